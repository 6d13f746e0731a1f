import { lockPace } from '../database/dialects.ts'
import type { Db } from '../database/schema.ts'

/** A bot or a chat with a rate limit. */
export interface Cell {
  readonly key: string
  /** Messages a second; with 0 only a pause holds messages back. */
  readonly perSecond: number
  /** How many may leave at once after a rest. */
  readonly burst: number
}

interface Row {
  readonly due_at: number
  readonly paused_until: number
  readonly set_at: number
  readonly rests: number
}

/** A rest of a bot or a chat that a platform has asked for. */
export interface Pause {
  readonly key: string
  readonly until: number
  /** How many rests in a row this makes; the next one is longer the more there were. */
  readonly rests: number
}

/** For bots and chats: rests in a row since a message of theirs was last accepted. Those without are left out. */
export type Rests = ReadonlyMap<string, number>

/** Whether and when a message may leave. */
export interface PaceTurn {
  /** Now if it may leave, else when to ask again. */
  readonly at: number
  readonly rests: Rests
}

const SECOND_MS = 1000
/** If an instant was set more than this after now, the clock has been set back since. */
export const AHEAD_MS = 1000
const FRESH: Row = { due_at: 0, paused_until: 0, set_at: 0, rests: 0 }

const stepOf = ({ perSecond }: Cell) => (perSecond === 0 ? 0 : Math.ceil(SECOND_MS / perSecond))

/** When the next message of a cell may leave: now, or when its rate or its pause allows it. */
const readyAt = (cell: Cell, row: Row, now: number): number => {
  const step = stepOf(cell)
  const paced = step === 0 ? now : row.due_at - (cell.burst - 1) * step
  return Math.max(now, paced, row.paused_until)
}

const rowsOf = async (tx: Db, cells: readonly Cell[], now: number) => {
  const stored = await tx
    .selectFrom('paces')
    .selectAll()
    .where(
      'key',
      'in',
      cells.map(({ key }) => key),
    )
    .execute()
  const rowOf = ({ key }: Cell): Row => {
    const row = stored.find((one) => one.key === key)
    return row && row.set_at <= now + AHEAD_MS ? row : FRESH
  }
  return cells.map((cell) => ({ cell, row: rowOf(cell) }))
}

const write = (tx: Db, key: string, row: Row) =>
  tx
    .insertInto('paces')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute()

/** When a message that counts in all these cells may leave; `now` means at once. */
export const whenReady = async (tx: Db, cells: readonly Cell[], now: number): Promise<number> => {
  const found = await rowsOf(tx, cells, now)
  return Math.max(now, ...found.map(({ cell, row }) => readyAt(cell, row, now)))
}

/**
 * Counts one message in every cell, or in none and says when to ask again. The generic cell rate
 * algorithm (GCRA): a cell keeps only `due_at`, when its next message would be due at exactly its rate;
 * a message may be early by the burst.
 */
export const takeTurn = async (tx: Db, cells: readonly Cell[], now: number): Promise<PaceTurn> => {
  // Always the bot before the chat: one order of locking for all, so that there is no deadlock.
  for (const { key, perSecond } of cells) if (perSecond > 0) await lockPace(tx, key)
  const found = await rowsOf(tx, cells, now)
  const at = Math.max(now, ...found.map(({ cell, row }) => readyAt(cell, row, now)))
  const rests = new Map(
    found.flatMap(({ cell, row }) => (row.rests > 0 ? [[cell.key, row.rests] as const] : [])),
  )
  if (at > now) return { at, rests }
  for (const { cell, row } of found)
    if (cell.perSecond > 0) {
      const { paused_until, rests: had } = row
      const due_at = Math.max(row.due_at, now) + stepOf(cell)
      await write(tx, cell.key, { due_at, paused_until, set_at: now, rests: had })
    }
  return { at, rests }
}

/** Lets nothing of this bot or chat leave before `until`, or before an earlier pause that ends later. */
export const pauseUntil = async (
  tx: Db,
  { key, until, rests }: Pause,
  now: number,
): Promise<void> => {
  const [found] = await rowsOf(tx, [{ key, perSecond: 0, burst: 1 }], now)
  const row = found?.row ?? FRESH
  await write(tx, key, {
    due_at: row.due_at,
    paused_until: Math.max(row.paused_until, until),
    set_at: now,
    // Messages in flight together are refused together: that makes one rest, not several.
    rests: Math.max(row.rests, rests),
  })
}

/** A message was accepted: the next rest of these bots and chats is short again. */
export const endRests = async (tx: Db, keys: readonly string[]): Promise<void> => {
  await tx.updateTable('paces').set({ rests: 0 }).where('key', 'in', keys).execute()
}

/** When the rest of a bot ends; null if it does not rest. */
export const readRest = async (db: Db, key: string, now: number): Promise<number | null> => {
  const [found] = await rowsOf(db, [{ key, perSecond: 0, burst: 1 }], now)
  const until = found?.row.paused_until ?? 0
  return until > now ? until : null
}
