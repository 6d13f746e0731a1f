import type { TelegramMessage } from './payload.ts'

/** The bot, as a group speaks to it. */
export interface BotIdentity {
  readonly id: string
  /** Without `@`; null while the platform has not told. */
  readonly username: string | null
}

const COMMAND = /^\/([a-z0-9_]{1,32})(?:@(\w+))?(?:\s+|$)/iu
/** What is left before the words when a mention is taken out. */
const LEADING = /^[\s,:;-]+/u

/** A message as it concerns the bot. */
export interface Addressed {
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
export const readAddress = (
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
