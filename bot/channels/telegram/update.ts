import type { Say } from '../../../knowledge/phrases.ts'
import type { Update } from '../channel.ts'
import type { ChannelEvent } from '../event.ts'
import { chatOf, chatOfMessage } from './address.ts'
import { readCall, wordsCalledFor, type BotIdentity } from './call.ts'
import { contentOf, wordsIn } from './content.ts'
import { readMembership } from './membership.ts'
import {
  UPDATE_KINDS,
  updateIdSchema,
  updateSchema,
  type ParsedUpdate,
  type TelegramMessage,
  type TelegramTap,
} from './payload.ts'
import type { CallbackData } from './callback-data.ts'

const KNOWN_KINDS: ReadonlySet<string> = new Set(UPDATE_KINDS)
const PAYLOAD = /^[\w-]{1,64}$/u
/** An edit that comes later than so many seconds after its message is not read. */
const EDITABLE_SECONDS = 120

export interface ReadingDeps {
  readonly say: Say
  readonly taps: CallbackData
  readonly identity: () => BotIdentity
  /** Hears the platform's names of what this version does not know. */
  readonly onUnknown: (event: string) => void
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

/** What tells a message from others: its id, the album that it is part of, what it replies to. */
const detailsOf = ({
  message_id: message,
  media_group_id: album,
  reply_to_message: before,
}: TelegramMessage) => ({
  message,
  ...(album === undefined ? {} : { album }),
  ...(before?.message_id === undefined ? {} : { replyTo: before.message_id }),
})

/** Whom a message comes from: people, and chats in whose name people write; no other bot. */
const isOfPeople = ({ chat, from, sender_chat: sender, ...message }: TelegramMessage): boolean => {
  if (chat.is_direct_messages === true) return false
  // In a talk of a business account its owner writes, too, and that is not to the bot.
  if (message.business_connection_id !== undefined)
    return from?.id === chat.id && message['sender_business_bot'] === undefined
  return sender !== undefined || from?.is_bot !== true
}

const isEditable = ({ date = 0, edit_date: edited = date }: TelegramMessage) =>
  edited - date <= EDITABLE_SECONDS

export const createReader = ({ say, taps, identity, onUnknown }: ReadingDeps): UpdateReader => {
  const commands = new Map(
    say('telegram.commands')
      .split(' ')
      .flatMap((command) => {
        const key = `telegram.words.${command}`
        return say.has(key) ? [[command, say(key)] as const] : []
      }),
  )

  /** What was said in a message as an event; `unread` where only the bot's name would tell whether to it. */
  const readWords = (
    message: TelegramMessage,
    said: string,
  ): Exclude<ChannelEvent, { kind: 'unread' }> | 'unread' | null => {
    const call = readCall(message, said, identity())
    if (call === null) return null
    if (call === 'unknown') return 'unread'
    const { command, text: rest } = call
    const isBare = command === null && rest === ''
    if (isBare && message.text === undefined) return readContent(message)
    const meant = isBare ? wordsCalledFor(message, identity()) : rest
    if (command === 'start' || (command === null && meant === ''))
      return { kind: 'start', payload: PAYLOAD.test(rest) ? rest : '' }
    const own = detailsOf(message)
    if (command === null) return { kind: 'text', text: meant, ...own }
    const words = commands.get(command)
    return { kind: 'text', text: words === undefined ? said : `${words} ${rest}`.trim(), ...own }
  }

  const readContent = (message: TelegramMessage) => {
    const { media, unknown } = contentOf(message)
    for (const name of unknown) onUnknown(`message.${name}`)
    const sound = message.voice?.file_id ?? message.audio?.file_id
    // An album gets one answer, and is not heard one by one; in a group nobody agrees for the others.
    const isAlone = message.media_group_id === undefined && message.chat.type === 'private'
    if (media === 'voice' && sound !== undefined && isAlone)
      return { kind: 'voice', sound } as const
    return media === null ? null : ({ kind: 'media', media, ...detailsOf(message) } as const)
  }

  const readMessage = (message: TelegramMessage, given: unknown): ChannelEvent | null => {
    const { migrate_to_chat_id: to } = message
    if (to !== undefined) return { kind: 'moved', to: chatOf(to) }
    if (message['forum_topic_reopened'] !== undefined) return { kind: 'returned' }
    if (!isOfPeople(message)) return null
    const said = wordsIn(message)
    if (said === null) {
      // In the name of an account the bot says nothing of what it cannot read: its owner may.
      const isForUs = message.business_connection_id === undefined
      return isForUs && readCall(message, '', identity()) ? readContent(message) : null
    }
    const event = readWords(message, said)
    return event === 'unread' ? { kind: 'unread', update: JSON.stringify(given) } : event
  }

  /** Of an edit counts what is said now; of what is no text nothing does. */
  const readEdit = (message: TelegramMessage, given: unknown): ChannelEvent | null => {
    const event = isEditable(message) ? readMessage(message, given) : null
    if (event?.kind === 'unread') return event
    return event?.kind === 'text' ? { ...event, isEdit: true } : null
  }

  const readTap = ({ id, data, message }: TelegramTap): ChannelEvent | null => {
    const value = taps.open(chatOfMessage(message), data)
    if (value === null) return null
    const buttons = message.reply_markup?.inline_keyboard.flat() ?? []
    const label = buttons.find((button) => button.callback_data === data)?.text ?? ''
    return { kind: 'choice', value, message: message.message_id, tap: tapId(id, label) }
  }

  /** The event of an update, and the chat that it is of. */
  const readUpdate = (
    update: ParsedUpdate,
    given: unknown,
  ): { readonly chat: string; readonly event: ChannelEvent | null } | null => {
    const { callback_query: tap, my_chat_member: member } = update
    const said = update.message ?? update.channel_post ?? update.business_message
    if (said) return { chat: chatOfMessage(said), event: readMessage(said, given) }
    const edited =
      update.edited_message ?? update.edited_channel_post ?? update.edited_business_message
    if (edited) return { chat: chatOfMessage(edited), event: readEdit(edited, given) }
    if (tap) return { chat: chatOfMessage(tap.message), event: readTap(tap) }
    return member ? { chat: chatOf(member.chat.id), event: readMembership(member) } : null
  }

  return (given) => {
    const bare = updateIdSchema.safeParse(given).data
    if (bare === undefined) return null
    const { update_id: id, ...kinds } = bare
    for (const kind of Object.keys(kinds)) if (!KNOWN_KINDS.has(kind)) onUnknown(kind)
    const parsed = updateSchema.safeParse(given).data
    const read = parsed ? readUpdate(parsed, given) : null
    const isUsed = read !== null && read.event !== null
    return { id, update: isUsed ? { key: id, chat: read.chat, event: read.event } : null }
  }
}
