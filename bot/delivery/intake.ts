import type { Channel, Intake } from '../channels/channel.ts'
import type { ChannelEvent } from '../channels/event.ts'
import type { ChatQueue } from './chat-queue.ts'
import type { DeliveryTime } from '../clock.ts'
import type { Parts } from '../parts.ts'

export interface IntakeDeps extends Pick<Parts, 'inbox' | 'metrics'> {
  readonly time: Pick<DeliveryTime, 'now'>
  readonly queue: Pick<ChatQueue, 'wake'>
  /** Back-pressure: true while so much waits that more would only be lost later. */
  readonly isFull: () => boolean
  /** False if one chat may have any number of updates waiting. */
  readonly isLimited: boolean
  /** Whether words ask to delete everything: nothing that waits in the chat is heard before. */
  readonly asksToDelete: (text: string) => boolean
}

/** Most updates of one chat that may wait; the person is asked to write again what was beyond that. */
const MOST_OF_CHAT = 20

/**
 * Events caused by a person. The others are never limited: reports of the platform, and what was said
 * where nobody knows yet whether to the bot, which must not be told to be unread if it was not.
 */
const OF_PERSON: ReadonlySet<ChannelEvent['kind']> = new Set<ChannelEvent['kind']>([
  'text',
  'choice',
  'start',
  'media',
  'voice',
])

/** Where a channel hands over its updates: each is stored once, before anything is done about it. */
export const createIntake = (
  channel: Pick<Channel, 'name' | 'acknowledge'>,
  { inbox, queue, time, metrics, isFull, isLimited, asksToDelete }: IntakeDeps,
): Intake => {
  const { name } = channel
  const isDeletion = (event: ChannelEvent) =>
    event.kind === 'text' && event.isEdit !== true && asksToDelete(event.text)
  const most = isLimited ? MOST_OF_CHAT : undefined
  return {
    async receive(updates, cursor) {
      // Nothing was stored, so the platform delivers all of it again later.
      if (isFull()) throw new Error('the inbox is full')
      const arrivals = updates.map(({ key, chat, event }) => ({
        channel: name,
        key,
        chat,
        event: JSON.stringify(event),
        isLimited: OF_PERSON.has(event.kind) && !isDeletion(event),
        isWithdrawal: event.kind === 'withdrawn' || isDeletion(event),
      }))
      const place = cursor === null ? null : { channel: name, cursor }
      const fresh = await inbox.receive(arrivals, place, time.now(), most)
      for (let again = fresh; again < updates.length; again += 1) metrics.add('repeated')
      for (const { chat, event } of updates) {
        if (event.kind === 'choice') void channel.acknowledge(chat, event)
        queue.wake(chat)
      }
    },
    cursor: () => inbox.cursor(name),
  }
}
