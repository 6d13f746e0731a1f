import type { HandOffKind, HandOffSide } from '../../handlers/conversation/hand-off.ts'
import type { Db } from '../database/schema.ts'

/** The channel of a chat: `<channel>:<id>`. */
export const channelOf = (chat: string): string => chat.split(':', 1)[0] ?? ''

/** Something to be told to some chats, each once. */
export interface HandOffTelling {
  readonly number: number
  readonly kind: HandOffKind
  readonly sender: HandOffSide | 'system'
  readonly words?: string
}

/** Puts a message on record for everybody who is to be told; `relay.ts` carries it on. */
export const tell = async (
  tx: Db,
  { number, kind, sender, words }: HandOffTelling,
  chats: readonly (string | null)[],
  now: number,
): Promise<void> => {
  const told = [...new Set(chats)].filter((chat) => chat !== null)
  if (told.length === 0) return
  await tx
    .insertInto('hand_off_messages')
    .values(
      told.map((chat) => ({
        hand_off: number,
        chat,
        channel: channelOf(chat),
        kind,
        sender,
        words: words ?? null,
        state: 'waiting' as const,
        at: now,
      })),
    )
    .execute()
}

/** The chats that were asked to take a hand-off. */
export const readAsked = async (tx: Db, number: number): Promise<readonly string[]> => {
  const rows = await tx
    .selectFrom('hand_off_messages')
    .select('chat')
    .distinct()
    .where('hand_off', '=', number)
    .where('kind', '=', 'packet')
    .orderBy('chat')
    .execute()
  return rows.map(({ chat }) => chat)
}
