import type { EventTraits } from '../../storage/chats/traits.ts'
import { NO_TRAITS } from '../../storage/chats/traits.ts'
import { parseEvent } from '../channels/event.ts'

/** What storage has to know of a stored event; one of another version is by itself. */
export const traitsOfEvent = (json: string): EventTraits => {
  const event = parseEvent(json)
  if (event?.kind === 'unread') return { ...NO_TRAITS, isUnread: true }
  if (event?.kind !== 'text' && event?.kind !== 'media') return NO_TRAITS
  const { message = null, album = null, replyTo = null } = event
  return {
    album,
    message,
    replyTo,
    isEdit: event.kind === 'text' && event.isEdit === true,
    words: event.kind === 'text' ? event.text : '',
    isUnread: false,
  }
}
