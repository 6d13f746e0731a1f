import type { Inbox } from '../../storage/chats/inbox.ts'
import type { Channel, Intake } from '../channels/channel.ts'
import type { ChannelEvent } from '../channels/event.ts'
import type { Metrics } from '../metrics.ts'
import type { DeliveryTime } from '../clock.ts'
import type { ChatQueue } from './chat-queue.ts'

export interface IntakeDeps {
  readonly inbox: Pick<Inbox, 'receive' | 'cursor'>
  readonly queue: Pick<ChatQueue, 'wake'>
  readonly time: Pick<DeliveryTime, 'now'>
  readonly metrics: Metrics
  /** Back-pressure: true while so much waits that more would only be lost later. */
  readonly isFull: () => boolean
  /** False where one chat may let wait as much as it likes. */
  readonly isLimited: boolean
}

/** A person who writes more than this ahead of the answers is told to write the rest again. */
const MOST_OF_CHAT = 20

/** What a person does; the rest is what the platform tells of the chat, and no one's too much. */
const OF_PERSON: ReadonlySet<ChannelEvent['kind']> = new Set<ChannelEvent['kind']>([
  'text',
  'choice',
  'start',
  'media',
])

/** Where a channel hands over: each update is stored once before anything is done about it. */
export const createIntake = (
  channel: Pick<Channel, 'name' | 'acknowledge'>,
  { inbox, queue, time, metrics, isFull, isLimited }: IntakeDeps,
): Intake => {
  const { name } = channel
  const most = isLimited ? MOST_OF_CHAT : undefined
  return {
    async receive(updates, cursor) {
      // What is refused is delivered again later: nothing of it has been taken.
      if (isFull()) throw new Error('the inbox is full')
      const arrivals = updates.map(({ key, chat, event }) => ({
        channel: name,
        key,
        chat,
        event: JSON.stringify(event),
        isLimited: OF_PERSON.has(event.kind),
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
