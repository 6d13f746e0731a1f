import type { Kysely } from 'kysely'
import { createDocumentStore, type DocumentStore } from './documents.ts'
import { createGrantStore, type GrantStore } from './reminders/grants.ts'
import { createHistory, type History } from './chats/history.ts'
import { createInbox, type CodeOf, type Inbox } from './chats/inbox.ts'
import { createInvitationStore, type InvitationStore } from './reminders/invitations.ts'
import { createOutbox, type Outbox } from './outbox/outbox.ts'
import { createAgendaStore, type AgendaStore } from './reminders/agenda.ts'
import { createReadiness, type Readiness } from './database/readiness.ts'
import { createReminderStore, type ReminderStore } from './reminders/reminders.ts'
import { createReroutingStore, type ReroutingStore } from './reminders/rerouting.ts'
import { createOwnerStore, type OwnerStore } from './outbox/owners.ts'
import type { Database } from './database/schema.ts'
import type { Seal } from './tokens/seal.ts'
import { createMuteSwitch, type MuteSwitch } from './database/flags.ts'
import { createTokenStore, type TokenStore } from './tokens/tokens.ts'
import { createTurnStore, type TurnStore } from './chats/turns.ts'
import { createUnansweredStore, type UnansweredStore } from './chats/unanswered.ts'

/** Everything that is remembered, by what it is asked for. */
export interface Stores {
  readonly turns: TurnStore
  readonly inbox: Inbox
  readonly outbox: Outbox
  readonly owners: OwnerStore
  readonly history: History
  readonly tokens: TokenStore
  readonly documents: DocumentStore
  readonly invitations: InvitationStore
  readonly grants: GrantStore
  readonly reminders: ReminderStore
  readonly agenda: AgendaStore
  readonly rerouting: ReroutingStore
  readonly standing: MuteSwitch
  readonly readiness: Readiness
  readonly unanswered: UnansweredStore
}

const noCode: CodeOf = () => null

/** What stores are made with. */
export interface StoreTools {
  /** Finds the invitation code in an event. */
  readonly codeOf?: CodeOf
  /** Closes and opens tokens; without one they are in clear. */
  readonly seal?: Seal
}

/** All stores of a database that has been migrated. */
export const createStores = (
  db: Kysely<Database>,
  { codeOf = noCode, seal }: StoreTools = {},
): Stores => ({
  turns: createTurnStore(db),
  inbox: createInbox(db, codeOf),
  outbox: createOutbox(db),
  owners: createOwnerStore(db),
  history: createHistory(db),
  tokens: createTokenStore(db, seal),
  documents: createDocumentStore(db),
  invitations: createInvitationStore(db),
  grants: createGrantStore(db),
  reminders: createReminderStore(db),
  agenda: createAgendaStore(db),
  rerouting: createReroutingStore(db),
  standing: createMuteSwitch(db),
  readiness: createReadiness(db),
  unanswered: createUnansweredStore(db),
})
