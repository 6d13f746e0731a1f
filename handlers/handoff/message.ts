import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { HandOffEnd, HandOffKind, HandOffOffice } from '../conversation/hand-off.ts'
import { agencyFor, officeInWords, officerInWords } from './office.ts'

/** A message of a hand-off, as whoever is told needs it. */
export interface HandOffMessage {
  readonly kind: HandOffKind
  readonly number: number
  readonly office: HandOffOffice
  /** The name that the officer shows, or null. */
  readonly officer: string | null
  readonly words: string | null
  readonly packet: string | null
  readonly end: HandOffEnd | null
  readonly isToOfficer: boolean
}

const toOfficer = (
  { kind, number, words, packet, end, officer }: HandOffMessage,
  { say }: Knowledge,
): string | null => {
  switch (kind) {
    case 'packet':
      return packet === null ? null : say('handoff.to.packet', { number, packet })
    case 'words':
      return words === null ? null : say('handoff.to.words', { number, words })
    case 'taken':
      return officer === null
        ? say('handoff.to.taken', { number })
        : say('handoff.to.takenBy', { number, officer })
    case 'ended':
      return end === null ? null : say(`handoff.to.ended_${end}`, { number })
    case 'accepted':
    case 'released':
      return null
    default:
      return kind satisfies never
  }
}

/** The office that the person can go to where nobody here answers. */
export const agencyInWords = (office: HandOffOffice, knowledge: Knowledge): string =>
  officeInWords(
    { ...office, agency: agencyFor(office.province, knowledge) ?? office.agency },
    knowledge,
  )

const toDirector = (message: HandOffMessage, knowledge: Knowledge): string | null => {
  const { kind, number, words, end, office, officer } = message
  const { say } = knowledge
  const values = {
    number,
    officer: officerInWords(officer, office, knowledge),
    office: agencyInWords(office, knowledge),
  }
  switch (kind) {
    case 'words':
      return words === null ? null : say('handoff.from.words', { ...values, words })
    case 'accepted':
    case 'released':
      return say(`handoff.from.${kind}`, values)
    case 'ended':
      return end === null ? null : say(`handoff.from.ended_${end}`, values)
    case 'packet':
    case 'taken':
      return null
    default:
      return kind satisfies never
  }
}

/**
 * A message of a hand-off as it is read: it always says whose words they are. Null where nothing is to
 * be said any more.
 */
export const handOffText = (message: HandOffMessage, knowledge: Knowledge): string | null =>
  message.isToOfficer ? toOfficer(message, knowledge) : toDirector(message, knowledge)

const TAKE = /^h\.take\.(\d{1,7})$/u

/** The value of the button under a packet, which outlives every session. */
export const takeValue = (number: number): string => `h.take.${number}`

/** The number of the hand-off that a button takes; null where the value is none of these. */
export const readTakeValue = (value: string): number | null => {
  const found = TAKE.exec(value)?.[1]
  return found === undefined ? null : Number(found)
}
