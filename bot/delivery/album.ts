import type { UpdateContext } from '../../storage/chats/updates.ts'
import { parseEvent, type ChannelEvent } from '../channels/event.ts'

/**
 * The event of an update; of an album one event for all of its parts: what is said with any of them,
 * else the first. Null where nothing is to be answered: the event is of another version, or says nothing
 * and belongs to an album that was answered before.
 */
export const eventOf = ({
  event: json,
  parts = [],
  isAnswered = false,
}: Pick<UpdateContext, 'event' | 'parts' | 'isAnswered'>): ChannelEvent | null => {
  const events = [json, ...parts].flatMap((part) => parseEvent(part) ?? [])
  const [first] = events
  const told = events.filter((event) => event.kind === 'text')
  const [said] = told
  if (said) return { ...said, text: told.map(({ text }) => text).join('\n') }
  return isAnswered || !first ? null : first
}
