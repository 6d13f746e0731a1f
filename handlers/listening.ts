import type { MessageReading } from '../knowledge/language/message/reader.ts'
import type { Reading } from '../knowledge/rules/reading.ts'
import type { Value, Values } from '../knowledge/rules/value.ts'
import { valuesOf } from './session.ts'
import type { Pending } from './walk/progress.ts'
import type { Talk } from './talk.ts'

const idOf = (value: Value | undefined): string | null =>
  value?.is === 'choice' && value.ids.length === 1 ? (value.ids[0] ?? null) : null

/** What the talk holds, whatever is asked. */
const heldBy = ({ session, knowledge }: Talk) => {
  const values: Values = session.walk ? valuesOf(session.walk) : {}
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
export const listen = (text: string, pending: Pending | null, talk: Talk): MessageReading =>
  talk.knowledge.reader.read(text, {
    ...heldBy(talk),
    asked: pending?.fact ?? null,
    waiting: pending?.kind === 'waiting' ? pending.waiting.kind : null,
  })

/** Reads a text as if it answered the question for a fact; null where it would not. */
export const listenFor = (text: string, asked: string, talk: Talk): Reading | null =>
  talk.knowledge.reader
    .read(text, { ...heldBy(talk), asked })
    .facts.find(({ fact }) => fact === asked)?.reading ?? null
