import type { Insertable, Selectable } from 'kysely'
import type { Subscriber } from '../../handlers/conversation/subscriber.ts'
import { isShared, lockAgenda } from '../database/dialects.ts'
import { enqueue, type DeliveryDraft } from '../outbox/outbox.ts'
import { insertReminders, type NewReminder } from './reminders.ts'
import type { Database, Db } from '../database/schema.ts'
import { parseSubscriber } from '../database/subscriber-format.ts'
import { createWriteTx } from '../database/write-tx.ts'

export type AgendaRow = Selectable<Database['agenda']>

/** A day that is no longer what people were told. */
export interface Change {
  readonly deadline: string
  /** The occurrence that they were told of; `after` may be another one. */
  readonly occurrence: string
  /** The last safe day that they were told. */
  readonly before: string
  readonly after: AgendaRow
}

/** Somebody who was told of days that have changed since. */
export interface ToldOccurrence {
  readonly chat: string
  readonly channel: string
  readonly subscriber: Subscriber
  readonly changes: readonly Change[]
}

/** What a person is told of the changes. */
export interface ChangeNotice {
  readonly reminders: readonly NewReminder[]
  readonly drafts: readonly DeliveryDraft[]
}

/** What the content says against what is stored: new or different rows, and what that changes. */
export interface Comparison {
  readonly rows: readonly AgendaRow[]
  readonly changes: readonly Change[]
}

/** States of a delivery that somebody may have read. */
const MAYBE_READ = ['sending', 'sent', 'unknown'] as const
const NOT_LEFT = ['planned', 'pending', 'claimed'] as const

const store = async (tx: Db, rows: readonly AgendaRow[]): Promise<void> => {
  if (rows.length === 0) return
  await tx
    .insertInto('agenda')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['deadline', 'occurrence']).doUpdateSet((eb) => ({
        due: eb.ref('excluded.due'),
        revision: eb.ref('excluded.revision'),
        gone: eb.ref('excluded.gone'),
        content: eb.ref('excluded.content'),
        adopted_at: eb.ref('excluded.adopted_at'),
      })),
    )
    .execute()
}

const keyOf = ({ deadline, occurrence }: Pick<Change, 'deadline' | 'occurrence'>) =>
  `${deadline}|${occurrence}`

/** Reminders in the outbox about occurrences that have changed, with the state of their delivery. */
const affected = (tx: Db, changes: readonly Change[]) =>
  tx
    .selectFrom('reminders')
    .innerJoin('outbox', 'outbox.key', 'reminders.delivery')
    .select([
      'reminders.chat',
      'reminders.deadline',
      'reminders.occurrence',
      'reminders.delivery',
      'outbox.state',
    ])
    .where('reminders.deadline', 'in', [...new Set(changes.map(({ deadline }) => deadline))])
    .where('reminders.state', '=', 'queued')
    // Whoever stands at the gate with one of them waits until the new days are there.
    .$if(isShared(tx), (query) => query.forUpdate('outbox'))
    .execute()

/** What has not left is withdrawn, with all that stands in the same message, and planned anew. */
const withdraw = async (
  tx: Db,
  deliveries: readonly string[],
  chats: readonly string[],
  now: number,
): Promise<void> => {
  if (deliveries.length === 0) return
  await tx
    .updateTable('outbox')
    .set({ state: 'cancelled', reason: 'changed', parcel: null, settled_at: now })
    .where('key', 'in', deliveries)
    .where('state', 'in', NOT_LEFT)
    .execute()
  await tx
    .updateTable('reminders')
    .set({ state: 'cancelled', reason: 'changed', delivery: null })
    .where('delivery', 'in', deliveries)
    .where('state', '=', 'queued')
    .execute()
  await tx.updateTable('subscribers').set({ planned_on: null }).where('chat', 'in', chats).execute()
}

const toldBefore = async (
  tx: Db,
  changes: ReadonlyMap<string, readonly Change[]>,
): Promise<readonly ToldOccurrence[]> => {
  if (changes.size === 0) return []
  const rows = await tx
    .selectFrom('subscribers')
    .selectAll()
    .where('chat', 'in', [...changes.keys()])
    .execute()
  return rows.flatMap(({ chat, channel, settings, latest }) => {
    const subscriber = parseSubscriber(settings, latest)
    const own = changes.get(chat)
    return subscriber && own ? [{ chat, channel, subscriber, changes: own }] : []
  })
}

const readAgenda = (db: Db) => db.selectFrom('agenda').selectAll().execute()

/** The agenda of a database that has been migrated. */
export const createAgendaStore = (db: Db) => {
  const writeTx = createWriteTx(db)
  return {
    read: () => readAgenda(db),
    /**
     * Takes the days of the content over: what `compare` returns is stored, what waits under an old day
     * is cancelled and planned anew, and who was told the old day gets a notice, all in one transaction.
     * Returns the changes.
     */
    adopt: (
      compare: (known: readonly AgendaRow[]) => Comparison,
      notify: (told: ToldOccurrence) => ChangeNotice,
      now: number,
    ) =>
      writeTx(async (tx) => {
        await lockAgenda(tx)
        const { rows, changes } = compare(await readAgenda(tx))
        await store(tx, rows)
        if (changes.length === 0) return []
        const byKey = new Map(changes.map((change) => [keyOf(change), change]))
        const told = new Map<string, Set<Change>>()
        const waiting = new Map<string, string>()
        for (const row of await affected(tx, changes)) {
          const change = byKey.get(keyOf(row))
          if (!change || row.delivery === null) continue
          if (MAYBE_READ.some((state) => state === row.state))
            told.set(row.chat, (told.get(row.chat) ?? new Set()).add(change))
          else if (NOT_LEFT.some((state) => state === row.state))
            waiting.set(row.delivery, row.chat)
        }
        await withdraw(tx, [...waiting.keys()], [...new Set(waiting.values())], now)
        const lists = new Map([...told].map(([chat, own]) => [chat, [...own]]))
        const notices: Insertable<Database['reminders']>[] = []
        for (const one of await toldBefore(tx, lists)) {
          const { reminders, drafts } = notify(one)
          notices.push(...reminders.map((row) => ({ ...row, chat: one.chat, created_at: now })))
          await enqueue(tx, drafts, now)
        }
        await insertReminders(tx, notices)
        return changes
      }),
  }
}

export type AgendaStore = ReturnType<typeof createAgendaStore>
