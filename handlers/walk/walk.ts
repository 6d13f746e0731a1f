import type { FactReading } from '../../knowledge/rules/reading.ts'
import type { Fact } from '../../knowledge/schema/fact.ts'
import {
  atMost,
  isExact,
  moreThan,
  type Interval,
  type Value,
  type Values,
} from '../../knowledge/rules/value.ts'
import { askPending } from './question.ts'
import type { TurnKind, Unconfirmed, Walk } from '../conversation/conversation.ts'
import { echo } from './echo.ts'
import type { Draft, Outcome } from '../conversation/outcome.ts'
import { describeValue } from '../text/value.ts'
import { confirmed, newWalk, record, valuesOf } from '../conversation/session.ts'
import {
  failingFacts,
  isReadBackOf,
  isSameValue,
  progressOf,
  staysOpen,
  type Progress,
} from './progress.ts'
import { withSession, type Talk } from '../talk.ts'
import { conclude } from './verdict/conclusion.ts'

/** After so many answers that were not understood a question is left open. */
export const MOST_MISSES = 2

/** A bubble that an older phone user reads at a glance. */
const SHORT_BUBBLE = 320

/** The walk of a talk; a new one where there is none, with the province that was set beforehand. */
export const walkOf = (talk: Talk): Walk => {
  const { session, incoming, knowledge } = talk
  if (session.walk) return session.walk
  const walk = newWalk(incoming.today)
  const { province } = session.profile
  const name = knowledge.places.find(({ id }) => id === province)?.name
  return province && name
    ? record(walk, incoming.at, 'province', { is: 'choice', ids: [province], said: name })
    : walk
}

/** One bubble where the echo is short and good news, so that the eye falls on the question. */
const join = (lead: readonly Draft[], question: Draft, apart: boolean): readonly Draft[] => {
  const [only, ...more] = lead
  const text = only && `${only.text}\n${question.text}`
  if (apart || !only || more.length > 0 || !text || text.length > SHORT_BUBBLE)
    return [...lead, question]
  const marks = [...(only.marks ?? []), ...(question.marks ?? [])]
  return [{ ...question, text, citations: only.citations ?? [], marks }]
}

/** How the next question follows what was said before. */
export interface Following {
  /** The turn's kind, where it is more than the question. */
  readonly kind?: TurnKind
  /** Keep the bubbles apart. */
  readonly apart?: boolean
  /** Show every option of a long list. */
  readonly whole?: boolean
}

/** Goes on: the pending question, or the result where nothing can change it any more. */
export const goOn = (
  talk: Talk,
  walk: Walk,
  lead: readonly Draft[],
  following: Following = {},
): Outcome => {
  const { session, incoming, knowledge } = talk
  const standing = progressOf(walk, incoming.today, knowledge)
  const { pending } = standing
  if (pending) {
    const asked = askPending(pending, walk, talk, standing, following.whole)
    const apart = following.apart === true || following.kind === 'answer'
    return {
      session: { ...session, walk: asked.walk },
      drafts: join(lead, asked.draft, apart),
      kind: following.kind ?? asked.kind,
      question: asked.question,
    }
  }
  if (walk.paused)
    return {
      session: { ...session, walk },
      drafts: lead,
      kind: following.kind ?? 'notice',
      question: null,
    }
  return conclude(talk, { ...walk, paused: true }, standing, lead)
}

const NOT_KNOWN: Interval = { from: null, to: null, fromOpen: false, toOpen: false }

/** The years that were left out hold what is now said of the rest. */
const fillYears = (before: Value, rest: Interval, fact: Fact): Value =>
  before.is === 'years'
    ? {
        ...before,
        years: Object.fromEntries(
          fact.years.map((year) => [String(year), before.years[year] ?? rest]),
        ),
      }
    : before

/**
 * An answer to a question that was asked again. A range that stays one, and years that stay
 * unknown, are kept as they are and not asked a third time; an authority may look.
 */
const settled = (fact: Fact, value: Value, { pending, values }: Progress): Value => {
  if (pending?.fact !== fact.id || pending.kind === 'ask' || pending.kind === 'edit') return value
  const before = values[fact.id]
  const isNarrowing = pending.kind === 'narrow'
  if (isNarrowing && before?.is === 'years') {
    if (value.is === 'truth') return fillYears(before, value.value ? moreThan(0) : atMost(0), fact)
    if (value.is === 'unknown') return fillYears(before, NOT_KNOWN, fact)
  }
  if (value.is === 'unknown')
    return isNarrowing && before?.is === 'amount'
      ? { ...before, doubt: 'vague' }
      : { ...value, doubt: 'vague' }
  const staysWide = value.is === 'amount' && !isExact(value.interval) && value.doubt === undefined
  return staysWide && isNarrowing ? { ...value, doubt: 'vague' } : value
}

const waitingFor = (reading: FactReading): Unconfirmed | null => {
  const { fact, reading: read } = reading
  if (read.kind === 'confirm') return { kind: 'confirm', fact, value: read.value, why: read.why }
  if (read.kind === 'clarify')
    return { kind: 'clarify', fact, ask: read.ask, said: read.said, options: read.options }
  return null
}

