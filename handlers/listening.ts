import type { MessageReading } from '../knowledge/language/reader.ts'
import type { FactReading } from '../knowledge/reading.ts'
import type { Value, Values } from '../knowledge/value.ts'
import { valuesOf } from './session.ts'
import type { Talk } from './talk.ts'

const idOf = (value: Value | undefined): string | null =>
  value?.is === 'choice' && value.ids.length === 1 ? (value.ids[0] ?? null) : null

const sectorIn = (facts: readonly FactReading[]): string | null => {
  const reading = facts.find(({ fact }) => fact === 'sector')?.reading
  return reading?.kind === 'value' ? idOf(reading.value) : null
}

/**
 * Reads a message with what the talk holds. Province and sector that the message itself names count
 * as well: a local unit is then read as it is used there, also between two candidates, since those
 * are neighbours.
 */
export const listen = (text: string, asked: string | null, talk: Talk): MessageReading => {
  const { session, knowledge } = talk
  const values: Values = session.walk ? valuesOf(session.walk) : {}
  const walked = knowledge.places.find(({ id }) => id === idOf(values['province']))?.id
  const province = walked ?? session.profile.province
  const sector = idOf(values['sector'])
  const first = knowledge.reader.read(text, { asked, province, sector })
  const here = first.place?.provinces[0] ?? province
  const work = sectorIn(first.facts) ?? sector
  return here === province && work === sector
    ? first
    : knowledge.reader.read(text, { asked, province: here, sector: work })
}
