import { sql } from 'kysely'
import {
  adoptDeletion,
  expireDeletions,
  findDeletion,
  readDeletions,
  readForgottenUntil,
  type Deletion,
} from '../personal/deletions.ts'
import { pseudonymsOf, readPseudonym, type Pseudonym } from '../database/pseudonym.ts'
import type { Db } from '../database/schema.ts'
import { wipeTraces } from '../database/file/traces.ts'
import { createWriteTx } from '../database/write-tx.ts'
import {
  appendToLedger,
  keyNameOf,
  ledgerUsedBy,
  pruneLedger,
  readLedger,
  useLedger,
  type LedgerLine,
} from '../personal/ledger.ts'
import { PERSONAL_ROWS } from '../personal/tables.ts'
import { eraseChatFromBefore } from './forget.ts'

/** Every chat that a table knows by its own name. */
const readChats = async (tx: Db): Promise<ReadonlySet<string>> => {
  const chats = new Set<string>()
  for (const { table, column, holds } of PERSONAL_ROWS) {
    if (holds !== 'chat') continue
    const { rows } = await sql<{ readonly chat: string | null }>`
      select distinct ${sql.ref(column)} as chat from ${sql.table(table)}`.execute(tx)
    for (const { chat } of rows) if (chat !== null && chat !== '') chats.add(chat)
  }
  return chats
}

/** What became of deletions that a database was told of. */
export interface Reapplied {
  /** Chats that it held again and does no more. */
  readonly count: number
  /** Deletions by another key than any that is known: whose they are, nobody can tell. */
  readonly foreign: number
}

/**
 * Deletes once more every chat of whose deletion this database does not know: it is from before.
 * Whoever was deleted, came back and is in it keeps what it holds, since it knows of that deletion.
 * `known` are the pseudonyms of other databases by which lines may be written.
 */
export const reapply = async (
  tx: Db,
  lines: readonly LedgerLine[],
  known: readonly Pseudonym[] = [],
): Promise<Reapplied> => {
  if (lines.length === 0) return { count: 0, foreign: 0 }
  const own = await readPseudonym(tx)
  const byKey = new Map([...known, own].map((pseudonym) => [keyNameOf(pseudonym), pseudonym]))
  const receipts = new Set((await readDeletions(tx)).map(({ receipt }) => receipt))
  const since = await readForgottenUntil(tx)
  const chats = await readChats(tx)
  const names = new Map<string, string>()
  for (const pseudonym of byKey.values()) for (const chat of chats) names.set(pseudonym(chat), chat)
  let [count, foreign] = [0, 0]
  for (const { key, ...line } of lines) {
    if (receipts.has(line.receipt) || line.at < since) continue
    receipts.add(line.receipt)
    if (!byKey.has(key)) {
      foreign += 1
      continue
    }
    const chat = names.get(line.chat) ?? ''
    const pseudonym = chat === '' ? line.chat : own(chat)
    if (await eraseChatFromBefore(tx, { chat, pseudonym }, line.at)) count += 1
    await adoptDeletion(tx, { ...line, chat: pseudonym })
  }
  return { count, foreign }
}

const linesOf = (deletions: readonly Deletion[], pseudonym: Pseudonym): readonly LedgerLine[] =>
  deletions.map((deletion) => ({ ...deletion, key: keyNameOf(pseudonym) }))

/** The deletions of a database, as lines of a ledger. */
export const readOwnLines = async (db: Db, pseudonym: Pseudonym): Promise<readonly LedgerLine[]> =>
  linesOf(await readDeletions(db), pseudonym)

/**
 * Notes deletions in the file beside the database, if it has one. What cannot be written there is
 * made up for by `sync`: the deletion itself has been committed.
 */
export const noteOutside = async (db: Db, deletions: readonly Deletion[]): Promise<void> => {
  const path = ledgerUsedBy(db)
  if (path === null) return
  try {
    await appendToLedger(path, linesOf(deletions, await pseudonymsOf(db)))
  } catch {
    // A full disk, or a folder that is gone: the next `sync` fails aloud.
  }
}

/** Deletions of chats, in the database and outside it. */
export const createDeletionStore = (db: Db, ledger: string | null) => {
  if (ledger !== null) useLedger(db, ledger)
  const writeTx = createWriteTx(db)
  return {
    /** The deletion of a receipt; null where there is none. */
    find: (receipt: string) => findDeletion(db, receipt),
    /** Deletes once more who is noted outside and not in the database. */
    async reapply(): Promise<Reapplied> {
      await pseudonymsOf(db)
      const lines = ledger === null ? [] : readLedger(ledger)
      const reapplied = await writeTx((tx) => reapply(tx, lines))
      if (reapplied.count > 0) await wipeTraces(db)
      return reapplied
    },
    /** Notes outside what is not there yet: of another program, or after a full disk. */
    async sync(): Promise<void> {
      if (ledger === null) return
      const noted = new Set(readLedger(ledger).map(({ receipt }) => receipt))
      const lines = await readOwnLines(db, await pseudonymsOf(db))
      await appendToLedger(
        ledger,
        lines.filter(({ receipt }) => !noted.has(receipt)),
      )
    },
    /** Forgets deletions from before an instant, outside first: what is there counts as known here. */
    async expire(before: number): Promise<void> {
      if (ledger !== null) await pruneLedger(ledger, before)
      await writeTx((tx) => expireDeletions(tx, before))
    },
  }
}

export type DeletionStore = ReturnType<typeof createDeletionStore>
