import type { ChannelEvent } from '../event.ts'
import type { TelegramMember, TelegramMembership } from './payload.ts'

const GONE: ReadonlySet<string> = new Set(['left', 'kicked'])

const isGone = ({ status, is_member: isMember }: TelegramMember) =>
  GONE.has(status) || (status === 'restricted' && isMember === false)

/** Whether the bot may write there; in a channel only who may post does. */
const mayWrite = (member: TelegramMember, type: string): boolean => {
  if (isGone(member)) return false
  if (member.status === 'restricted') return member.can_send_messages !== false
  if (type !== 'channel') return true
  return member.status === 'creator' || member.can_post_messages === true
}

/**
 * What a change of the bot's own rights means: it left, may not write any more, or may again. It
 * introduces itself only where it was just added to a group.
 */
export const readMembership = ({
  chat: { type },
  old_chat_member: before,
  new_chat_member: after,
}: TelegramMembership): ChannelEvent => {
  if (!mayWrite(after, type)) return { kind: 'left', reason: after.status }
  // Who unblocks the bot presses start as well; a group has nobody who does, a channel has readers.
  const isAdded = isGone(before) && type !== 'private' && type !== 'channel'
  return isAdded ? { kind: 'start', payload: '' } : { kind: 'returned' }
}
