import type { ProvinceId } from '../../knowledge/schema/primitives.ts'

/** What an invitation allows: to be reminded of what concerns one agency in one province. */
export interface Grant {
  readonly province: ProvinceId
  /** Id of the agency. */
  readonly agency: string
  /** Id of the invitation that it came from; never the code. */
  readonly invitation: string
  /** `waiting` until somebody approves it, where the invitation asks for that. */
  readonly state: 'approved' | 'waiting'
  /** ISO instant. */
  readonly at: string
}

/** One subscription. Without an agency only the public phases of the plans are followed. */
export interface Follow {
  readonly province: ProvinceId
  readonly agency: string | null
  /** Ids of documents; null is all of the province. */
  readonly documents: readonly string[] | null
}

/** One deadline on one of its days: as a button or a list names it. */
export interface Due {
  readonly deadline: string
  /** Key of the occurrence: "y2026". */
  readonly occurrence: string
  /** Last safe day, `YYYY-MM-DD`. */
  readonly due: string
}

/** What somebody did about it. `done` stops what is left of it; `snoozed` asks for it once more. */
export interface Mark extends Due {
  readonly act: 'done' | 'snoozed'
  /** ISO instant. */
  readonly at: string
  /** The day on which it is brought up again, for `snoozed`. */
  readonly until: string | null
}

/** An officer takes questions that are handed to an office that an invitation names. */
export interface OfficerShift {
  /** ISO instant at which it ends; null is until further notice. */
  readonly until: string | null
  /** The name that people are shown, or null. */
  readonly name: string | null
}

/** What one chat asked to be told of, how, and what it did about it. Plain JSON. */
export interface Subscriber {
  readonly version: 1
  readonly role: 'officer' | 'director'
  /** ISO instant. */
  readonly since: string
  readonly grants: readonly Grant[]
  readonly follows: readonly Follow[]
  /** Days before the last day, the longest first: 30, 7, 1, 0. */
  readonly leads: readonly number[]
  /** When the morning message goes out, `HH:MM` in Asia/Ho_Chi_Minh. */
  readonly time: string
  /** Nothing is sent from `from` to `to`, `HH:MM`; null where nights are free to use, too. */
  readonly quiet: { readonly from: string; readonly to: string } | null
  /** Whether a reminder moves to the working day before a day off. */
  readonly workdays: boolean
  /** Whether all of one morning goes into one message. */
  readonly digest: boolean
  /** Nothing is sent before this day; null is no pause. */
  readonly pausedUntil: string | null
  readonly marks: readonly Mark[]
  /** What the latest reminder named, in its order; what a bare "đã xong" is about. */
  readonly latest: readonly Due[]
  /** Another chat of the same person, `<channel>:<id>`, used where this one cannot be written to. */
  readonly second: string | null
  /** Set while an officer is on duty; see `isOnDuty`. */
  readonly shift?: OfficerShift
}

/** What is found of a code that was typed or came with a link. */
export type InvitationLook =
  | {
      readonly kind: 'valid'
      readonly id: string
      readonly province: ProvinceId
      readonly agency: string
      readonly approval: boolean
    }
  | { readonly kind: 'wrong' | 'expired' | 'used' | 'revoked' }
  /** Too many wrong ones from this chat: nothing was looked up. */
  | { readonly kind: 'throttled'; readonly minutes: number }

/** Lead times, quiet hours and the rest as they are before anybody changes them. */
export const DEFAULTS = {
  leads: [30, 7, 1, 0],
  time: '08:00',
  quiet: { from: '20:00', to: '07:00' },
  workdays: true,
  digest: true,
} as const satisfies Partial<Subscriber>

/** A subscriber who has asked for nothing yet. */
export const newSubscriber = (at: string, role: Subscriber['role']): Subscriber => ({
  version: 1,
  role,
  since: at,
  grants: [],
  follows: [],
  ...DEFAULTS,
  pausedUntil: null,
  marks: [],
  latest: [],
  second: null,
})
