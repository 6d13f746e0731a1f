import { NOTHING_TOLD } from './context.ts'
import type { AnswerEvent, MediaMemory, Session, Walk } from './conversation.ts'
import type { Incoming } from './incoming.ts'
import type { Value, Values } from '../../knowledge/rules/value.ts'

const MILLISECONDS_A_DAY = 24 * 60 * 60 * 1000
const MOST_EVENTS = 200

/** Before anything but text has come. */
const NO_MEDIA: MediaMemory = { quiet: {}, held: null }

/** A session in which nothing has been said. */
export const newSession = (incoming: Incoming): Session => ({
  version: 1,
  epoch: Date.parse(incoming.at).toString(36),
  consents: {},
  held: null,
  profile: { province: null, role: 'director' },
  walk: null,
  offered: [],
  prompt: null,
  context: NOTHING_TOLD,
  media: NO_MEDIA,
  dossier: null,
  lastAt: incoming.at,
})

/**
 * The session to go on with as if what led from `before` to `after` had not been said. Choices that
 * were offered meanwhile are stale and never mean something else: the numbers of their prompts are used up.
 */
export const rewind = (before: Session | null, after: Session | null): Session | null => {
  if (!before || before.epoch !== after?.epoch) return before
  return { ...before, offered: [...after.offered, 0] }
}

export const newWalk = (startedOn: string): Walk => ({
  startedOn,
  name: null,
  answers: [],
  asked: [],
  waiting: [],
  editing: null,
  paused: false,
  misses: 0,
  latest: [],
  concluded: false,
  scenario: null,
})

/** The latest value of every fact; a fact taken back has none. */
export const valuesOf = (walk: Walk): Values => {
  const values: Record<string, Value> = {}
  for (const { fact, value } of walk.answers) {
    if (value === null) delete values[fact]
    else values[fact] = value
  }
  return values
}

/** The walk without what is only supposed. */
export const asTold = (walk: Walk): Walk => ({ ...walk, scenario: null })

/** What the walk is judged by: what was told, and in place of it what is supposed. */
export const judgedValuesOf = (walk: Walk): Values => ({
  ...valuesOf(walk),
  ...Object.fromEntries((walk.scenario?.facts ?? []).map(({ fact, value }) => [fact, value])),
})

/** Years said at different times belong together; of one year the last word counts. */
const merge = (before: Value | undefined, after: Value): Value =>
  before?.is === 'years' && after.is === 'years'
    ? { ...after, years: { ...before.years, ...after.years } }
    : after

/** The facts of whose latest value it is not sure that it was all that was said; supposed ones are. */
export const doubtfulIn = (walk: Walk): ReadonlySet<string> => {
  const latest = new Map(walk.answers.map((answer) => [answer.fact, answer]))
  const supposed = new Set(walk.scenario?.facts.map(({ fact }) => fact))
  const doubtful = [...latest.values()].filter((one) => one.isDoubtful).map(({ fact }) => fact)
  return new Set(doubtful).difference(supposed)
}

/** Adds an answer. The list only grows, and is folded to its last words when it grows long. */
export const record = (
  walk: Walk,
  at: string,
  fact: string,
  value: Value | null,
  isDoubtful = false,
): Walk => {
  const merged = value === null ? null : merge(valuesOf(walk)[fact], value)
  const answer: AnswerEvent = { at, fact, value: merged, ...(isDoubtful && { isDoubtful }) }
  const answers: readonly AnswerEvent[] = [...walk.answers, answer]
  const facts = (walk.scenario?.facts ?? []).filter((one) => one.fact !== fact)
  return {
    ...walk,
    // a real value ends what was supposed of the same
    scenario: walk.scenario && facts.length > 0 ? { ...walk.scenario, facts } : null,
    answers: answers.length > MOST_EVENTS ? fold(answers) : answers,
    misses: 0,
    paused: false,
    editing: walk.editing === fact ? null : walk.editing,
    waiting: walk.waiting.filter((reading) => reading.fact !== fact),
  }
}

/** What was read back and agreed to is doubtful no more. */
export const confirmed = (walk: Walk, at: string): Walk => {
  const values = valuesOf(walk)
  return [...doubtfulIn(walk)].reduce(
    (one, fact) => record(one, at, fact, values[fact] ?? null),
    walk,
  )
}

const fold = (answers: readonly AnswerEvent[]): readonly AnswerEvent[] =>
  answers.filter(
    ({ fact, value }, at) =>
      value !== null && !answers.slice(at + 1).some((later) => later.fact === fact),
  )

/** Settings that came with the message, and what may no longer be kept, before anything is read. */
export const prepare = (session: Session, incoming: Incoming): Session => {
  const { held, media, walk } = session
  const isOver = walk?.scenario && walk.scenario.on !== incoming.today
  const isTooLong = (one: { readonly at: string } | null) =>
    one !== null && Date.parse(incoming.at) - Date.parse(one.at) > MILLISECONDS_A_DAY
  return {
    ...session,
    walk: walk && isOver ? asTold(walk) : walk,
    held: isTooLong(held) ? null : held,
    media: isTooLong(media.held) ? { ...media, held: null } : media,
    profile: { ...session.profile, ...incoming.profile },
  }
}
