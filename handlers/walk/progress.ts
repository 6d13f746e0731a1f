import type { Judged, Judgement, Trace } from '../../knowledge/rules/judgement.ts'
import { judge } from '../../knowledge/rules/judge.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { openFacts, openFactsIn } from '../../knowledge/rules/open-facts.ts'
import type { Programme } from '../../knowledge/schema/programme.ts'
import type { Fact } from '../../knowledge/schema/fact.ts'
import { isExact, type Value, type Values } from '../../knowledge/rules/value.ts'
import type { PendingQuestion, Unconfirmed, Walk } from '../conversation/conversation.ts'
import { doubtfulIn, judgedValuesOf } from '../conversation/session.ts'

/** What the person is asked now. */
export type Pending =
  | {
      readonly kind: 'waiting'
      readonly fact: string
      readonly waiting: Unconfirmed
      /** All facts that one yes confirms, before they make the cooperative eligible. */
      readonly readBack?: readonly string[]
    }
  | { readonly kind: 'edit'; readonly fact: string }
  /** Said as a range that lies on both sides of a threshold. */
  | { readonly kind: 'narrow'; readonly fact: string }
  | { readonly kind: 'ask'; readonly fact: string }

/** Where a walk-through stands: all of it derived from the answers. */
export interface Progress {
  readonly values: Values
  /** Null while the old province is not known. */
  readonly programme: Programme | null
  readonly judgement: Judgement | null
  /** Null where nothing more can change the result. */
  readonly pending: Pending | null
  /** Counts the facts that can still be asked, besides the pending one and those that were put. */
  readonly countLeft: (put: readonly string[]) => number
}

/** Every leaf of a trace. */
export const leavesOf = (trace: Trace): readonly Trace[] =>
  trace.children.length === 0 ? [trace] : trace.children.flatMap(leavesOf)

/** Mandatory conditions that speak of a fact and apply to this cooperative. */
export const judgedOn = (judgement: Judgement, fact: string): readonly Judged[] =>
  judgement.mandatory.filter(
    ({ status, trace }) =>
      status !== 'not_applicable' &&
      leavesOf(trace).some((leaf) => leaf.fact === fact && leaf.status !== 'not_applicable') &&
      subjectOf(trace) === fact,
  )

/** The fact that a condition is about: that of its last leaf, behind every gate. */
export const subjectOf = (trace: Trace): string | null => {
  const last = trace.children.at(-1)
  return last ? subjectOf(last) : trace.fact
}

/** The one old province that was told. */
export const provinceIn = (values: Values): string | null => {
  const province = values['province']
  return province?.is === 'choice' && province.ids.length === 1 ? (province.ids[0] ?? null) : null
}

const programmeFor = (values: Values, { programmes }: Knowledge): Programme | null => {
  const id = provinceIn(values)
  return [...programmes.values()].find(({ province }) => province === id) ?? null
}

/** Said as a range, or of some years only, and not asked about since. */
const isUndecided = (value: Value | undefined, fact: Fact | undefined): boolean => {
  if (value?.is === 'years') return fact?.years.some((year) => !value.years[year]) ?? false
  return value?.is === 'amount' && !isExact(value.interval) && value.doubt === undefined
}

/** Facts still open, were the person to name any province and any sector: the longest way. */
const longestWay = (values: Values, today: string, knowledge: Knowledge): readonly string[] => {
  const programme = programmeFor(values, knowledge)
  const programmes = programme ? [programme] : [...knowledge.programmes.values()]
  const sectors = knowledge.facts.get('sector')?.options ?? []
  const ways = programmes.flatMap((one) => {
    const known = openFacts(one, values, today, knowledge)
    if (!known.includes('sector')) return [known]
    return sectors.map(({ id }) => [
      'sector',
      ...openFacts(
        one,
        { ...values, sector: { is: 'choice', ids: [id], said: '' } },
        today,
        knowledge,
      ),
    ])
  })
  return ways.reduce((longest, way) => (way.length > longest.length ? way : longest), [])
}

