import type { Inbox } from '../../storage/inbox.ts'
import type { Channel, Intake } from '../channels/channel.ts'
import type { Metrics } from '../metrics.ts'
import type { Time } from '../clock.ts'
import type { Lanes } from './lanes.ts'

export interface IntakeDeps {
  readonly inbox: Pick<Inbox, 'receive' | 'cursor'>
  readonly lanes: Pick<Lanes, 'wake'>
  readonly time: Pick<Time, 'now'>
  readonly metrics: Metrics
  /** True while so much waits that more would only be lost later. */
  readonly isFull: () => boolean
}

/** Where a channel hands over: each update is stored once before anything is done about it. */
export const createIntake = (
  channel: Pick<Channel, 'name' | 'acknowledge'>,
  { inbox, lanes, time, metrics, isFull }: IntakeDeps,
): Intake => {
  const { name } = channel
  return {
    async receive(updates, cursor) {
      // What is refused is delivered again later: nothing of it has been taken.
      if (isFull()) throw new Error('the inbox is full')
      const arrivals = updates.map(({ key, chat, event }) => ({
        channel: name,
        key,
        chat,
        event: JSON.stringify(event),
      }))
      const place = cursor === null ? null : { channel: name, cursor }
      const fresh = await inbox.receive(arrivals, place, time.now())
      for (let again = fresh; again < updates.length; again += 1) metrics.add('repeated')
      for (const { chat, event } of updates) {
        if (event.kind === 'choice') void channel.acknowledge(chat, event)
        lanes.wake(chat)
      }
    },
    cursor: () => inbox.cursor(name),
  }
}
