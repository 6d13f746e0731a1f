import type { Kysely } from 'kysely'
import type { Session } from '../handlers/conversation.ts'
import type { Effect } from '../handlers/effect.ts'
import type { Database } from './schema.ts'
import { parseSession } from './session-format.ts'

/** What is remembered of a chat. `unreadable` is true where it no longer fits and counts as none. */
export interface Remembered {
  readonly session: Session | null
  readonly unreadable: boolean
}

/** Reads a stored session; null is none. */
export const remember = (stored: string | null): Remembered => {
  const session = stored === null ? null : parseSession(stored)
  return { session, unreadable: stored !== null && session === null }
}

export const readSession = async (db: Kysely<Database>, chat: string): Promise<Remembered> => {
  const row = await db
    .selectFrom('sessions')
    .select('session')
    .where('chat', '=', chat)
    .executeTakeFirst()
  return remember(row?.session ?? null)
}

export const writeSession = async (
  tx: Kysely<Database>,
  chat: string,
  at: string,
  session: Session,
): Promise<void> => {
  const row = { session: JSON.stringify(session), updated_at: at }
  await tx
    .insertInto('sessions')
    .values({ chat, ...row })
    .onConflict((conflict) => conflict.column('chat').doUpdateSet(row))
    .execute()
}

/**
 * Withdraws every planned message to a chat or about it, wherever it goes: without the record of what
 * it tells nothing would hold it back. What was claimed is no longer the claimer's.
 */
const withdrawPlanned = async (tx: Kysely<Database>, chat: string): Promise<void> => {
  await tx
    .deleteFrom('outbox')
    .where('class', '=', 'reminder')
    .where('state', 'in', ['planned', 'pending', 'claimed', 'cancelled'])
    .where((eb) =>
      eb.or([
        eb('chat', '=', chat),
        eb(
          'key',
          'in',
          eb
            .selectFrom('reminders')
            .select('delivery')
            .where('reminders.chat', '=', chat)
            .where('delivery', 'is not', null)
            .$castTo<{ delivery: string }>(),
        ),
      ]),
    )
    .execute()
}

const isForgetting = ({ do: what }: Effect) => what === 'forget'

/**
 * Deletes all that is known of a chat but the bare keys that keep an update from counting twice, and,
 * for an hour, how many wrong codes it tried: else nothing would hold back who guesses.
 */
const forget = async (tx: Kysely<Database>, chat: string): Promise<void> => {
  await tx.deleteFrom('sessions').where('chat', '=', chat).execute()
  await tx.deleteFrom('updates').where('chat', '=', chat).execute()
  await tx.deleteFrom('recipients').where('chat', '=', chat).execute()
  await tx.deleteFrom('receipts').where('chat', '=', chat).execute()
  await withdrawPlanned(tx, chat)
  for (const table of ['subscribers', 'reminders', 'marks'] as const)
    await tx.deleteFrom(table).where('chat', '=', chat).execute()
  await tx.updateTable('invitations').set({ used_by: null }).where('used_by', '=', chat).execute()
  await tx
    .deleteFrom('outbox')
    .where('chat', '=', chat)
    .where('state', 'in', ['sent', 'blocked', 'dead', 'unknown'])
    .execute()
  await tx
    .updateTable('inbox')
    .set({ chat: '' })
    .where('chat', '=', chat)
    .where('state', '!=', 'waiting')
    .execute()
}

const recordUnanswered = async (
  tx: Kysely<Database>,
  effects: readonly Effect[],
): Promise<void> => {
  for (const effect of effects)
    if (effect.do === 'record-unanswered')
      await tx
        .insertInto('unanswered')
        .values({ text: effect.text, province: effect.province, asked_on: effect.on })
        .execute()
}

/** Session and effects of a turn. Returns whether the chat was forgotten. */
export const writeTurn = async (
  tx: Kysely<Database>,
  chat: string,
  at: string,
  session: Session | null,
  effects: readonly Effect[],
): Promise<boolean> => {
  const isForgotten = session === null || effects.some(isForgetting)
  if (isForgotten) await forget(tx, chat)
  else await writeSession(tx, chat, at, session)
  await recordUnanswered(tx, effects)
  return isForgotten
}
