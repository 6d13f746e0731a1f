import type { MediaKind } from '../../../handlers/conversation/incoming.ts'
import { isAddressOnly } from '../../../knowledge/language/text/plain-text.ts'
import type { Metrics } from '../../metrics.ts'
import type { Update } from '../channel.ts'
import type { ChannelEvent } from '../event.ts'
import { deliverySchema, namedSchema, updateSchema, type BotMessage } from './payload.ts'

/** What came; `media` is null for words alone. A name that is not listed may be a message too. */
const KNOWN: ReadonlyMap<string, MediaKind | null> = new Map([
  ['message.text.received', null],
  ['message.image.received', 'image'],
  ['message.sticker.received', 'sticker'],
  ['message.voice.received', 'voice'],
  ['message.unsupported.received', 'other'],
])
const MESSAGE = /^message\.[\w-]+\.received$/u

const chatOf = (id: string): string => `zalo-bot:${id}`

const eventOf = (
  media: MediaKind | null,
  { text, caption, voice_url: sound }: BotMessage,
): ChannelEvent | null => {
  // Words under a picture are words.
  const said = [text, caption].find((words) => words !== undefined && words.trim() !== '')
  if (said !== undefined && !isAddressOnly(said))
    return {
      kind: 'text',
      text: said.normalize('NFC'),
      ...(media === null ? {} : { beside: media }),
    }
  if (media === 'voice' && sound !== undefined) return { kind: 'voice', sound }
  if (media !== null) return { kind: 'media', media }
  return said === undefined ? null : { kind: 'media', media: 'other' }
}

/** Reads one update; null where nothing comes of it: a group, a bot, an event that says nothing. */
export type BotUpdateReader = (given: unknown) => Update | null

/** What reads updates, and counts those of a name that nobody here knows. */
export const createUpdateReader = (metrics: Pick<Metrics, 'unknownEvent'>): BotUpdateReader => {
  const countUnknown = (given: unknown) => {
    const name = namedSchema.safeParse(given).data?.event_name
    if (name !== undefined && !KNOWN.has(name)) metrics.unknownEvent('zalo-bot', name)
  }

  return (given) => {
    countUnknown(given)
    const update = updateSchema.safeParse(given).data
    if (!update) return null
    const { event_name: name, message } = update
    const { chat, from, message_id: id } = message
    const media = KNOWN.get(name)
    if (media === undefined && !MESSAGE.test(name)) return null
    const event = eventOf(media === undefined ? 'other' : media, message)
    if (!event || from?.is_bot || chat.chat_type !== 'PRIVATE') return null
    return { key: `${chat.id}:${id}`, chat: chatOf(chat.id), event }
  }
}

/** Reads what a webhook brought: the documented envelope, or the bare update. */
export const readDelivered = (given: unknown, read: BotUpdateReader): Update | null => {
  const envelope = deliverySchema.safeParse(given).data
  return envelope?.result === undefined ? read(given) : read(envelope.result)
}
