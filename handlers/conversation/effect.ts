import type { ProvinceId } from '../../knowledge/schema/primitives.ts'
import type { DataTally } from './carried-out.ts'
import type { Checklist } from './checklist.ts'
import type { HandOffAct } from './hand-off.ts'
import type { Purpose } from './purpose.ts'
import type { ResultSheet } from './sheet.ts'
import type { Subscriber } from './subscriber.ts'

/** What the program must do besides replying; carried out in the transaction of the turn. */
export type Effect =
  /** A question nobody could answer, for the editors: no chat id, no personal data. */
  | {
      readonly do: 'record-unanswered'
      readonly text: string
      readonly province: ProvinceId | null
      /** Civil day, `YYYY-MM-DD`. */
      readonly on: string
    }
  /** Delete everything of this chat. `held` is what its conversation holds, for the reply to say. */
  | { readonly do: 'forget'; readonly held?: DataTally }
  /** Delete what is kept outside the conversation for a purpose whose consent was withdrawn. */
  | { readonly do: 'withdraw'; readonly purpose: Purpose; readonly held: DataTally }
  /** Find what is kept of this chat, for the reply to say: in plain words, or whole as JSON. */
  | { readonly do: 'export'; readonly form: 'words' | 'json' }
  /** Keep what this chat wants to be reminded of; null ends all of it. */
  | { readonly do: 'keep-subscriber'; readonly subscriber: Subscriber | null }
  /** Keep which papers are ready, and when to be reminded of the others. */
  | { readonly do: 'keep-checklist'; readonly checklist: Checklist }
  /** An invitation was used by this chat. */
  | { readonly do: 'redeem'; readonly invitation: string }
  /** A code was wrong, expired, used or revoked: counts against guessing. */
  | { readonly do: 'count-wrong-code' }
  /** Keep a result for whoever has the link that ends in `token`, until it expires. */
  | { readonly do: 'issue-sheet'; readonly token: string; readonly sheet: ResultSheet }
  /** No link to a result of this chat leads to it any more. */
  | { readonly do: 'revoke-sheets' }
  /** A voice message may be heard now: it comes in once more. `sound` is what came with it. */
  | { readonly do: 'hear'; readonly sound: string }
  /** Something is handed to an officer, said about it, or ended. */
  | { readonly do: 'hand-off'; readonly act: HandOffAct }
  /** What was done about a deadline, for the record. */
  | {
      readonly do: 'record-mark'
      readonly act: 'done' | 'undone' | 'snoozed'
      readonly deadline: string
      readonly occurrence: string
    }
