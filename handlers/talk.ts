import type { Knowledge } from '../knowledge/knowledge.ts'
import type { MessageReading } from '../knowledge/language/message/reader.ts'
import type { Say } from '../knowledge/phrases.ts'
import type { Session } from './conversation/conversation.ts'
import type { Incoming } from './conversation/incoming.ts'
import type { Outcome } from './conversation/outcome.ts'
import type { Reading } from '../knowledge/rules/reading.ts'
import type { Value, Values } from '../knowledge/rules/value.ts'
import { judgedValuesOf } from './conversation/session.ts'
import type { Pending } from './walk/progress.ts'

/** One incoming on its way through the handlers. */
export interface Talk {
  readonly incoming: Incoming
  readonly session: Session
  readonly knowledge: Knowledge
  readonly say: Say
}

/** A talk whose message has been read. */
export interface ReadTalk extends Talk {
  readonly reading: MessageReading
}

/** Answers a talk, or leaves it to the next handler. */
export type Handler = (talk: ReadTalk) => Outcome | null

export const withSession = <T extends Talk>(talk: T, session: Session): T => ({ ...talk, session })

/** The one thing that was chosen; null for none, or several. */
export const idOf = (value: Value | undefined): string | null =>
  value?.is === 'choice' && value.ids.length === 1 ? (value.ids[0] ?? null) : null

/** What the talk holds, whatever is asked. */
const heldBy = ({ session, knowledge }: Talk) => {
  const values: Values = session.walk ? judgedValuesOf(session.walk) : {}
  const walked = knowledge.places.find(({ id }) => id === idOf(values['province']))?.id
  return {
    province: walked ?? session.profile.province,
    sector: idOf(values['sector']),
    known: new Set([...(session.walk?.asked ?? []), ...Object.keys(values)]),
  }
}

/**
 * Reads a message with what the talk holds. `pending` is the question that waits, with whether a
 * yes would confirm an echo of it. A province or sector that the message itself names counts too.
 */
export const readMessage = (text: string, pending: Pending | null, talk: Talk): MessageReading =>
  talk.knowledge.reader.read(text, {
    ...heldBy(talk),
    asked: pending?.fact ?? null,
    waiting: pending?.kind === 'waiting' ? pending.waiting.kind : null,
  })

/** Reads a text as if it answered the question for a fact; null where it would not. */
export const readAnswerTo = (text: string, asked: string, talk: Talk): Reading | null =>
  talk.knowledge.reader
    .read(text, { ...heldBy(talk), asked })
    .facts.find(({ fact }) => fact === asked)?.reading ?? null
