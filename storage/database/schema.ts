import type { Generated, Kysely, Selectable } from 'kysely'
import type { HandOffTables } from './tables/hand-offs.ts'
import type { PersonalTables } from './tables/personal.ts'
import type { ReminderTables } from './tables/reminders.ts'
import type { SheetTables } from './tables/sheets.ts'

/**
 * Tables as types. Days and instants of talks are ISO text, so that both databases sort them alike;
 * instants of delivery (`*_at`, bigint) are whole milliseconds since the epoch.
 */
export interface Database extends ReminderTables, PersonalTables, HandOffTables, SheetTables {
  /** What one chat is in the middle of. */
  readonly sessions: {
    readonly chat: string
    readonly session: string
    readonly updated_at: string
  }
  /** Messages of the HTTP interface seen a while ago, with the response that went out. */
  readonly updates: {
    /** Pseudonym of the chat, and of chat and key together. */
    readonly chat: string
    readonly update_key: string
    readonly response: string
    readonly seen_at: string
  }
  /** Questions nobody could answer, for the editors. */
  readonly unanswered: {
    readonly id?: number
    /** Pseudonym of the chat, so that its questions go with it; null in rows of long ago. */
    readonly asker: string | null
    readonly text: string
    readonly province: string | null
    readonly asked_on: string
  }
  /** Updates of the channels, each once; the event goes when it is done, the key stays. */
  readonly inbox: {
    readonly id: Generated<number>
    readonly channel: string
    /** Pseudonym of channel and key. */
    readonly update_key: string
    /** Empty once it is handled and says nothing, or the chat is forgotten. */
    readonly chat: string
    readonly event: string | null
    readonly state: InboxState
    readonly failures: Generated<number>
    readonly reason: string | null
    readonly received_at: number
  }
  /** The last message of a chat, for as long as the person may change it. */
  readonly last_messages: {
    readonly chat: string
    /** Pseudonyms of the platform's id of the message, and of what it says. */
    readonly message: string
    readonly words: string
    /** The key of its update in the inbox. */
    readonly update_key: string
    /** The session before it; null where there was none. */
    readonly session: string | null
    /**
     * 0 where its turn changed what cannot be taken back; else 1, and one more for each question that it
     * left for the editors.
     */
    readonly is_plain: number
    /** When it was handled. */
    readonly at: number
  }
  /** Every message that leaves on a channel, and what became of it. */
  readonly outbox: {
    readonly id: Generated<number>
    /** What the message is, once for ever: `<channel>:<update key>:<number>` for a reply. */
    readonly key: string
    readonly channel: string
    readonly chat: string
    readonly class: DeliveryClass
    /** Smaller goes first within a chat and over all: replies are 0. */
    readonly rank: number
    /** JSON of a parcel; null once it is settled and no longer needed. */
    readonly parcel: string | null
    readonly state: DeliveryState
    /** Who claimed it last. */
    readonly owner: string | null
    /** Grows with every claim; a result counts only with the fence of its claim. */
    readonly fence: Generated<number>
    readonly next_at: number
    /** When `next_at` was set: a clock that went back since must not freeze the row. */
    readonly set_at: number
    readonly failures: Generated<number>
    /** How often nobody knows whether it arrived. */
    readonly doubts: Generated<number>
    /** The platform's id of the message. */
    readonly message_id: string | null
    readonly reason: string | null
    readonly created_at: number
    readonly settled_at: number | null
    /** When the person was told that it may not have arrived. */
    readonly shown_at: number | null
    /** Above 0 where the row goes as soon as it is settled: its chat is forgotten. See `erasure.ts`. */
    readonly erase: Generated<number>
  }
  /** Every try of a delivery that did not end in a message sent. */
  readonly attempts: {
    readonly id: Generated<number>
    readonly delivery: number
    readonly fence: number
    readonly owner: string
    readonly outcome: string
    readonly detail: string | null
    readonly at: number
  }
  /** Messages that a platform says arrived while their chat's delivery was still on its way. */
  readonly receipts: {
    readonly chat: string
    readonly message_id: string
    readonly at: number
  }
  /** Programs that send; `beat` grows while one lives. */
  readonly owners: {
    readonly owner: string
    readonly beat: number
  }
  /** Chats that can be written to. */
  readonly recipients: {
    readonly chat: string
    readonly channel: string
    readonly state: RecipientState
    readonly reason: string | null
    /** Messages in a row that the platform refused. */
    readonly rejections: Generated<number>
    /** When the person last wrote. */
    readonly heard_at: number
  }
  /** Pace of a bot (`telegram`) or of a chat (`telegram:1`): a GCRA cell. */
  readonly paces: {
    readonly key: string
    /** The theoretical arrival time of the next message. */
    readonly due_at: number
    readonly paused_until: number
    readonly set_at: number
    /** Rests in a row since something was last taken. */
    readonly rests: Generated<number>
  }
  /** Messages sent by channel and month (`YYYY-MM`, Asia/Ho_Chi_Minh). */
  readonly quotas: {
    readonly channel: string
    readonly month: string
    readonly used: number
  }
  /** Where a channel that is polled goes on. */
  readonly cursors: {
    readonly channel: string
    readonly cursor: string
  }
  /** The newest pair of rotating tokens of a channel. */
  readonly tokens: {
    readonly channel: string
    /** Both sealed where there is a key, else in clear. */
    readonly access_token: string
    readonly refresh_token: string
    readonly refresh_hash: string
    readonly issued_at: number
    readonly expires_at: number
    /** Set while a refresh is on its way: still set after a crash, nobody knows how it ended. */
    readonly refreshing_since: number | null
    /** How often the refresh token was used without hearing the answer. */
    readonly doubts: Generated<number>
  }
  /** Official documents that were imported. */
  readonly documents: {
    readonly id: string
    readonly number: string
    readonly label: string
    readonly title: string
    readonly signed_on: string | null
    /** One of the four provinces, or another one that no rule covers. */
    readonly province: string
    readonly province_name: string
    /** Id of its kind; empty where it is not known, as `issuer`. */
    readonly kind: string
    readonly issuer: string
    /** One a line. */
    readonly nicknames: string
    /** Of the words and all columns: tells another program that something changed. */
    readonly hash: string
    readonly imported_at: number
  }
  /** Their words by clause, in order of the text. */
  readonly passages: {
    readonly document: string
    readonly position: number
    readonly clause: string
    readonly heading: string
    readonly text: string
    readonly hash: string
    /** Names of what was tidied up, with spaces between. */
    readonly notes: string
  }
  /** Deadlines and answers that they seem to give. */
  readonly proposals: {
    /** The same for the same clause and time of a document; of a deadline that holds it is the id. */
    readonly id: string
    readonly document: string
    readonly kind: string
    readonly clause: string
    readonly position: number
    /** JSON of a proposal. */
    readonly content: string
    readonly state: ProposalState
    readonly decided_by: string | null
    readonly decided_at: number | null
    /** The words that were decided about. */
    readonly decided_on: string | null
    /** JSON of the deadline as it holds, with the time of its plan. */
    readonly confirmed: string | null
    readonly first_seen_at: number
    /** 1 where the last import of the document lacks it. */
    readonly gone: Generated<number>
  }
}

/** Nothing that is only proposed holds; see `storage/proposals.ts`. */
export type ProposalState = 'proposed' | 'confirmed' | 'rejected'

/** `surplus` came while so much of its chat waited that it will not be handled; see `surplus.ts`. */
export type InboxState = 'waiting' | 'surplus' | 'done' | 'dead'

/** `docs/delivery.md` draws the transitions. */
export type DeliveryState =
  | 'planned'
  | 'pending'
  | 'claimed'
  | 'sending'
  | 'sent'
  | 'blocked'
  | 'dead'
  | 'unknown'
  | 'cancelled'
  | 'missed'

/** A reply in doubt is held; a reminder in doubt is sent once more. */
export type DeliveryClass = 'reply' | 'reminder'

export type RecipientState = 'active' | 'inactive'

/** A database with these tables, or a transaction on it. */
export type Db = Kysely<Database>

export type InboxRow = Selectable<Database['inbox']>
export type OutboxRow = Selectable<Database['outbox']>
export type ReminderRow = Selectable<Database['reminders']>
export type HandOffRow = Selectable<Database['hand_offs']>
