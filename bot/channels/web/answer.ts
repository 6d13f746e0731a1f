import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { ReadContext } from '../../../knowledge/language/message/reader.ts'
import { fold } from '../../../knowledge/language/text/text.ts'
import type { Fact } from '../../../knowledge/schema/fact.ts'
import { exactly, moreThan, type Value } from '../../../knowledge/rules/value.ts'

/** What an answer is read with. */
export interface AnswerContext extends Pick<ReadContext, 'province' | 'sector'> {
  readonly knowledge: Knowledge
  /** How many priority conditions the programme has; they are answered by number. */
  readonly priorities: number
}

/** A number that binary fractions left just below a whole one counts as that one: 64.57 × 100. */
const ROUNDING = 1e-6
const choice = (ids: readonly string[], said: string): Value => ({ is: 'choice', ids, said })
const count = (amount: number, said: string): Value => ({
  is: 'amount',
  interval: exactly(amount),
  said,
  unit: null,
})
const unknown = (doubt: 'unknown' | 'vague', said: string): Value => ({
  is: 'unknown',
  doubt,
  said,
})

const hasOption = (fact: Fact, id: string) =>
  fact.type === 'choice' && fact.options.some((option) => option.id === id)

const fromNumber = (fact: Fact, given: number): Value | null => {
  const said = String(given)
  if (fact.id === 'model' && hasOption(fact, said)) return choice([said], said)
  if (fact.type !== 'amount' || given < 0 || !Number.isFinite(given)) return null
  if (fact.counts && !Number.isInteger(given)) return null
  if (fact.plausible && given > fact.plausible.max) return unknown('vague', said)
  return count(Math.floor(given * fact.scale + ROUNDING), said)
}

const fromBoolean = (fact: Fact, given: boolean): Value | null => {
  const said = String(given)
  if (fact.type === 'truth' || fact.type === 'years') return { is: 'truth', value: given, said }
  return fact.truth ? choice([fact.truth[given ? 0 : 1]], said) : null
}

const fromText = (fact: Fact, given: string, context: AnswerContext): Value => {
  if (hasOption(fact, given)) return choice([given], given)
  const { knowledge, province, sector } = context
  const { facts, place, quick } = knowledge.reader.read(given, { asked: fact.id, province, sector })
  const found = facts.find((one) => one.fact === fact.id)?.reading
  if (found?.kind === 'value') return found.value
  if (fact.id === 'province' && place?.provinces.length === 1 && !place.ask)
    return choice(place.provinces, given)
  return unknown(quick === 'unknown' || quick === 'skip' ? 'unknown' : 'vague', given)
}

/** What can stand in a list; anything else can neither be read nor shown. */
const isItem = (item: unknown): item is string | number =>
  typeof item === 'string' || typeof item === 'number'

const isText = (item: unknown): item is string => typeof item === 'string' && item.trim() !== ''

/** A number of a list that counts from one. */
const isPlace = (item: unknown, last: number): boolean =>
  Number.isInteger(item) && Number(item) >= 1 && Number(item) <= last

const fromList = (
  fact: Fact,
  given: readonly unknown[],
  { priorities }: AnswerContext,
): Value | null => {
  if (!given.every(isItem)) return null
  const items = [...new Set(given.map((item) => (isText(item) ? item.trim() : item)))]
  const said = items.join(', ')
  if (fact.reading === 'listed')
    return items.every(isText) ? count(new Set(items.map(fold)).size, said) : null
  if (fact.type === 'choice') {
    const ids = items.map(String)
    return ids.length > 0 && ids.every((id) => hasOption(fact, id)) ? choice(ids, said) : null
  }
  return fact.type === 'list' && items.every((item) => isPlace(item, priorities))
    ? { is: 'list', items: items.map(String), said }
    : null
}

const profitOf = (given: unknown) => {
  if (typeof given === 'number') return exactly(given)
  return given === true ? moreThan(0) : exactly(0)
}

const fromYears = (fact: Fact, given: Readonly<Record<string, unknown>>): Value | null => {
  const entries = Object.entries(given)
  const isRight = entries.every(
    ([year, profit]) =>
      fact.years.some((one) => String(one) === year) &&
      (profit === null || typeof profit === 'boolean' || Number.isFinite(profit)),
  )
  if (fact.type !== 'years' || !isRight) return null
  const known = entries.filter(([, profit]) => profit !== null)
  if (known.length === 0) return unknown('unknown', '')
  const years = Object.fromEntries(known.map(([year, profit]) => [year, profitOf(profit)]))
  return { is: 'years', years, said: JSON.stringify(given) }
}

/**
 * One structured answer: a number is in the base unit of the fact, a string is read as in chat, and
 * what chat would ask back is not known here. Null where the fact takes no value of that type.
 */
export const readAnswer = (fact: Fact, given: unknown, context: AnswerContext): Value | null => {
  if (given === null) return unknown('unknown', '')
  if (typeof given === 'number') return fromNumber(fact, given)
  if (typeof given === 'boolean') return fromBoolean(fact, given)
  if (typeof given === 'string') return fromText(fact, given, context)
  if (Array.isArray(given)) return fromList(fact, given, context)
  return typeof given === 'object' ? fromYears(fact, given as Record<string, unknown>) : null
}
