import type { Update } from '../channel.ts'
import type { ChannelEvent } from '../event.ts'
import { deliverySchema, updateSchema, type BotMessage } from './payload.ts'

type Media = Extract<ChannelEvent, { kind: 'media' }>['media']

const MEDIA: Readonly<Record<string, Media>> = {
  'message.image.received': 'image',
  'message.sticker.received': 'sticker',
  'message.voice.received': 'voice',
  'message.unsupported.received': 'other',
}

const chatOf = (id: string): string => `zalo-bot:${id}`

const eventOf = (name: string, { text, caption }: BotMessage): ChannelEvent | null => {
  if (name === 'message.text.received')
    return text === undefined ? null : { kind: 'text', text: text.normalize('NFC') }
  const media = MEDIA[name]
  if (media === undefined) return null
  // Words under a picture are words.
  return caption === undefined || caption.trim() === ''
    ? { kind: 'media', media }
    : { kind: 'text', text: caption.normalize('NFC') }
}

/** Reads one update; null where nothing comes of it: a group, a bot, an event that is not known. */
export const readUpdate = (given: unknown): Update | null => {
  const update = updateSchema.safeParse(given).data
  if (!update) return null
  const { event_name: name, message } = update
  const { chat, from, message_id: id } = message
  const event = eventOf(name, message)
  if (!event || from?.is_bot || chat.chat_type !== 'PRIVATE') return null
  return { key: `${chat.id}:${id}`, chat: chatOf(chat.id), event }
}

/** Reads what a webhook brought: the documented envelope, or the bare update. */
export const readDelivered = (given: unknown): Update | null => {
  const envelope = deliverySchema.safeParse(given).data
  return readUpdate(envelope?.result) ?? readUpdate(given)
}
