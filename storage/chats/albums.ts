import { readPseudonym } from '../database/pseudonym.ts'
import type { Db, InboxRow } from '../database/schema.ts'
import { AHEAD_MS } from '../outbox/pace.ts'
import { NO_TRAITS, type EventTraits, type TraitsOf } from './traits.ts'

/** Parts of an album come one by one; after so long without another one it counts as whole. */
export const ALBUM_REST_MS = 1000

/** Messages that a person sent as one, as far as they wait. */
export interface Album {
  /** The parts in the order in which they came, the one that was asked for among them. */
  readonly rows: readonly InboxRow[]
  /** True where an earlier part of it was answered. */
  readonly isAnswered: boolean
  /** Milliseconds until it counts as whole; 0 where it does. */
  readonly waits: number
}

const keyOf = async (tx: Db, { channel, chat }: InboxRow, album: string): Promise<string> =>
  (await readPseudonym(tx))(channel, 'album', chat, album)

/** What waits of the album that a waiting update belongs to. */
export const readAlbum = async (
  tx: Db,
  row: InboxRow,
  album: string,
  traitsOf: TraitsOf,
  now: number,
): Promise<Album> => {
  const waiting = await tx
    .selectFrom('inbox')
    .selectAll()
    .where('chat', '=', row.chat)
    .where('state', '=', 'waiting')
    .where('id', '>=', row.id)
    .orderBy('id')
    .execute()
  const rows = waiting.filter(({ event }) => {
    const traits = traitsOf(event ?? '')
    return traits.album === album && !traits.isEdit
  })
  const answered = await tx
    .selectFrom('inbox')
    .select('id')
    .where('channel', '=', row.channel)
    .where('update_key', '=', await keyOf(tx, row, album))
    .executeTakeFirst()
  const latest = Math.max(...rows.map(({ received_at: at }) => at))
  // An instant that lies ahead was stored before the clock was set back.
  const rest = latest > now + AHEAD_MS ? 0 : latest + ALBUM_REST_MS - now
  return { rows, isAnswered: answered !== undefined, waits: Math.max(0, rest) }
}

/** Remembers that an album was answered, for as long as the key of an update is kept. */
export const markAnswered = async (
  tx: Db,
  row: InboxRow,
  album: string,
  now: number,
): Promise<void> => {
  await tx
    .insertInto('inbox')
    .values({
      channel: row.channel,
      update_key: await keyOf(tx, row, album),
      chat: '',
      event: null,
      state: 'done',
      received_at: now,
    })
    .onConflict((conflict) => conflict.columns(['channel', 'update_key']).doNothing())
    .execute()
}

/** How the first update behind an album in its chat stands; undefined where there is none. */
export const readFollower = async (
  tx: Db,
  chat: string,
  rows: readonly InboxRow[],
): Promise<InboxRow['state'] | undefined> => {
  const own = rows.map(({ id }) => id)
  const row = await tx
    .selectFrom('inbox')
    .select('state')
    .where('chat', '=', chat)
    .where('state', 'in', ['waiting', 'surplus'])
    .where('id', 'not in', own)
    .orderBy('state', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.state
}

/** The one part of an album that says something stands for it; where more do, no edit can. */
export const traitsOfAlbum = (rows: readonly InboxRow[], traitsOf: TraitsOf): EventTraits => {
  const all = rows.map(({ event }) => traitsOf(event ?? ''))
  const [first, second] = all.filter(({ words }) => words !== '')
  const own = first ?? all[0] ?? NO_TRAITS
  return second ? { ...own, message: null } : own
}
