import type { TelegramMessage } from './payload.ts'

/** The bot, as a group speaks to it. */
export interface BotIdentity {
  readonly id: string
  /** Without `@`; null while the platform has not told. */
  readonly username: string | null
  /** True where the platform will not tell either: some servers do not know how to. */
  readonly isNameless: boolean
}

const COMMAND = /^\/([a-z0-9_]{1,32})(?:@(\w+))?(?:\s+|$)/iu
/** What is left before the words when a mention is taken out. */
const LEADING = /^[\s,:;-]+/u
/** A mention begins a word: the `@` of an e-mail address stands in one. */
const MENTION_START = '(?<![\\p{L}\\p{N}_])@'
/** What may be the bot's name: Telegram has none that is shorter or begins with a digit. */
const ANY_MENTION = new RegExp(`${MENTION_START}[a-z]\\w{3,31}(?!\\w)`, 'iu')

/** A message as it concerns the bot. */
export interface Call {
  /** In lower case, without `/` and `@name`; null where the message is no command. */
  readonly command: string | null
  /** What follows the command, or the whole text. */
  readonly text: string
}

/** A bot without a name takes any bot's for its own: Telegram gives it only what calls it. */
const isSame = (name: string, username: string | null) =>
  username === null || name.toLowerCase() === username.toLowerCase()

/** The name of nearly every bot ends so. */
const mentionOf = (username: string | null) =>
  new RegExp(`${MENTION_START}${username ?? '\\w*bot'}(?!\\w)`, 'giu')

/** Whether it replies to something that the bot said; every message of a topic replies to its beginning. */
const isReplyTo = (id: string, { reply_to_message: before, ...message }: TelegramMessage) =>
  before?.from?.id === id &&
  before['forum_topic_created'] === undefined &&
  !(message.is_topic_message === true && before.message_id === message.message_thread_id)

/**
 * Takes the bot's own name out of what was said. Null where others talk among themselves: in groups
 * and channels the bot is spoken to by a command, by its name or by a reply to it. `unknown` where
 * only the bot's name, which is not known yet, would tell.
 */
export const readCall = (
  message: TelegramMessage,
  said: string,
  { id, username, isNameless }: BotIdentity,
): Call | 'unknown' | null => {
  const isPrivate = message.chat.type === 'private'
  const isUnsure = username === null && !isNameless
  const [whole, command, name] = COMMAND.exec(said) ?? []
  if (whole !== undefined && command !== undefined) {
    if (!isPrivate && name !== undefined) {
      if (isUnsure) return 'unknown'
      if (!isSame(name, username)) return null
    }
    return { command: command.toLowerCase(), text: said.slice(whole.length).trim() }
  }
  if (isPrivate) return { command: null, text: said }
  if (isUnsure && ANY_MENTION.test(said)) return 'unknown'
  const without = said.replace(mentionOf(username), '')
  const isCalled = without !== said || isReplyTo(id, message)
  return isCalled ? { command: null, text: without.replace(LEADING, '').trim() } : null
}

/** What a bare call is about: the words of somebody else that it quotes, or replies to. */
export const wordsCalledFor = (message: TelegramMessage, { id }: BotIdentity): string => {
  const { quote, reply_to_message: before } = message
  if (before?.from?.id === id) return ''
  return (quote?.text ?? before?.text ?? before?.caption ?? '').trim()
}
