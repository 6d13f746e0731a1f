import type { Say } from '../../../knowledge/phrases.ts'
import type { Update } from '../channel.ts'
import type { ChannelEvent } from '../event.ts'
import {
  updateIdSchema,
  updateSchema,
  type TelegramMembership,
  type TelegramMessage,
  type TelegramTap,
} from './payload.ts'
import type { CallbackData } from './callback-data.ts'

/** The bot, as a group speaks to it. */
interface BotIdentity {
  readonly id: string
  /** Without `@`; null while the platform has not told. */
  readonly username: string | null
}

const COMMAND = /^\/([a-z0-9_]{1,32})(?:@(\w+))?(?:\s+|$)/iu
/** What is left before the words when a mention is taken out. */
const LEADING = /^[\s,:;-]+/u

/** A message as it concerns the bot. */
interface Addressed {
  /** In lower case, without `/` and `@name`; null where the message is no command. */
  readonly command: string | null
  /** What follows the command, or the whole text. */
  readonly text: string
}

/** Telegram gives a bot in a group only what calls it: while its name is not known, any bot's is. */
const isSame = (name: string, username: string | null) =>
  username === null || name.toLowerCase() === username.toLowerCase()

/** Every bot's name ends so. */
const mentionOf = (username: string | null) => new RegExp(`@${username ?? '\\w*bot'}(?!\\w)`, 'giu')

/**
 * Takes the bot's own name out of a message. Null where a group talks among itself: there the bot is
 * spoken to by a command, by its name or by a reply to it.
 */
const readAddress = (
  { chat, reply_to_message: repliedTo }: TelegramMessage,
  text: string,
  { id, username }: BotIdentity,
): Addressed | null => {
  const isGroup = chat.type !== 'private'
  const [whole, command, name] = COMMAND.exec(text) ?? []
  if (whole !== undefined && command !== undefined) {
    if (isGroup && name !== undefined && !isSame(name, username)) return null
    return { command: command.toLowerCase(), text: text.slice(whole.length).trim() }
  }
  if (!isGroup) return { command: null, text }
  const without = text.replace(mentionOf(username), '')
  const isSpokenTo = without !== text || repliedTo?.from?.id === id
  return isSpokenTo ? { command: null, text: without.replace(LEADING, '').trim() } : null
}

type Media = Extract<ChannelEvent, { kind: 'media' }>['media']

/** What a message can hold beside text. What is not listed is no message of a person. */
const MEDIA: readonly (readonly [string, Media])[] = [
  ['photo', 'image'],
  ['voice', 'voice'],
  ['audio', 'voice'],
  ['sticker', 'sticker'],
  // Before the document that stands beside it for older programs.
  ['animation', 'other'],
  ['document', 'file'],
  ['venue', 'location'],
  ['location', 'location'],
  ['video', 'other'],
  ['video_note', 'other'],
  ['contact', 'other'],
  ['poll', 'other'],
  ['dice', 'other'],
  ['story', 'other'],
]

const GONE: ReadonlySet<string> = new Set(['left', 'kicked'])
const PAYLOAD = /^[\w-]{1,64}$/u

export const chatOf = (id: string): string => `telegram:${id}`

export interface ReadingDeps {
  readonly say: Say
  readonly taps: CallbackData
  readonly identity: () => BotIdentity
}

/** One update, read: `update` is null where nothing comes of it. */
export interface TelegramUpdate {
  readonly id: string
  readonly update: Update | null
}

/** Reads one update; null where it has not even an id. */
export type UpdateReader = (update: unknown) => TelegramUpdate | null

/** The platform's id of a tap and the label that was tapped, as one id. */
export const tapId = (id: string, label: string): string => `${id} ${label}`

/** Takes such an id apart. */
export const splitTap = (tap: string): { readonly id: string; readonly label: string } => {
  const [id = ''] = tap.split(' ', 1)
  return { id, label: tap.slice(id.length + 1) }
}

const readMembership = ({
  chat,
  old_chat_member: before,
  new_chat_member: after,
}: TelegramMembership): ChannelEvent | null => {
  if (GONE.has(after.status)) return { kind: 'left', reason: after.status }
  if (!GONE.has(before.status)) return null
  // Who unblocks the bot presses start as well; a group has nobody who does.
  return chat.type === 'private' ? { kind: 'returned' } : { kind: 'start', payload: '' }
}

export const createReader = ({ say, taps, identity }: ReadingDeps): UpdateReader => {
  const words = new Map(
    say('telegram.commands')
      .split(' ')
      .flatMap((command) => {
        const key = `telegram.words.${command}`
        return say.has(key) ? [[command, say(key)] as const] : []
      }),
  )

  const readText = (message: TelegramMessage, text: string): ChannelEvent | null => {
    const addressed = readAddress(message, text, identity())
    if (!addressed) return null
    const { command, text: rest } = addressed
    if (command === 'start' || (command === null && rest === ''))
      return { kind: 'start', payload: PAYLOAD.test(rest) ? rest : '' }
    if (command === null) return { kind: 'text', text: rest }
    const said = words.get(command)
    return { kind: 'text', text: said === undefined ? text : `${said} ${rest}`.trim() }
  }

  const readMessage = (message: TelegramMessage): ChannelEvent | null => {
    const { migrate_to_chat_id: to, text, caption, from } = message
    if (to !== undefined) return { kind: 'moved', to: chatOf(to) }
    if (from?.is_bot) return null
    const said = text ?? caption
    if (said !== undefined) return readText(message, said)
    const media = MEDIA.find(([key]) => message[key] !== undefined)?.[1]
    const isForUs = media !== undefined && readAddress(message, '', identity()) !== null
    return isForUs ? { kind: 'media', media } : null
  }

  const readTap = ({ id, data, message }: TelegramTap): ChannelEvent | null => {
    const value = taps.open(chatOf(message.chat.id), data)
    if (value === null) return null
    const buttons = message.reply_markup?.inline_keyboard.flat() ?? []
    const label = buttons.find((button) => button.callback_data === data)?.text ?? ''
    return { kind: 'choice', value, message: message.message_id, tap: tapId(id, label) }
  }

  return (given) => {
    const result = updateSchema.safeParse(given)
    if (!result.success) {
      const id = updateIdSchema.safeParse(given).data?.update_id
      return id === undefined ? null : { id, update: null }
    }
    const { update_id: key, message, callback_query: tap, my_chat_member: member } = result.data
    const place = message?.chat ?? tap?.message.chat ?? member?.chat
    const event = message
      ? readMessage(message)
      : tap
        ? readTap(tap)
        : member
          ? readMembership(member)
          : null
    const isUsed = place !== undefined && place.type !== 'channel' && event !== null
    return { id: key, update: isUsed ? { key, chat: chatOf(place.id), event } : null }
  }
}
