import type { MediaKind } from '../../../handlers/conversation/incoming.ts'
import { isAddressOnly } from '../../../knowledge/language/text/plain-text.ts'
import type { Update } from '../channel.ts'
import type { ChannelEvent } from '../event.ts'
import { TAP_PREFIX } from './api.ts'
import { classOf } from './event-names.ts'
import { eventSchema, namedSchema, type OaEvent } from './payload.ts'

/** What an event came to; `name` is the platform's, for the counters. */
export interface OaReading {
  /** Null where nothing comes of it, as with echoes of what was sent. */
  readonly update: Update | null
  /** Set where the event is of a kind that nobody here knows. */
  readonly unknown?: string
  /** Set where a person wrote whom the account cannot answer. */
  readonly unanswered?: string
}

const NOTHING: OaReading = { update: null }

/** Attachments under whose picture a person writes; a link's description is the page's own. */
const CAPTIONED: ReadonlySet<string | undefined> = new Set(['image', 'gif', 'video', 'photo'])
/** A business card and a template may hold JSON where others hold words. */
const HOLDS_DATA = /card|template/u

const isJson = (text: string): boolean => {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

/** Only there, and only what is JSON as a whole: a person's words may begin with any bracket. */
const isDataIn = ({ event_name: name, message }: OaEvent, text: string): boolean => {
  const kinds = (message?.attachments ?? []).map(({ type }) => type ?? '')
  return [name, ...kinds].some((kind) => HOLDS_DATA.test(kind)) && isJson(text)
}

const chatOf = (id: string): string => `zalo-oa:${id}`

const update = (key: string, chat: string | undefined, event: ChannelEvent): OaReading =>
  chat === undefined ? NOTHING : { update: { key, chat: chatOf(chat), event } }

/** The words of a message, wherever they stand; '' where it has none. */
const wordsOf = (event: OaEvent): string => {
  const { message } = event
  const captions = (message?.attachments ?? []).flatMap(({ type, payload }) =>
    CAPTIONED.has(type) ? [payload?.caption, payload?.description, payload?.title] : [],
  )
  const said = [message?.text, ...captions]
    .map((text) => text?.trim() ?? '')
    .find((text) => text !== '' && !isDataIn(event, text))
  return said ?? ''
}

const textEvent = (
  text: string,
  key: string,
  beside: MediaKind | null,
  replyTo: string | undefined,
): ChannelEvent =>
  text.startsWith(TAP_PREFIX)
    ? { kind: 'choice', value: text.slice(TAP_PREFIX.length), message: '', tap: key }
    : {
        kind: 'text',
        text,
        ...(beside === null ? {} : { beside }),
        ...(replyTo ? { replyTo } : {}),
      }

/** Words count as words, whatever they came with; what has none is of its kind. */
const messageEvent = (
  event: OaEvent,
  key: string,
  media: MediaKind | null,
): ChannelEvent | null => {
  const text = wordsOf(event)
  if (text !== '' && !isAddressOnly(text))
    return textEvent(text, key, media, event.message?.quote_msg_id)
  const sound = event.message?.attachments?.find(({ payload }) => payload?.url)?.payload?.url
  if (media === 'voice' && sound !== undefined) return { kind: 'voice', sound }
  if (media !== null) return { kind: 'media', media }
  return text === '' ? null : { kind: 'media', media: 'other' }
}

const readMessage = (event: OaEvent): OaReading => {
  const { event_name: name, sender, message } = event
  const found = classOf(name)
  if (found.is !== 'message') return readName(event)
  const key = message?.msg_id
  const read = key === undefined ? null : messageEvent(event, key, found.media)
  return {
    ...(key === undefined || read === null ? NOTHING : update(key, sender?.id, read)),
    ...(found.isNew ? { unknown: name } : {}),
  }
}

/** An event that does not look like those that are known, by its name. */
const readName = (given: unknown): OaReading => {
  const name = namedSchema.safeParse(given).data?.event_name
  if (name === undefined) return NOTHING
  const { is } = classOf(name)
  if (is === 'silent') return NOTHING
  return is === 'unanswered' ? { update: null, unanswered: name } : { update: null, unknown: name }
}

/** Reads an authentic event. */
export const readEvent = (given: unknown): OaReading => {
  const event = eventSchema.safeParse(given).data
  if (!event) return readName(given)
  const { event_name: name, timestamp, follower, user_id: user, recipient, message } = event
  const managed = (id: string | undefined) => `${name} ${id ?? ''} ${timestamp}`
  switch (name) {
    case 'follow':
      return update(managed(follower?.id), follower?.id, { kind: 'start', payload: '' })
    case 'unfollow':
      return update(managed(follower?.id), follower?.id, { kind: 'left', reason: name })
    case 'user_withdraw': {
      const person = user ?? follower?.id ?? event.sender?.id
      return update(managed(person), person, { kind: 'withdrawn' })
    }
    case 'user_received_message': {
      const id = message?.msg_id
      if (id === undefined) return NOTHING
      return update(`${name} ${id}`, recipient?.id, { kind: 'arrived', messages: [id] })
    }
    default:
      return readMessage(event)
  }
}
