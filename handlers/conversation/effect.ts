import type { ProvinceId } from '../../knowledge/schema/primitives.ts'
import type { HandOffAct } from './hand-off.ts'
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
  /** Delete everything of this chat. */
  | { readonly do: 'forget' }
  /** Keep what this chat wants to be reminded of; null ends all of it. */
  | { readonly do: 'keep-subscriber'; readonly subscriber: Subscriber | null }
  /** An invitation was used by this chat. */
  | { readonly do: 'redeem'; readonly invitation: string }
  /** A code was wrong, expired, used or revoked: counts against guessing. */
  | { readonly do: 'count-wrong-code' }
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
