import type { Selectable } from 'kysely'
import type { Checklist } from '../../handlers/conversation/checklist.ts'
import type { Effect } from '../../handlers/conversation/effect.ts'
import type { Database, Db } from '../database/schema.ts'
import { createWriteTx } from '../database/write-tx.ts'
import { formatBody, parseBody } from './checklist-format.ts'

export type ChecklistRow = Selectable<Database['checklists']>

/** A chat keeps lists of so many cooperatives; the one that was changed longest ago gives way. */
const MOST_LISTS = 50
const DAY_END = 'YYYY-MM-DD'.length

/** A stored list; null where it does not have the shape of this version. */
export const checklistOf = (row: ChecklistRow): Checklist | null => {
  const body = parseBody(row.body)
  if (!body) return null
  const { next_on: nextOn, told_at: toldAt } = row
  return {
    id: row.id,
    programme: row.programme,
    name: row.name === '' ? null : row.name,
    since: body.since,
    done: body.done,
    nudge: body.nudge,
    nextOn,
    toldAt: toldAt === null ? null : new Date(toldAt).toISOString(),
  }
}

/** The lists of a chat, the one that was changed last first. */
export const readChecklists = async (db: Db, chat: string): Promise<readonly Checklist[]> => {
  const rows = await db
    .selectFrom('checklists')
    .selectAll()
    .where('chat', '=', chat)
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.flatMap((row) => checklistOf(row) ?? [])
}

/** When it is told next: as the planner left it, unless the turn changed the wish. */
const nextOf = (row: ChecklistRow, { nudge }: Checklist): string | null => {
  const before = parseBody(row.body)?.nudge ?? null
  return JSON.stringify(before) === JSON.stringify(nudge) ? row.next_on : (nudge?.from ?? null)
}

/** Keeps a list as a turn left it. */
export const keepChecklist = async (
  tx: Db,
  chat: string,
  checklist: Checklist,
  now: number,
): Promise<void> => {
  const { programme, id } = checklist
  const name = checklist.name ?? ''
  const row = await tx
    .selectFrom('checklists')
    .selectAll()
    .where('chat', '=', chat)
    .where((eb) =>
      id === null
        ? eb.and([eb('programme', '=', programme), eb('name', '=', name)])
        : eb('id', '=', id),
    )
    .executeTakeFirst()
  const values = { programme, name, body: formatBody(checklist), unheard: 0, changed_at: now }
  if (row) {
    await tx
      .updateTable('checklists')
      .set({ ...values, revision: row.revision + 1, next_on: nextOf(row, checklist) })
      .where('id', '=', row.id)
      .execute()
    return
  }
  await tx
    .insertInto('checklists')
    .values({
      chat,
      ...values,
      revision: 1,
      next_on: checklist.nudge?.from ?? null,
      told_at: null,
    })
    .execute()
  const surplus = tx
    .selectFrom('checklists')
    .select('id')
    .where('chat', '=', chat)
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_LISTS)
  await tx
    .deleteFrom('checklists')
    .where('chat', '=', chat)
    .where('id', 'not in', surplus)
    .execute()
}

/** What a turn does to lists, in the transaction of the turn. */
export const keepChecklists = async (
  tx: Db,
  chat: string,
  effects: readonly Effect[],
  now: number,
): Promise<void> => {
  for (const effect of effects)
    if (effect.do === 'keep-checklist') await keepChecklist(tx, chat, effect.checklist, now)
}

/** The lists of a chat under its new id; where that has some, these are the ones that count. */
export const moveChecklists = async (tx: Db, chat: string, to: string): Promise<void> => {
  const there = await tx
    .selectFrom('checklists')
    .select('id')
    .where('chat', '=', to)
    .executeTakeFirst()
  for (const table of ['checklists', 'nudges'] as const)
    await (there
      ? tx.deleteFrom(table).where('chat', '=', chat).execute()
      : tx.updateTable(table).set({ chat: to }).where('chat', '=', chat).execute())
}

export const createChecklistStore = (db: Db) => {
  const writeTx = createWriteTx(db)
  return {
    /** Removes lists that were neither changed nor told of since an instant; returns how many. */
    expire: (before: number): Promise<number> =>
      writeTx(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom('checklists')
          .where('changed_at', '<', before)
          .where((eb) => eb.or([eb('told_at', 'is', null), eb('told_at', '<', before)]))
          .executeTakeFirstOrThrow()
        await tx
          .deleteFrom('nudges')
          .where((eb) =>
            eb.or([
              eb('chat', 'not in', eb.selectFrom('checklists').select('checklists.chat')),
              eb('send_on', '<', new Date(before).toISOString().slice(0, DAY_END)),
            ]),
          )
          .execute()
        return Number(numDeletedRows)
      }),
  }
}

export type ChecklistStore = ReturnType<typeof createChecklistStore>
