import type { Checklist } from '../../handlers/conversation/checklist.ts'
import type { Subscriber } from '../../handlers/conversation/subscriber.ts'
import type { Db } from '../database/schema.ts'
import { parseSubscriber } from '../database/subscriber-format.ts'
import { parseBody } from './checklist-format.ts'
import { checklistOf, type ChecklistRow } from './checklists.ts'

/** A list that falls due, with how often it was told since the person changed it. */
export interface DueChecklist {
  readonly list: Checklist
  readonly revision: number
  readonly unheard: number
}

/** A chat with lists that fall due. */
export interface DueChat {
  readonly chat: string
  readonly lists: readonly DueChecklist[]
  /** What else it is reminded of, with its hours; null for nothing. */
  readonly subscriber: Subscriber | null
  /** False where the person has left or blocked the bot. */
  readonly isReachable: boolean
  /** A reminder of papers was put into the outbox for today. */
  readonly isTold: boolean
}

/** What a reminder of papers told, and how its lists stand now. */
export interface NudgeRow {
  readonly chat: string
  readonly sendOn: string
  readonly lists: readonly {
    readonly id: number
    /** That of the list when the message was written. */
    readonly revision: number
    /** Null where the list is gone; `isOn` is false where nobody wants to be reminded any more. */
    readonly now: { readonly revision: number; readonly isOn: boolean } | null
  }[]
  readonly subscriber: Subscriber | null
}

/** Lists as a row of `nudges` names them: "12.3,15.1". */
const namesOf = (lists: readonly DueChecklist[]): string =>
  lists.map(({ list, revision }) => `${list.id}.${revision}`).join(',')

const readSubscriber = async (tx: Db, chat: string): Promise<Subscriber | null> => {
  const row = await tx
    .selectFrom('subscribers')
    .select(['settings', 'latest'])
    .where('chat', '=', chat)
    .executeTakeFirst()
  return row ? parseSubscriber(row.settings, row.latest) : null
}

const byIds = async (
  tx: Db,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ChecklistRow>> => {
  const rows =
    ids.length === 0
      ? []
      : await tx.selectFrom('checklists').selectAll().where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** What a delivery tells of papers; null where it tells nothing of them. */
export const readNudge = async (tx: Db, delivery: string): Promise<NudgeRow | null> => {
  const row = await tx
    .selectFrom('nudges')
    .selectAll()
    .where('delivery', '=', delivery)
    .executeTakeFirst()
  if (!row) return null
  const told = row.lists.split(',').map((name) => name.split('.').map(Number))
  const known = await byIds(
    tx,
    told.flatMap(([id = 0]) => [id]),
  )
  return {
    chat: row.chat,
    sendOn: row.send_on,
    subscriber: await readSubscriber(tx, row.chat),
    lists: told.map(([id = 0, revision = 0]) => {
      const now = known.get(id)
      const isOn = now !== undefined && (parseBody(now.body)?.nudge ?? null) !== null
      return { id, revision, now: now ? { revision: now.revision, isOn } : null }
    }),
  }
}

/** Takes back a reminder that did not leave; where `isAgain`, its lists are due once more. */
export const withdrawNudge = async (
  tx: Db,
  { chat, sendOn, lists }: NudgeRow,
  isAgain: boolean,
): Promise<void> => {
  await tx.deleteFrom('nudges').where('chat', '=', chat).where('send_on', '=', sendOn).execute()
  const again = lists.filter(({ now }) => isAgain && now?.isOn).map(({ id }) => id)
  if (again.length > 0)
    await tx.updateTable('checklists').set({ next_on: sendOn }).where('id', 'in', again).execute()
}

/** A day and the minute that it has come to, `HH:MM`; `usual` is the hour of chats that chose none. */
export interface NudgeDay {
  readonly today: string
  readonly minute: string
  readonly usual: string
}

/** Chats whose day and hour have come, at most so many. */
export const readDueChats = async (
  db: Db,
  { today, minute, usual }: NudgeDay,
  most: number,
): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('checklists')
    .leftJoin('subscribers', 'subscribers.chat', 'checklists.chat')
    .select('checklists.chat')
    .distinct()
    .where('next_on', '<=', today)
    .where((eb) => eb(eb.fn.coalesce('subscribers.send_time', eb.val(usual)), '<=', minute))
    .orderBy('checklists.chat')
    .limit(most)
    .execute()
  return rows.map(({ chat }) => chat)
}

/** The lists of a chat that are due; null where none is any more. What cannot be read is due no more. */
export const readDue = async (tx: Db, chat: string, today: string): Promise<DueChat | null> => {
  const rows = await tx
    .selectFrom('checklists')
    .selectAll()
    .where('chat', '=', chat)
    .where('next_on', '<=', today)
    .orderBy('id')
    .execute()
  const lists: DueChecklist[] = []
  for (const row of rows) {
    const list = checklistOf(row)
    if (list) lists.push({ list, revision: row.revision, unheard: row.unheard })
    else await setNext(tx, row.id, null)
  }
  if (lists.length === 0) return null
  const isIn = async (table: 'recipients' | 'nudges', column: 'state' | 'send_on', is: string) => {
    const row = await tx
      .selectFrom(table)
      .select('chat')
      .where('chat', '=', chat)
      .where(column, '=', is)
      .executeTakeFirst()
    return row !== undefined
  }
  return {
    chat,
    lists,
    subscriber: await readSubscriber(tx, chat),
    isReachable: !(await isIn('recipients', 'state', 'inactive')),
    isTold: await isIn('nudges', 'send_on', today),
  }
}

/** When a list is due next; null is never. */
export const setNext = async (tx: Db, id: number, on: string | null): Promise<void> => {
  await tx.updateTable('checklists').set({ next_on: on }).where('id', '=', id).execute()
}

/** Puts on record what a reminder told of a day, with the delivery that holds it. */
export const recordNudge = async (
  tx: Db,
  nudge: { readonly chat: string; readonly sendOn: string; readonly delivery: string },
  lists: readonly DueChecklist[],
  now: number,
): Promise<void> => {
  const { chat, sendOn, delivery } = nudge
  await tx
    .insertInto('nudges')
    .values({ chat, send_on: sendOn, lists: namesOf(lists), delivery })
    .execute()
  for (const { list, unheard } of lists)
    await tx
      .updateTable('checklists')
      .set({ told_at: now, unheard: unheard + 1 })
      .where('id', '=', list.id)
      .execute()
}
