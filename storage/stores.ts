import { createChecklistStore } from './checklists/checklists.ts'
import { createDocumentStore } from './documents.ts'
import { createGrantStore } from './reminders/grants.ts'
import { createDeletionStore } from './chats/deletions.ts'
import { createHistory } from './chats/history.ts'
import { createInbox, type CodeOf } from './chats/inbox.ts'
import { NO_TRAITS, type TraitsOf } from './chats/traits.ts'
import { createProposalStore } from './proposals.ts'
import { createInvitationStore } from './reminders/invitations.ts'
import { createOutbox } from './outbox/outbox.ts'
import { createAgendaStore } from './reminders/agenda.ts'
import { createHandOffStore } from './handoff/hand-offs.ts'
import { createReadiness } from './database/readiness.ts'
import { createReminderStore } from './reminders/reminders.ts'
import { createReroutingStore } from './reminders/rerouting.ts'
import { createNudgeStore } from './reminders/nudging.ts'
import { createOwnerStore } from './outbox/owners.ts'
import { createSheetStore } from './sheets/sheets.ts'
import type { Db } from './database/schema.ts'
import type { Seal } from './tokens/seal.ts'
import { createMuteSwitch } from './database/flags.ts'
import { createTokenStore } from './tokens/tokens.ts'
import { createTurnStore } from './chats/turns.ts'
import { createUnansweredStore } from './chats/unanswered.ts'

const noCode: CodeOf = () => null
const noTraits: TraitsOf = () => NO_TRAITS

/** What stores are made with. */
export interface StoreTools {
  /** Finds the invitation code in an event. */
  readonly codeOf?: CodeOf
  /** Tells parts of albums, edits and what is unread from other events. */
  readonly traitsOf?: TraitsOf
  /** Closes and opens tokens; without one they are in clear. */
  readonly seal?: Seal
  /** File outside the database in which deletions are noted, too; null for none. */
  readonly ledger?: string | null
}

/** Everything that a migrated database remembers, by what it is asked for. */
export const createStores = (
  db: Db,
  { codeOf = noCode, traitsOf = noTraits, seal, ledger = null }: StoreTools = {},
) => ({
  turns: createTurnStore(db),
  deletions: createDeletionStore(db, ledger),
  inbox: createInbox(db, codeOf, traitsOf),
  outbox: createOutbox(db),
  owners: createOwnerStore(db),
  history: createHistory(db),
  tokens: createTokenStore(db, seal),
  checklists: createChecklistStore(db),
  documents: createDocumentStore(db),
  proposals: createProposalStore(db),
  invitations: createInvitationStore(db),
  grants: createGrantStore(db),
  reminders: createReminderStore(db),
  agenda: createAgendaStore(db),
  rerouting: createReroutingStore(db),
  nudges: createNudgeStore(db),
  handOffs: createHandOffStore(db),
  standing: createMuteSwitch(db),
  readiness: createReadiness(db),
  unanswered: createUnansweredStore(db),
  sheets: createSheetStore(db),
})

export type Stores = ReturnType<typeof createStores>
