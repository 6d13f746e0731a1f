import type { AmountFound } from './amount.ts'

/** What an amount counts → the fact it is about. */
const BY_NOUN: Readonly<Record<string, string>> = {
  member: 'members',
  household: 'members',
  people: 'members',
  service: 'services',
  vehicle: 'vehicles',
  point: 'score',
}

/** Topics of money that are not capital. */
const OTHER_MONEY: ReadonlySet<string> = new Set([
  'revenue',
  'profit',
  'debt',
  'tax',
  'wage',
  'price',
])

/**
 * The fact that an amount is about, or null where neither its unit nor its noun tells: a number is
 * never given to a fact by guess.
 */
export const factOfAmount = (amount: AmountFound): string | null => {
  switch (amount.dimension) {
    case 'area':
    case 'container':
      return 'area'
    case 'money':
    case 'gold':
    case 'foreign-money':
      return amount.topic !== null && OTHER_MONEY.has(amount.topic) ? null : 'capital'
    case 'score':
    case 'rating':
      return 'score'
    case 'count':
      return BY_NOUN[amount.noun ?? ''] ?? null
    case 'share':
    case 'year':
    case 'date':
    case 'bare':
      return null
    default:
      return amount.dimension satisfies never
  }
}
