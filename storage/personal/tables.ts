import type { DataKind } from '../../handlers/conversation/carried-out.ts'
import type { Purpose } from '../../handlers/conversation/purpose.ts'
import type { Database } from '../database/schema.ts'

/** Rows of a table by one of its columns, which says whose they are. */
export interface Belonging {
  readonly column: string
  /** `chat` is the chat itself, `pseudonym` its keyed hash. */
  readonly holds: 'chat' | 'pseudonym'
  /**
   * What deleting the data of a chat does: the rows go, the column is emptied, or a function of
   * `forget` knows better.
   */
  readonly erased: 'rows' | 'emptied' | 'apart'
  /** What becomes of it when a group goes on under another id; `apart` is done in `moveChat`. */
  readonly moved: 'follows' | 'dropped' | 'apart'
  /** What a person calls such rows; null for what the program keeps for its own running. */
  readonly kind: DataKind | null
  /** Goes also when the consent to this purpose alone is withdrawn. */
  readonly purpose: Purpose | null
  /** Columns that an export shows; none for what the program keeps for its own running. */
  readonly exported: readonly string[]
}

const own = (
  given: Pick<Belonging, 'kind' | 'purpose' | 'exported'> & Partial<Belonging>,
): Belonging => ({ column: 'chat', holds: 'chat', erased: 'rows', moved: 'follows', ...given })

/** What the program keeps for its own running, and no person would ask for. */
const bookkeeping = (given: Partial<Belonging> = {}): Belonging =>
  own({ kind: null, purpose: null, exported: [], ...given })

/**
 * Every table, and how its rows belong to a person; none for a table that knows nobody. Deletion,
 * export, withdrawal and the move of a group go by this list, so a table that is not on it, or has a
 * column with a chat that is not, fails `test/house/personal.test.ts`.
 */
export const PERSONAL: Readonly<Record<keyof Database, readonly Belonging[]>> = {
  agenda: [],
  // They go with their delivery.
  attempts: [],
  // Stays for an hour: deleting one's data would otherwise allow guessing without end.
  code_tries: [bookkeeping({ holds: 'pseudonym', erased: 'apart', moved: 'apart' })],
  checklists: [
    own({
      kind: 'checklist',
      purpose: 'answers',
      moved: 'apart',
      exported: ['programme', 'name', 'body', 'next_on', 'changed_at'],
    }),
  ],
  cursors: [],
  // What keeps a backup from bringing a chat back must outlive it.
  deletions: [bookkeeping({ holds: 'pseudonym', erased: 'apart', moved: 'apart' })],
  documents: [],
  hand_off_messages: [bookkeeping({ erased: 'apart' })],
  hand_offs: [
    own({
      kind: 'hand-off',
      purpose: 'hand-off',
      erased: 'apart',
      exported: ['number', 'province', 'agency', 'state', 'packet', 'opened_at', 'closed_at'],
    }),
    bookkeeping({ column: 'officer', erased: 'apart' }),
    // Outlives a deletion: how often officers may be asked goes by it.
    bookkeeping({ column: 'asker', holds: 'pseudonym', erased: 'apart' }),
  ],
  inbox: [
    own({
      kind: 'waiting',
      purpose: null,
      erased: 'apart',
      exported: ['channel', 'event', 'state', 'received_at'],
    }),
  ],
  invitations: [bookkeeping({ column: 'used_by', erased: 'emptied' })],
  last_messages: [
    own({ kind: 'revision', purpose: 'answers', moved: 'dropped', exported: ['at', 'session'] }),
  ],
  marks: [
    own({
      kind: 'mark',
      purpose: 'reminders',
      exported: ['act', 'deadline', 'occurrence', 'at'],
    }),
  ],
  nudges: [bookkeeping({ moved: 'apart' })],
  outbox: [
    own({
      kind: 'message',
      purpose: null,
      erased: 'apart',
      exported: ['class', 'state', 'parcel', 'created_at', 'settled_at'],
    }),
  ],
  owners: [],
  paces: [bookkeeping({ column: 'key', moved: 'dropped' })],
  passages: [],
  proposals: [],
  quotas: [],
  receipts: [bookkeeping({ moved: 'dropped' })],
  recipients: [bookkeeping({ erased: 'apart', moved: 'apart' })],
  reminders: [
    own({
      kind: 'reminder',
      purpose: 'reminders',
      moved: 'apart',
      exported: ['deadline', 'occurrence', 'kind', 'due', 'send_on', 'state', 'created_at'],
    }),
  ],
  sessions: [
    own({
      kind: 'conversation',
      purpose: null,
      moved: 'apart',
      exported: ['session', 'updated_at'],
    }),
  ],
  sheets: [
    own({
      kind: 'sheet',
      purpose: 'answers',
      exported: ['sheet', 'issued_at', 'expires_at', 'revoked_at'],
    }),
  ],
  standing: [],
  subscribers: [
    own({
      kind: 'subscription',
      purpose: 'reminders',
      moved: 'apart',
      exported: ['channel', 'settings', 'latest', 'planned_on'],
    }),
  ],
  tokens: [],
  unanswered: [
    own({
      column: 'asker',
      holds: 'pseudonym',
      kind: 'question',
      purpose: null,
      exported: ['text', 'province', 'asked_on'],
    }),
  ],
  // Responses of the HTTP interface repeat what was said.
  updates: [bookkeeping({ holds: 'pseudonym', purpose: 'answers', moved: 'dropped' })],
}

/** One belonging with its table. */
export interface PersonalRows extends Belonging {
  readonly table: keyof Database
}

/** All of them, in the order of the list. */
export const PERSONAL_ROWS: readonly PersonalRows[] = Object.entries(PERSONAL).flatMap(
  ([table, all]) => all.map((one) => ({ ...one, table: table as keyof Database })),
)
