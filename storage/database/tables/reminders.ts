import type { Generated } from 'kysely'

/** The tables of reminders; days are civil days `YYYY-MM-DD`, `*_at` milliseconds since the epoch. */
export interface ReminderTables {
  /** Codes that let a chat be reminded of an agency's deadlines; the code itself is not kept. */
  readonly invitations: {
    /** What an operator sees of it. */
    readonly id: string
    /** SHA-256 of the code, hex. */
    readonly hash: string
    readonly province: string
    readonly agency: string
    /** 1 where somebody must approve whoever uses it. */
    readonly approval: number
    readonly created_at: number
    readonly expires_at: number
    readonly used_at: number | null
    readonly used_by: string | null
    readonly revoked_at: number | null
  }
  /** Wrong codes of a chat since an instant. */
  readonly code_tries: {
    /** Its pseudonym. */
    readonly chat: string
    readonly failures: number
    readonly since: number
  }
  /** Chats that asked to be reminded. */
  readonly subscribers: {
    readonly chat: string
    readonly channel: string
    /** JSON of a subscriber without `latest`: turns write it. */
    readonly settings: string
    /** JSON of what the latest reminder named: the planner writes it. */
    readonly latest: string
    /** `HH:MM` of the morning message, from `settings`. */
    readonly send_time: string
    /**
     * The last day, `YYYY-MM-DD`, for which everything that falls due is planned; null is none. Behind
     * a "-" it has to be planned once more.
     */
    readonly planned_on: string | null
  }
  /** The days of every deadline as this program last took them over from the content. */
  readonly agenda: {
    readonly deadline: string
    readonly occurrence: string
    /** Last safe day, `YYYY-MM-DD`. */
    readonly due: string
    /** Grows by one with each change of `due`. */
    readonly revision: number
    /** 1 where the content no longer holds it. */
    readonly gone: number
    /** JSON of the deadline as it last was, to say what is gone. */
    readonly content: string
    readonly adopted_at: number
  }
  /** Everything that somebody is to be told of one occurrence, each once for ever. */
  readonly reminders: {
    readonly id: Generated<number>
    readonly chat: string
    /** `<deadline>|<occurrence>|<kind>:<number>`, of each chat once. */
    readonly key: string
    readonly deadline: string
    readonly occurrence: string
    readonly kind: ReminderKind
    readonly due: string
    /** Civil day on which it is to be sent. */
    readonly send_on: string
    readonly state: ReminderState
    /** Why it was never put into the outbox. */
    readonly reason: string | null
    /** Key of the delivery that holds it. */
    readonly delivery: string | null
    readonly created_at: number
  }
  /** What was done about a deadline, when and where. */
  readonly marks: {
    readonly id: Generated<number>
    readonly chat: string
    readonly act: string
    readonly deadline: string
    readonly occurrence: string
    readonly at: number
  }
  /** A few facts of the program as a whole: which database this is, whether it may send. */
  readonly standing: {
    readonly name: string
    readonly value: string
  }
}

export type ReminderKind = 'lead' | 'snooze' | 'moved' | 'gone'

/** `queued` is in the outbox, whose state says the rest; the others never reached it. */
export type ReminderState = 'queued' | 'missed' | 'cancelled' | 'covered'
