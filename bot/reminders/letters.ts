import { reminderMessage, type ReminderMessage } from '../../handlers/reminding/message.ts'
import type { Due } from '../../handlers/subscriber.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { DeliveryDraft } from '../../storage/outbox.ts'
import type { NewReminder } from '../../storage/reminders.ts'
import type { ChannelLimits, Parcel } from '../channels/channel.ts'
import type { PlannedItem, PlannedRow } from './planner.ts'

/** Where a message goes, and what fits there. */
export interface Address {
  readonly chat: string
  readonly channel: string
  readonly limits: Pick<ChannelLimits, 'text' | 'choices'>
}

/** What is to be told to one chat. */
export interface Telling {
  readonly items: readonly PlannedItem[]
  /** The chat whose subscription it is; `address` may be another one of the same person. */
  readonly about: string
  readonly address: Address
  /** Everything in one message. */
  readonly isDigest: boolean
  /** The program was down when it should have gone out. */
  readonly isLate: boolean
}

/** Messages, the record of what they tell, and what a bare "done" after them is about. */
export interface Letters {
  readonly reminders: readonly NewReminder[]
  readonly drafts: readonly DeliveryDraft[]
  readonly latest: readonly Due[]
}

type Known = Pick<Knowledge, 'agencies' | 'say' | 'sources'>

const recordOf = ({ sendOn, ...row }: PlannedRow, delivery: string | null): NewReminder => ({
  ...row,
  send_on: sendOn,
  delivery,
})

/** Rows that are on record without a message. */
export const recordSilent = (rows: readonly PlannedRow[]): readonly NewReminder[] =>
  rows.map((row) => recordOf(row, null))

interface Part {
  readonly items: readonly PlannedItem[]
  readonly text: string
  readonly message: ReminderMessage
}

const partOf = (items: readonly PlannedItem[], telling: Telling, known: Known): Part => {
  const message = reminderMessage(items, { late: telling.isLate, again: false }, known)
  const typed = telling.address.limits.choices > 0 ? '' : message.words
  const text = [message.text, typed].filter((line) => line !== '').join('\n')
  return { items, message, text: text.normalize('NFC') }
}

/** Items as few messages as fit; each holds whole items, and at least one. */
const divide = (items: readonly PlannedItem[], telling: Telling, known: Known): readonly Part[] => {
  const part = partOf(items, telling, known)
  const live = items.filter(({ kind }) => kind !== 'gone').length
  const isWhole =
    part.text.length <= telling.address.limits.text && part.message.due.length === live
  if (items.length <= 1 || isWhole) return [part]
  const half = Math.ceil(items.length / 2)
  return [
    ...divide(items.slice(0, half), telling, known),
    ...divide(items.slice(half), telling, known),
  ]
}

/**
 * The messages of one chat and one day. A message is named after its first item and the instant of
 * planning (milliseconds): what was withdrawn before may go out again under another name.
 */
export const writeLetters = (telling: Telling, known: Known, now: number): Letters => {
  const { items, about, address, isDigest } = telling
  if (items.length === 0) return { reminders: [], drafts: [], latest: [] }
  const groups = isDigest ? [items] : items.map((item) => [item])
  const parts = groups.flatMap((group) => divide(group, telling, known))
  const named = parts.map((part) => ({
    ...part,
    key: `reminder:${about}:${part.items[0]?.row.key ?? ''}:${now.toString(36)}`,
  }))
  return {
    reminders: named.flatMap(({ items: own, key }) => own.map(({ row }) => recordOf(row, key))),
    drafts: named.map(({ key, text, message }) => {
      const choices = message.choices.slice(0, address.limits.choices)
      const parcel: Parcel = { text, choices }
      return {
        key,
        channel: address.channel,
        chat: address.chat,
        class: 'reminder',
        parcel: JSON.stringify(parcel),
      }
    }),
    latest: named.flatMap(({ message }) => message.due),
  }
}
