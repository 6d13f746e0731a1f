import type { ProvinceId } from '../../knowledge/schema/primitives.ts'

/** `open` waits for somebody to take it. */
export type HandOffState = 'open' | 'taken' | 'closed'

/** Why a hand-off is over. `left`: nobody is there any more who could take it. */
export type HandOffEnd =
  | 'director'
  | 'officer'
  | 'blocked'
  | 'timeout'
  | 'idle'
  | 'left'
  | 'forgotten'

export type HandOffSide = 'director' | 'officer'

/** What a message of a hand-off is: the packet, somebody's words, or a notice of what became of it. */
export type HandOffKind =
  | 'packet'
  | 'words'
  /** Somebody has it: told to the director, and to the others who were asked. */
  | 'accepted'
  | 'taken'
  /** Who had it cannot go on: others are asked. */
  | 'released'
  | 'ended'

/** Whom a hand-off goes to. */
export interface HandOffOffice {
  readonly province: ProvinceId
  /** Id of the agency. */
  readonly agency: string
}

/** Officers on duty for one office. */
export interface OfficeOnDuty extends HandOffOffice {
  readonly count: number
}

/** A message of an officer that its chat, which cannot be written to first, has not been shown. */
export interface WaitingReply {
  readonly id: number
  readonly number: number
  readonly kind: HandOffKind
  readonly words: string | null
  readonly end: HandOffEnd | null
  readonly office: HandOffOffice
  /** The name that the officer chose to show, or null. */
  readonly officer: string | null
}

/** A hand-off that this chat asked for and that is not over. */
export interface OwnHandOff extends HandOffOffice {
  /** By which both sides call it: "HS 27". */
  readonly number: number
  readonly state: HandOffState
  readonly officer: string | null
  /** What is typed goes to the officer. */
  readonly isFront: boolean
}

/** A hand-off that this chat, an officer's, was asked to take. */
export interface OfferedHandOff extends HandOffOffice {
  readonly number: number
  readonly state: HandOffState
  readonly end: HandOffEnd | null
  readonly isMine: boolean
  /** Nobody took it in time, and it can still be taken. */
  readonly isLate: boolean
  /** The name that whoever has it shows, or null. */
  readonly officer: string | null
  /** Null once it is over. */
  readonly packet: string | null
  /** What is typed goes to the person who asked. */
  readonly isFront: boolean
}

/** What a chat has to do with hand-offs as its message comes. */
export interface HandOffView {
  /** The number of the next one. */
  readonly next: number
  readonly offices: readonly OfficeOnDuty[]
  readonly own: OwnHandOff | null
  /** How many this chat asked for since a day ago. */
  readonly asked: number
  /** An officer wanted no more of them from this chat. */
  readonly isBlocked: boolean
  readonly waiting: readonly WaitingReply[]
  /** The newest first. */
  readonly offered: readonly OfferedHandOff[]
  /** The one whose message this message replies to. */
  readonly repliedTo: number | null
}

/** What a choice about a hand-off stands for. */
export type HandOffWish =
  | { readonly wish: 'ask'; readonly province: ProvinceId; readonly question: string }
  /** Goes on to the consent without a question of one's own. */
  | { readonly wish: 'question'; readonly office: HandOffOffice }
  | {
      readonly wish: 'send'
      readonly office: HandOffOffice
      readonly question: string
      /** Whether what the assistant was asked last goes along. */
      readonly isWithLast: boolean
    }
  /** `awaits`: where it was offered, the next message is the question for this office. */
  | { readonly wish: 'cancel'; readonly awaits: HandOffOffice | null }
  | { readonly wish: 'tell' | 'back' | 'end' | 'replies' }
  | { readonly wish: 'take'; readonly number: number }

/** What a turn does to a hand-off, carried out in its transaction. */
export type HandOffAct =
  | {
      readonly act: 'open'
      readonly number: number
      readonly office: HandOffOffice
      /** What the officers read, without number and how to answer. */
      readonly packet: string
    }
  | {
      readonly act: 'take'
      readonly number: number
      readonly name: string | null
      /** An answer comes along, so that nothing more need be told. */
      readonly isAnswered: boolean
    }
  | {
      readonly act: 'say'
      readonly number: number
      readonly from: HandOffSide
      readonly words: string
    }
  | {
      readonly act: 'front'
      readonly number: number
      readonly from: HandOffSide
      readonly isOn: boolean
    }
  | { readonly act: 'close'; readonly number: number; readonly end: HandOffEnd }
  | { readonly act: 'unblock'; readonly number: number }
  | { readonly act: 'shown'; readonly ids: readonly number[] }
