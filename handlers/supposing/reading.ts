import type { SupposedStep } from '../../knowledge/language/supposing/change.ts'
import type { Supposition } from '../../knowledge/language/supposing/supposition.ts'
import type { Fact } from '../../knowledge/schema/fact.ts'
import type { FactReading } from '../../knowledge/rules/reading.ts'
import { exactly, type Interval, type Value, type Values } from '../../knowledge/rules/value.ts'
import type { Supposed } from '../conversation/conversation.ts'
import { readAnswerTo, readMessage, type Talk } from '../talk.ts'
import { failingFacts, progressOf } from '../walk/progress.ts'

/** Why a supposition is asked back about. */
export type UnclearSupposed =
  /** Several amounts of one fact, or several facts for one amount. */
  | { readonly why: 'contradiction' | 'which'; readonly options: readonly Supposed[] }
  /** More or less than an amount that was never told. */
  | { readonly why: 'no-base'; readonly fact: string }
  /** No cooperative has that many: below zero, or beyond anything plausible. */
  | { readonly why: 'impossible'; readonly fact: string }
  /** Said so that it cannot be read as one value. */
  | { readonly why: 'unread'; readonly said: string; readonly options: readonly Supposed[] }

export interface SupposedReading {
  readonly facts: readonly Supposed[]
  readonly unclear: UnclearSupposed | null
}

type AmountValue = Extract<Value, { is: 'amount' }>

const MINUS = /(?:^|[^\d\s])\s*[-–−]\s*\d/u

const amountsIn = ({ knowledge }: Talk): readonly Fact[] =>
  [...knowledge.facts.values()].filter(({ type }) => type === 'amount')

/** What an amount without a name may be of: what is asked, else what fails, else anything told. */
const leaningOn = (talk: Talk, values: Values): readonly string[] => {
  const { session, incoming, knowledge } = talk
  const amounts = new Set(amountsIn(talk).map(({ id }) => id))
  const standing = session.walk && progressOf(session.walk, incoming.today, knowledge)
  const asked = standing?.pending?.fact ?? ''
  if (amounts.has(asked)) return [asked]
  const failing = (standing ? failingFacts(standing) : []).filter((fact) => amounts.has(fact))
  return failing.length > 0
    ? [...new Set(failing)]
    : [...amounts].filter((fact) => values[fact]?.is === 'amount')
}

/** What may be tried out: also what a yes would confirm, for nothing is kept of it and all is said. */
const valueOf = (one: FactReading['reading'] | null): Value | null => {
  if (one?.kind === 'clarify') return one.options.length === 1 ? (one.options[0] ?? null) : null
  return one === null || (one.kind === 'confirm' && one.why === 'implausible') ? null : one.value
}

/** "20 người", "30" as an amount of facts that do not name themselves; in the unit told before. */
const readLeaning = (said: string, values: Values, talk: Talk): readonly Supposed[] =>
  leaningOn(talk, values).flatMap((fact) => {
    const before = values[fact]
    const unit = before?.is === 'amount' ? before.unit : null
    const inUnit = unit ? readAnswerTo(`${said} ${unit.name}`, fact, talk) : null
    const value = valueOf(readAnswerTo(said, fact, talk)) ?? valueOf(inUnit)
    return value?.is === 'amount' ? [{ fact, value }] : []
  })

const readingsIn = (text: string, talk: Talk): readonly FactReading[] =>
  text === ''
    ? []
    : readMessage(text, null, talk).facts.filter(
        ({ fact }) => fact !== 'province' && talk.knowledge.facts.has(fact),
      )

/** Why a reading cannot be supposed; none where it can. */
const unclearIn = ({ fact, reading }: FactReading): readonly UnclearSupposed[] => {
  if (valueOf(reading) !== null) return []
  if (reading.kind !== 'clarify' || reading.ask === 'implausible')
    return [{ why: 'impossible', fact }]
  const options = reading.options.map((value) => ({ fact, value }))
  return reading.ask === 'contradiction'
    ? [{ why: 'contradiction', options }]
    : [{ why: 'unread', said: reading.said, options }]
}

/** "bị lỗ" names no year, and is understood as the answer to the question for the years. */
const readYearly = (text: string, talk: Talk): readonly Supposed[] =>
  [...talk.knowledge.facts.values()]
    .filter(({ type }) => type === 'years')
    .flatMap(({ id }) => {
      const value = valueOf(readAnswerTo(text, id, talk))
      return value && value.is !== 'unknown' ? [{ fact: id, value }] : []
    })

/** What is supposed in plain words. */
const readPlain = (text: string, values: Values, talk: Talk): SupposedReading => {
  const readings = readingsIn(text, talk)
  const [unclear] = readings.flatMap(unclearIn)
  if (unclear) return { facts: [], unclear }
  const named = readings.flatMap(({ fact, reading }) => {
    const value = valueOf(reading)
    return value ? [{ fact, value }] : []
  })
  if (named.length > 0 || text === '') return { facts: named, unclear: null }
  const yearly = readYearly(text, talk)
  if (yearly.length > 0) return { facts: yearly, unclear: null }
  // "300 mà 200": parts are told one by one
  const bare = text.split(', ').flatMap((part) => readMessage(part, null, talk).figures)
  const [first, second] = bare.map((figure) => readLeaning(figure, values, talk))
  if (first && second) {
    const options = [...first, ...second]
    return { facts: [], unclear: { why: 'contradiction', options } }
  }
  if (first && first.length > 1) return { facts: [], unclear: { why: 'which', options: first } }
  return { facts: first ?? [], unclear: null }
}

