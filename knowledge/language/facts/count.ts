import type { Reading } from '../../rules/reading.ts'
import type { Fact } from '../../schema/fact.ts'
import type { Interval } from '../../rules/value.ts'
import type { AmountFound } from '../amounts/amount.ts'
import type { AmountReader } from './area.ts'
import { inWholes } from '../amounts/bound.ts'
import {
  bareIn,
  clarify,
  confirm,
  contradictory,
  isImplausible,
  readingOf,
  valueOf,
  type AmountValue,
} from './context.ts'

/** Beside such a count a bare number may be anything. */
const STRANGE: ReadonlySet<string> = new Set(['animal', 'weight', 'place', 'day'])

/** "nữ 14 người" counts some of them. */
const SOME = 'women'

const counted = (amount: AmountFound): AmountFound => ({
  ...amount,
  interval: inWholes(amount.interval),
})

const sum = (amounts: readonly AmountFound[]): Interval => {
  const total = (side: 'from' | 'to') =>
    amounts.some(({ interval }) => interval[side] === null)
      ? null
      : amounts.reduce((so, { interval }) => so + Number(interval[side]), 0)
  return {
    from: total('from'),
    to: total('to'),
    fromOpen: amounts.some(({ interval }) => interval.fromOpen),
    toOpen: amounts.some(({ interval }) => interval.toOpen),
  }
}

const together = (amounts: readonly AmountFound[]): AmountValue => ({
  is: 'amount',
  interval: sum(amounts),
  said: amounts.map(({ said }) => said).join(' + '),
  unit: null,
})

/** "1200 chiếc, 780 xe 420 ghe": the one amount that all others add up to, whatever it is said twice. */
const totalOf = (amounts: readonly AmountFound[]): AmountFound | null => {
  const different = [...new Map(amounts.map((one) => [JSON.stringify(one.interval), one])).values()]
  const sums = different.filter((one) => {
    const parts = different.filter((other) => other !== one)
    return parts.length > 1 && JSON.stringify(sum(parts)) === JSON.stringify(one.interval)
  })
  return sums[0] ?? null
}

/** Households, people and linked members are not members: each is asked back. */
const readUnlike = (amounts: readonly AmountFound[]): Reading | null => {
  const named = (noun: string) => amounts.find((amount) => amount.noun === noun)
  const linked = named('member-linked')
  if (linked !== undefined) {
    // "12 hộ bán chung nữa, tính ra 61": what stands behind may be both together
    const told = bareIn(amounts).find(({ at }) => at < linked.at)
    const full = named('member-full') ?? named('member') ?? told
    const both = full === undefined ? [linked] : [full, linked]
    const options = full === undefined ? [] : [valueOf(full), together(both)]
    return clarify('members-kinds', both.map(({ said }) => said).join(', '), options)
  }
  const members = named('member') ?? named('member-full')
  const households = named('household')
  // "300 hộ, mỗi hộ 1 thành viên" does not say one member
  const fewer = (members?.interval.to ?? 0) < (households?.interval.from ?? 0)
  if (members !== undefined && !fewer) return null
  if (households !== undefined) return clarify('households', households.said, [valueOf(households)])
  const people = named('people')
  return people === undefined ? null : clarify('people', people.said)
}

const NOTHING: NonNullable<Fact['counts']> = { sure: [], asked: [], alone: [], also: [] }

/** Builds the reader of counts: members, vehicles, services in figures. A count needs no unit. */
export const createCountReader =
  (isConnector: (word: string) => boolean): AmountReader =>
  (all, fact, { asked }) => {
    const amounts = all.filter(({ topic }) => topic !== SOME)
    const { sure, asked: ifAsked, alone, also } = fact.counts ?? NOTHING
    const unlike = also.length > 0 ? readUnlike(amounts) : null
    if (unlike !== null) return unlike
    const isAsked = asked === fact.id
    const inNouns = (nouns: readonly string[]) =>
      amounts.filter(({ noun }) => noun !== null && nouns.includes(noun))
    const plain = inNouns(isAsked ? [...sure, ...ifAsked] : sure)
    const named = plain.length > 0 || !isAsked ? plain : inNouns(alone)
    const [first] = named.map(counted)
    const unclear = named.find(({ certainty }) => certainty === 'ask')
    if (unclear !== undefined) return readingOf({ ...unclear, unit: null }, fact)
    const whole = fact.adds ? totalOf(named) : null
    if (whole) return readCount(counted(whole), fact)
    if (first !== undefined && fact.adds && named.length > 1) {
      const total = together(named)
      return confirm(total, isImplausible(total.interval, fact) ? 'implausible' : 'counted')
    }
    if (first !== undefined) return contradictory(named) ?? readCount(first, fact)
    const about = bareIn(amounts).filter(({ topic }) => isAsked || topic === fact.id)
    const [bare] = about.map(counted)
    if (bare === undefined) return null
    // "thành viên 320 vốn 1 tỷ": a number with a name is followed by anything
    const isNamed = bare.topic === fact.id
    const strange =
      (!isNamed && bare.followedBy !== null && !isConnector(bare.followedBy)) ||
      amounts.some(({ noun }) => STRANGE.has(noun ?? ''))
    const reading = contradictory(about) ?? readCount(bare, fact)
    return strange && reading.kind === 'value' ? confirm(reading.value, 'doubt') : reading
  }

/** Half a member does not exist: a fraction is asked back, whatever threshold it is near. */
const readCount = (amount: AmountFound, fact: Fact): Reading => {
  const { from, to } = amount.interval
  const isWhole = Number.isInteger(from ?? 0) && Number.isInteger(to ?? 0)
  return isWhole ? readingOf({ ...amount, unit: null }, fact) : clarify('not-whole', amount.said)
}
