import type { Purpose } from './purpose.ts'

/** What a person calls what is kept of a chat: there is a phrase `data.kind.<kind>` for each. */
export type DataKind =
  | 'answer'
  | 'checklist'
  | 'consent'
  | 'conversation'
  | 'revision'
  | 'question'
  | 'subscription'
  | 'reminder'
  | 'sheet'
  | 'hand-off'
  | 'mark'
  | 'message'
  | 'waiting'

/** How much there is of each kind; none of those that are not named. */
export type DataTally = Readonly<Partial<Record<DataKind, number>>>

/** A row as an export shows it. */
export type DataRow = Readonly<Record<string, unknown>>

/** What storage deleted for a turn. */
export interface Erased {
  readonly tally: DataTally
  /** Number by which the office finds when and what, and not of whom; null where there was nothing. */
  readonly receipt: string | null
  /** Messages that are being sent this moment: each goes as soon as it is through. */
  readonly leaving: number
}

/** What storage did and found in the transaction of a turn, for the turn's reply to say. */
export interface CarriedOut {
  readonly erased?: Erased
  /** The same for each purpose whose consent was withdrawn. */
  readonly withdrawn?: Readonly<Partial<Record<Purpose, Erased>>>
  /** What is kept of the chat outside its conversation. */
  readonly kept?: Readonly<Partial<Record<DataKind, readonly DataRow[]>>>
}
