import type { ProvinceId } from '../../schema/primitives.ts'

/** A day as it was said: so many days from now, or a date, whose year may be left out. */
export type SaidDay =
  | { readonly days: number }
  | {
      /** Null is the last day of the month. */
      readonly day: number | null
      readonly month: number
      readonly year: number | null
    }

/** What a button or a word does about a reminder; `undo` takes a "done" back. */
export type Act = 'done' | 'later' | 'more' | 'undo'

/** What a message about reminders wants. A slot that is null, or a list that is empty, is asked for. */
export type RemindingWish =
  | {
      readonly wish: 'open'
      readonly province: ProvinceId | null
      /** Ids of documents that are named. */
      readonly documents: readonly string[]
      /** How many subscriptions are asked for, where a number is said. */
      readonly count: number | null
    }
  | { readonly wish: 'list' | 'undated' | 'settings' | 'documents' | 'resume' }
  | { readonly wish: 'stop' }
  /** Days before the last day. */
  | { readonly wish: 'leads'; readonly days: readonly number[] }
  /** `HH:MM`; an hour that no day has is null as well. */
  | { readonly wish: 'time'; readonly at: string | null }
  | {
      readonly wish: 'quiet'
      readonly hours: { readonly from: string; readonly to: string } | 'nights' | 'none' | null
    }
  | { readonly wish: 'workdays' | 'digest'; readonly on: boolean }
  | {
      readonly wish: 'pause'
      readonly until: SaidDay | null
      /** Said without the word for reminding. */
      readonly isBare: boolean
    }
  | {
      readonly wish: 'leave'
      readonly province: ProvinceId | null
      /** Ids of documents; where none is named, all of the province. */
      readonly documents: readonly string[]
    }
  /** These documents and no other of their province. */
  | { readonly wish: 'only'; readonly documents: readonly string[] }
  | { readonly wish: 'role'; readonly role: 'officer' | 'director' }
  /** Of what the latest reminder named; `stopAlone` in one word is no act. */
  | {
      readonly wish: 'act'
      readonly act: Act
      /** Places in the latest reminder, from 1; none where none is said. */
      readonly numbers: readonly number[]
      readonly isAll: boolean
      readonly until: SaidDay | null
    }
  /** One bare word that also means to stop what one is doing here. */
  | { readonly wish: 'stop-here' }

/** The last question about reminders, which a bare figure answers. */
export type RemindingQuestion = 'leads' | 'time' | 'quiet' | 'pause' | 'later'

/** Reads a message as a wish about reminders; null where it is about something else. */
export type ReadReminding = (text: string, asked: RemindingQuestion | null) => RemindingWish | null
