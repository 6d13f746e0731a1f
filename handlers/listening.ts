import type { MessageReading } from '../knowledge/language/reader.ts'
import type { Value, Values } from '../knowledge/value.ts'
import { valuesOf } from './session.ts'
import type { Pending } from './standing.ts'
import type { Talk } from './talk.ts'

const idOf = (value: Value | undefined): string | null =>
  value?.is === 'choice' && value.ids.length === 1 ? (value.ids[0] ?? null) : null

/**
 * Reads a message with what the talk holds. `pending` is the question that waits, with whether a
 * yes would confirm an echo of it. A province or sector that the message itself names counts too.
 */
export const listen = (text: string, pending: Pending | null, talk: Talk): MessageReading => {
  const { session, knowledge } = talk
  const values: Values = session.walk ? valuesOf(session.walk) : {}
  const walked = knowledge.places.find(({ id }) => id === idOf(values['province']))?.id
  return knowledge.reader.read(text, {
    asked: pending?.fact ?? null,
    province: walked ?? session.profile.province,
    sector: idOf(values['sector']),
    waiting: pending?.kind === 'waiting' ? pending.waiting.kind : null,
  })
}
