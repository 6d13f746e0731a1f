import type { Kysely } from 'kysely'
import { lockPace } from '../database/dialects.ts'
import type { Database } from '../database/schema.ts'

/** A bot or a chat that is written to at a pace. */
export interface Cell {
  readonly key: string
  /** Messages a second; 0 lets everything through but a pause. */
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

/** A rest that a platform asked of a bot or a chat. */
export interface Pause {
  readonly key: string
  readonly until: number
  /** How many in a row it makes; the next one grows with them. */
  readonly rests: number
}

/** Rests in a row of bots and chats since something of theirs was last taken; none of whom had none. */
export type Rests = ReadonlyMap<string, number>

/** Whether a message may leave. */
export interface PaceTurn {
  /** Now, or when to ask again. */
  readonly at: number
  readonly rests: Rests
}

const SECOND_MS = 1000
/** An instant set this much later than now was set before the clock went back. */
export const AHEAD_MS = 1000
const FRESH: Row = { due_at: 0, paused_until: 0, set_at: 0, rests: 0 }

const stepOf = ({ perSecond }: Cell) => (perSecond === 0 ? 0 : Math.ceil(SECOND_MS / perSecond))

/** When the next message of a cell may leave: now, or the end of its pause or of its pace. */
const readyAt = (cell: Cell, row: Row, now: number): number => {
  const step = stepOf(cell)
  const paced = step === 0 ? now : row.due_at - (cell.burst - 1) * step
  return Math.max(now, paced, row.paused_until)
}

const rowsOf = async (tx: Kysely<Database>, cells: readonly Cell[], now: number) => {
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

const write = (tx: Kysely<Database>, key: string, row: Row) =>
  tx
    .insertInto('paces')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute()

/** When a message of all these cells may leave; `now` is at once. */
export const whenReady = async (
  tx: Kysely<Database>,
  cells: readonly Cell[],
  now: number,
): Promise<number> => {
  const found = await rowsOf(tx, cells, now)
  return Math.max(now, ...found.map(({ cell, row }) => readyAt(cell, row, now)))
}

/** Takes one message out of every cell, or none and says when: the generic cell rate algorithm. */
export const takeTurn = async (
  tx: Kysely<Database>,
  cells: readonly Cell[],
  now: number,
): Promise<PaceTurn> => {
  // Always the bot before the chat, so that no two wait for each other.
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

/** Nothing of this bot or chat leaves before `until`, or before a later end of an earlier pause. */
export const pauseUntil = async (
  tx: Kysely<Database>,
  { key, until, rests }: Pause,
  now: number,
): Promise<void> => {
  const [found] = await rowsOf(tx, [{ key, perSecond: 0, burst: 1 }], now)
  const row = found?.row ?? FRESH
  await write(tx, key, {
    due_at: row.due_at,
    paused_until: Math.max(row.paused_until, until),
    set_at: now,
    // Messages that were on their way together are refused together: one rest, not several.
    rests: Math.max(row.rests, rests),
  })
}

/** Something was taken: the next rest of these bots and chats is a short one again. */
export const endRests = async (tx: Kysely<Database>, keys: readonly string[]): Promise<void> => {
  await tx.updateTable('paces').set({ rests: 0 }).where('key', 'in', keys).execute()
}

/** When the rest of a bot ends; null where it does not rest. */
export const readRest = async (
  db: Kysely<Database>,
  key: string,
  now: number,
): Promise<number | null> => {
  const [found] = await rowsOf(db, [{ key, perSecond: 0, burst: 1 }], now)
  const until = found?.row.paused_until ?? 0
  return until > now ? until : null
}