const added = (base: Interval, by: Interval, sign: 1 | -1): Interval => {
  const sum = (one: number | null, other: number | null) =>
    one === null || other === null ? null : one + sign * other
  const [least, most] = sign > 0 ? [by.from, by.to] : [by.to, by.from]
  return { ...base, from: sum(base.from, least), to: sum(base.to, most) }
}

const multiplied = (base: Interval, factor: number): Interval => ({
  ...base,
  from: base.from === null ? null : Math.round(base.from * factor),
  to: base.to === null ? null : Math.round(base.to * factor),
})

/** The amount by which a step goes, as one of the facts that it may be of. */
const stepsOf = (step: SupposedStep, values: Values, talk: Talk): readonly Supposed[] => {
  if (step.how === 'times') {
    const facts = step.fact === null ? leaningOn(talk, values) : [step.fact]
    return facts.map((fact) => ({
      fact,
      value: { is: 'amount', interval: exactly(0), said: '', unit: null },
    }))
  }
  const named = readingsIn(step.said, talk).flatMap(({ fact, reading }) => {
    const value = valueOf(reading)
    return value?.is === 'amount' ? [{ fact, value }] : []
  })
  return named.length > 0 ? named : readLeaning(step.said, values, talk)
}

const afterStep = (base: AmountValue, by: AmountValue, { how, factor }: SupposedStep): Value => ({
  ...base,
  interval:
    how === 'times'
      ? multiplied(base.interval, factor)
      : added(base.interval, by.interval, how === 'more' ? 1 : -1),
})

const isImpossible = ({ fact, value }: Supposed, { knowledge }: Talk): boolean => {
  const about = knowledge.facts.get(fact)
  if (value.is !== 'amount' || !about?.plausible) return false
  const { from, to } = value.interval
  const { min, max } = about.plausible
  const [least, most] = [min * about.scale, max * about.scale]
  return [from, to].some((end) => end !== null && (end < least || end > most))
}

/** It says how much, or leaves it out; words of another matter are no amount. */
const isCounted = ({ how, said }: SupposedStep, talk: Talk): boolean => {
  if (how === 'times' || said === '') return true
  const { facts, figures } = readMessage(said, null, talk)
  return facts.length > 0 || figures.length > 0
}

/** A step with the amount that it starts from, or why it cannot be taken. */
const take = (step: SupposedStep, values: Values, talk: Talk): SupposedReading => {
  const found = stepsOf(step, values, talk)
  const [only, ...others] = found
  if (!only) return { facts: [], unclear: { why: 'unread', said: step.said, options: [] } }
  const options = found.flatMap(({ fact, value: by }): readonly Supposed[] => {
    const base = values[fact]
    return base?.is === 'amount' && by.is === 'amount'
      ? [{ fact, value: afterStep(base, by, step) }]
      : []
  })
  if (options.length === 0) return { facts: [], unclear: { why: 'no-base', fact: only.fact } }
  return others.length > 0 && options.length > 1
    ? { facts: [], unclear: { why: 'which', options } }
    : { facts: options.slice(0, 1), unclear: null }
}

/** Facts of which two different things are supposed at once. */
const contradicting = (facts: readonly Supposed[]): readonly Supposed[] => {
  const different = (one: Supposed) =>
    facts.filter(
      ({ fact, value }) => fact === one.fact && JSON.stringify(value) !== JSON.stringify(one.value),
    )
  return facts.filter((one) => different(one).length > 0)
}

/**
 * What is supposed, worked out from what stands now: absolute figures, then each change on top of
 * them. Nothing is guessed; what is not clear is asked back.
 */
export const readSupposed = (
  { plain, steps }: Supposition,
  before: Values,
  talk: Talk,
): SupposedReading => {
  const [minus] = [plain, ...steps.map(({ said }) => said)].flatMap((said) =>
    MINUS.test(said) ? readingsIn(said, talk).map(({ fact }) => fact) : [],
  )
  if (minus !== undefined) return { facts: [], unclear: { why: 'impossible', fact: minus } }
  const read = readPlain(plain, before, talk)
  const twofold = contradicting(read.facts)
  if (twofold.length > 0) return { facts: [], unclear: { why: 'contradiction', options: twofold } }
  // "giảm thuế được không" changes nothing of what is counted here
  if (steps.some((step) => !isCounted(step, talk))) return { facts: [], unclear: null }
  let values: Values = before
  let facts = read.facts
  let { unclear } = read
  const put = (more: readonly Supposed[]) => {
    const told = new Set(more.map(({ fact }) => fact))
    facts = [...facts.filter(({ fact }) => !told.has(fact)), ...more]
    values = { ...values, ...Object.fromEntries(more.map(({ fact, value }) => [fact, value])) }
  }
  put(read.facts)
  for (const step of steps) {
    if (unclear) break
    const taken = take(step, values, talk)
    unclear = taken.unclear
    put(taken.facts)
  }
  const impossible = facts.find((one) => isImpossible(one, talk))
  if (impossible) unclear = { why: 'impossible', fact: impossible.fact }
  return { facts: unclear ? [] : facts, unclear }
}