const pendingOf = (
  walk: Walk,
  values: Values,
  judgement: Judgement | null,
  open: readonly string[],
  facts: Knowledge['facts'],
) => {
  const matters = (fact: string) =>
    judgement === null || open.includes(fact) || judgedOn(judgement, fact).length > 0
  const waiting = walk.waiting.find(({ fact }) => matters(fact))
  if (waiting) return { kind: 'waiting', fact: waiting.fact, waiting } as const
  if (walk.editing !== null) return { kind: 'edit', fact: walk.editing } as const
  const first = open[0]
  if (judgement && first !== 'sector' && first !== 'entity') {
    const fact = judgement.mandatory
      .filter(({ status }) => status === 'unknown')
      .map(({ trace }) => subjectOf(trace))
      .find((about) => about !== null && isUndecided(values[about], facts.get(about)))
    if (fact) return { kind: 'narrow', fact } as const
  }
  return first === undefined ? null : ({ kind: 'ask', fact: first } as const)
}

/**
 * What would make the cooperative eligible and was told among words that were not understood: all of it
 * is read back and asked for a yes before it counts.
 */
const readBack = (walk: Walk, values: Values, judgement: Judgement | null): Pending | null => {
  if (judgement?.eligibility !== 'eligible') return null
  const doubtful = doubtfulIn(walk)
  const subjects = new Set(judgement.mandatory.map(({ trace }) => subjectOf(trace)))
  const facts = [...subjects].flatMap((about) =>
    about !== null && doubtful.has(about) ? [about] : [],
  )
  const [fact] = facts
  const value = values[fact ?? '']
  if (!fact || !value) return null
  const waiting = { kind: 'confirm', fact, value, why: 'more-said' } as const
  return { kind: 'waiting', fact, waiting, readBack: facts }
}

/** Replays the answers: programme, judgement and next question as of a civil day. */
export const progressOf = (walk: Walk, today: string, knowledge: Knowledge): Progress => {
  const values = judgedValuesOf(walk)
  const programme = programmeFor(values, knowledge)
  const judgement = programme && judge(programme, values, today, knowledge)
  const noSubject = judgement?.mandatory.some(
    ({ condition, status }) => condition.kind === 'subject' && status === 'not_met',
  )
  const provinceIsOpen = values['province'] === undefined
  const open = judgement
    ? openFactsIn(judgement, knowledge.facts)
    : provinceIsOpen
      ? ['province']
      : []
  const ended = walk.paused || noSubject === true
  const next = ended ? null : pendingOf(walk, values, judgement, open, knowledge.facts)
  const pending = next ?? (ended ? null : readBack(walk, values, judgement))
  const countLeft = (put: readonly string[]) =>
    longestWay(values, today, knowledge).filter(
      (fact) => fact !== pending?.fact && !put.includes(fact),
    ).length
  return { values, programme, judgement, pending, countLeft }
}

/**
 * The pending question as the contract shows it. Steps count the questions put and only grow: one that
 * is put again is no step back.
 */
export const questionOf = (walk: Walk, standing: Progress): PendingQuestion | null => {
  const { pending, countLeft } = standing
  if (!pending) return null
  const isPut = walk.asked.includes(pending.fact)
  const step = walk.asked.length + (isPut ? 0 : 1)
  return { fact: pending.fact, step, of: step + countLeft(walk.asked) }
}

/** What a value tells, however it was said. */
const knownIn = (value: Value | undefined) =>
  value?.is === 'years' ? value.years : value?.is === 'amount' ? value.interval : value

/** What is asked once more was told, and is as open as before: "2019 lỗ" twice, of three years. */
export const staysOpen = (
  told: readonly string[],
  before: Progress,
  after: Progress,
): string | null => {
  const { pending, values } = before
  const isNarrow = pending?.kind === 'narrow' && after.pending?.kind === 'narrow'
  if (!isNarrow || after.pending.fact !== pending.fact || !told.includes(pending.fact)) return null
  const [was, is] = [values, after.values].map((all) => JSON.stringify(knownIn(all[pending.fact])))
  return was === is ? pending.fact : null
}

/** One yes confirms all that is read back; what is told of the fact in front is the answer to that. */
export const isReadBackOf = (fact: string, { pending }: Progress): boolean =>
  pending?.kind === 'waiting' && pending.readBack !== undefined && pending.fact === fact

export const isSameValue = (one: Value, other: Value | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** Facts of the mandatory conditions that fail. */
export const failingFacts = ({ judgement }: Progress): readonly string[] =>
  (judgement?.mandatory ?? [])
    .filter(({ status }) => status === 'not_met')
    .map(({ trace }) => subjectOf(trace))
    .filter((fact) => fact !== null)
