import type { Generated } from 'kysely'
import type {
  HandOffEnd,
  HandOffKind,
  HandOffSide,
  HandOffState,
} from '../../../handlers/conversation/hand-off.ts'

/** The tables of hand-offs; `*_at` milliseconds since the epoch. */
export interface HandOffTables {
  /** What somebody asked of an office, and who answers. */
  readonly hand_offs: {
    /** Small enough to be said: "HS 27". */
    readonly number: number
    /** Who asked; null once that chat's data is deleted. No officer is ever told it. */
    readonly chat: string | null
    /** Its pseudonym, by which a limit outlives a deletion. */
    readonly asker: string | null
    readonly province: string
    readonly agency: string
    readonly state: HandOffState
    readonly reason: HandOffEnd | null
    /** The chat of who has it. */
    readonly officer: string | null
    readonly officer_name: string | null
    /** What the officers read; null once it is over. */
    readonly packet: string | null
    /** When a side last turned to the other: until it turns away what it types is relayed. */
    readonly director_front_at: number | null
    readonly officer_front_at: number | null
    /** Since when the office owes an answer; null where it does not. */
    readonly waits_since: number | null
    readonly last_at: number
    readonly opened_at: number
    readonly closed_at: number | null
  }
  /** What is to be told of one to one chat, in order. */
  readonly hand_off_messages: {
    readonly id: Generated<number>
    readonly hand_off: number
    /** Who is told. */
    readonly chat: string
    readonly channel: string
    readonly kind: HandOffKind
    readonly sender: HandOffSide | 'system'
    /** Only until it is in the outbox or shown. */
    readonly words: string | null
    readonly state: HandOffMessageState
    readonly at: number
  }
}

/** `queued` is in the outbox; a chat that cannot be written to is `shown` with its next turn. */
export type HandOffMessageState = 'waiting' | 'queued' | 'shown'