/** What is known where a reading stays unclear: of years those that were told, else nothing. */
const leftOpen = (
  waiting: Unconfirmed,
  { values }: Progress,
  { facts }: Talk['knowledge'],
): Value => {
  const [known, fact] = [values[waiting.fact], facts.get(waiting.fact)]
  if (known?.is === 'years' && fact) return fillYears(known, NOT_KNOWN, fact)
  const { said } = waiting.kind === 'clarify' ? waiting : waiting.value
  return { is: 'unknown', doubt: 'vague', said }
}

/** Facts that fail now and did not before, because a gate was answered. */
const newlyFailing = (before: Progress, after: Progress): readonly string[] => {
  const known = new Set(failingFacts(before))
  return failingFacts(after).filter((fact) => !known.has(fact))
}

/** "năm 2021 được 68": what was told of the year that counts stays, and is not asked again. */
const keptBeside = ({ fact, reading }: FactReading, values: Values, talk: Talk): string | null => {
  const { knowledge, say } = talk
  const isOtherYear = reading.kind === 'clarify' && reading.ask === 'other-year'
  const [known, about] = [values[fact], knowledge.facts.get(fact)]
  if (!isOtherYear || !about || known === undefined || known.is === 'unknown') return null
  const value = describeValue(about, known, knowledge)
  return say('echo.otherYear', { said: reading.said, label: say(`fact.${fact}`), value })
}

/** Puts readings into the walk and says them back. */
export const accept = (talk: Talk, readings: readonly FactReading[]) => {
  const { incoming, knowledge, say } = talk
  const start = walkOf(talk)
  const before = progressOf(start, incoming.today, knowledge)
  let walk = start
  const told: string[] = []
  const notes: string[] = []
  for (const reading of readings) {
    const waiting = waitingFor(reading)
    const kept = keptBeside(reading, before.values, talk)
    if (kept) notes.push(kept)
    else if (waiting) {
      const others = walk.waiting.filter(({ fact }) => fact !== waiting.fact)
      const again = before.pending?.fact === waiting.fact && before.pending.kind === 'waiting'
      const misses = again ? walk.misses + 1 : 0
      if (misses > MOST_MISSES) {
        walk = record(walk, incoming.at, waiting.fact, leftOpen(waiting, before, knowledge))
        told.push(waiting.fact)
      } else walk = { ...walk, paused: false, misses, waiting: [waiting, ...others] }
    } else if (reading.reading.kind === 'value') {
      const fact = knowledge.facts.get(reading.fact)
      const { value: stated } = reading.reading
      const value = fact ? settled(fact, stated, before) : stated
      const isReadBack = isReadBackOf(reading.fact, before)
      const isDoubtful = reading.reading.isDoubtful === true
      if (isReadBack && isDoubtful) {
        // told once more among words that were not understood: asked again, then left open
        const misses = walk.misses + 1
        walk =
          misses > MOST_MISSES
            ? record(walk, incoming.at, reading.fact, { is: 'unknown', doubt: 'vague', said: '' })
            : { ...walk, misses }
        continue
      }
      walk = record(walk, incoming.at, reading.fact, value, isDoubtful)
      told.push(reading.fact)
      if (isReadBack && isSameValue(stated, before.values[reading.fact]))
        walk = confirmed(walk, incoming.at)
    }
  }
  let after = progressOf(walk, incoming.today, knowledge)
  const open = knowledge.facts.get(staysOpen(told, before, after) ?? '')
  if (open) {
    const misses = start.misses + 1
    const left = settled(open, { is: 'unknown', doubt: 'vague', said: '' }, before)
    walk = misses > MOST_MISSES ? record(walk, incoming.at, open.id, left) : { ...walk, misses }
    after = progressOf(walk, incoming.today, knowledge)
  }
  const order = [...knowledge.facts.keys()]
  const facts = [...new Set([...told, ...newlyFailing(before, after)])].toSorted(
    (one, other) => order.indexOf(one) - order.indexOf(other),
  )
  const said = echo(facts, valuesOf(start), after, talk)
  const read = said.plain === null ? [] : [say('echo.read', { list: said.plain })]
  const lines = [...notes, ...read, ...said.lines]
  const lead: readonly Draft[] =
    lines.length > 0 ? [{ text: lines.join('\n'), citations: said.citations }] : []
  walk = told.length > 0 ? { ...walk, latest: told } : walk
  const goesOn = said.fails > 0 && after.pending !== null
  const hint = goesOn && !before.judgement?.mandatory.some(({ status }) => status === 'not_met')
  const [first] = lead
  return {
    walk,
    told,
    fails: said.fails > 0,
    said: lead,
    lead: hint && first ? [{ ...first, text: `${first.text}\n${say('walk.goOn')}` }] : lead,
  }
}

/** Accepts readings and goes on with the next question, or with the result that they change. */
export const acceptAndGoOn = (talk: Talk, readings: readonly FactReading[]): Outcome => {
  const { session, incoming, knowledge } = talk
  const known = session.walk ? valuesOf(session.walk) : {}
  const { walk, told, said, lead, fails } = accept(talk, readings)
  const next = withSession(talk, { ...session, walk })
  const standing = progressOf(walk, incoming.today, knowledge)
  const isCorrection = told.length > 0 && told.every((fact) => known[fact] !== undefined)
  const isSettled = standing.pending === null || standing.pending.kind === 'ask'
  if (walk.concluded && isCorrection && isSettled)
    return conclude(next, { ...walk, paused: true }, standing, said)
  const goesOn = told.length > 0 && !isCorrection ? { ...walk, concluded: false } : walk
  return goOn(next, goesOn, lead, { apart: fails })
}
