import { reminderMessage, type ReminderMessage } from '../../handlers/reminders/message.ts'
import type { Due } from '../../handlers/conversation/subscriber.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { DeliveryDraft } from '../../storage/outbox/outbox.ts'
import type { NewReminder } from '../../storage/reminders/reminders.ts'
import type { ChannelLimits, ChannelMessage } from '../channels/channel.ts'
import type { PlannedItem, PlannedRow } from './planner.ts'
import { templateOf } from './template.ts'

/** Where a message goes, and what fits there. */
export interface Address {
  readonly chat: string
  readonly channel: string
  readonly limits: Pick<ChannelLimits, 'text' | 'choices' | 'template'>
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
export interface ReminderMessages {
  readonly reminders: readonly NewReminder[]
  readonly drafts: readonly DeliveryDraft[]
  readonly latest: readonly Due[]
}

type Known = Pick<Knowledge, 'agencies' | 'say' | 'sources'>

const recordOf = (row: PlannedRow, delivery: string | null): NewReminder => ({ ...row, delivery })

/** Rows that are on record without a message. */
export const recordSilent = (rows: readonly PlannedRow[]): readonly NewReminder[] =>
  rows.map((row) => recordOf(row, null))

/** Items that share a message. */
interface Part {
  readonly items: readonly PlannedItem[]
  readonly text: string
  /** JSON of the parcel. */
  readonly parcel: string
  readonly message: ReminderMessage
}

/** Messages that are remembered, for others who are told the same. */
const MOST_REMEMBERED = 1000

const partOf = (items: readonly PlannedItem[], telling: Telling, known: Known): Part => {
  const message = reminderMessage(items, { late: telling.isLate, again: false }, known)
  const { about, address } = telling
  const { limits } = address
  const typed = limits.choices > 0 ? '' : message.words
  // A second chat has no subscription of its own: what is done is said where the subscription is.
  const isElsewhere = address.chat !== about
  const last = isElsewhere ? known.say('template.elsewhere') : typed
  const lines = [message.text, last].filter((line) => line !== '')
  const text = lines.join('\n').normalize('NFC')
  const template = limits.template ? templateOf(items, known) : null
  const parcel: ChannelMessage = {
    text,
    choices: isElsewhere ? [] : message.choices.slice(0, limits.choices),
    ...(template ? { template } : {}),
  }
  return { items, message, text, parcel: JSON.stringify(parcel) }
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

/** Writes what is told to one chat on one day. */
export interface MessageWriter {
  /** `now` is the instant of planning in milliseconds. */
  (telling: Telling, now: number): ReminderMessages
}

/**
 * A writer of messages; what thousands of people are told alike is written once. A message is named
 * after its first item and the instant of planning: what was withdrawn before may go out again under
 * another name.
 */
export const createMessageWriter = (known: Known): MessageWriter => {
  const memory = new Map<string, readonly Part[]>()

  const partsOf = (items: readonly PlannedItem[], telling: Telling): readonly Part[] => {
    const { about, address, isLate } = telling
    const what = items.map(({ row, before }) => `${row.key} ${row.due} ${row.send_on} ${before}`)
    const isElsewhere = address.chat !== about
    const key = [address.channel, isLate, isElsewhere, ...what].join('|')
    const found = memory.get(key)
    if (found) return found
    if (memory.size === MOST_REMEMBERED) memory.clear()
    const parts = divide(items, telling, known)
    memory.set(key, parts)
    return parts
  }

  // Tells two messages of one millisecond apart.
  let count = 0
  return (telling, now) => {
    const { items, about, address, isDigest } = telling
    if (items.length === 0) return { reminders: [], drafts: [], latest: [] }
    const groups = isDigest ? [items] : items.map((item) => [item])
    const named = groups
      .flatMap((group) => partsOf(group, telling))
      .map((part) => ({
        ...part,
        key: [
          'reminder',
          about,
          part.items[0]?.row.key,
          `${now.toString(36)}.${(count += 1).toString(36)}`,
        ].join(':'),
      }))
    return {
      reminders: named.flatMap(({ items: own, key }) => own.map(({ row }) => recordOf(row, key))),
      drafts: named.map(({ key, parcel }) => ({
        key,
        channel: address.channel,
        chat: address.chat,
        class: 'reminder',
        parcel,
      })),
      latest: named.flatMap(({ message }) => message.due),
    }
  }
}
