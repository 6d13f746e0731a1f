import type { Update } from '../channel.ts'
import type { ChannelEvent } from '../event.ts'
import { TAP_PREFIX } from './api.ts'
import { eventSchema, type OaEvent } from './payload.ts'

type Media = Extract<ChannelEvent, { kind: 'media' }>['media']

/** What a person can send beside text, by the name of its event. */
const MEDIA: ReadonlyMap<string, Media> = new Map<string, Media>([
  ['user_send_image', 'image'],
  ['user_send_audio', 'voice'],
  ['user_send_sticker', 'sticker'],
  ['user_send_file', 'file'],
  ['user_send_location', 'location'],
  ['user_send_gif', 'other'],
  ['user_send_video', 'other'],
  ['user_send_link', 'other'],
  ['user_send_business_card', 'other'],
])

const chatOf = (id: string): string => `zalo-oa:${id}`

const readText = (text: string, key: string): ChannelEvent =>
  text.startsWith(TAP_PREFIX)
    ? { kind: 'choice', value: text.slice(TAP_PREFIX.length), message: '', tap: key }
    : { kind: 'text', text }

const update = (key: string, chat: string | undefined, event: ChannelEvent): Update | null =>
  chat === undefined ? null : { key, chat: chatOf(chat), event }

const readMessage = (event: OaEvent): Update | null => {
  const { event_name: name, sender, message } = event
  const key = message?.msg_id
  if (key === undefined) return null
  const text = message?.text?.trim() ?? ''
  const media = MEDIA.get(name)
  if (name === 'user_send_text')
    return text === '' ? null : update(key, sender?.id, readText(text, key))
  return media === undefined ? null : update(key, sender?.id, { kind: 'media', media })
}

/** Reads an authentic event; null where nothing comes of it, as with echoes of what was sent. */
export const readEvent = (given: unknown): Update | null => {
  const event = eventSchema.safeParse(given).data
  if (!event) return null
  const { event_name: name, timestamp, follower, recipient, message } = event
  const managed = `${name} ${follower?.id ?? ''} ${timestamp}`
  switch (name) {
    case 'follow':
      return update(managed, follower?.id, { kind: 'start', payload: '' })
    case 'unfollow':
      return update(managed, follower?.id, { kind: 'left', reason: name })
    case 'user_received_message': {
      const id = message?.msg_id
      if (id === undefined) return null
      return update(`${name} ${id}`, recipient?.id, { kind: 'arrived', messages: [id] })
    }
    default:
      return readMessage(event)
  }
}
