import type { Citation } from '../../knowledge/schema/schema.ts'
import type { Clarify, Uncertain } from '../../knowledge/rules/reading.ts'
import type { ProvinceId } from '../../knowledge/schema/primitives.ts'
import type { Value } from '../../knowledge/rules/value.ts'
import type { Consents } from './consents.ts'
import type { Effect } from './effect.ts'
import type { HandOffWish } from './hand-off.ts'
import type { Role } from './incoming.ts'
import type { PaperChoice } from './wishes/paper-choice.ts'
import type { ReplyMark } from './part.ts'
import type { Purpose } from './purpose.ts'
import type { CitationLine, VerdictView } from './verdict-view.ts'
import type { ResultSheet } from './sheet.ts'
import type { Wish } from './wishes/wish.ts'

/** Something to tap. `value` is opaque: `<epoch>.<prompt>.<index>`. */
export interface Choice {
  readonly value: string
  readonly label: string
}

export interface Reply {
  readonly text: string
  readonly choices: readonly Choice[]
  /** False where typed digits are values and not choices (a question for a number). */
  readonly numbered: boolean
  readonly citations: readonly CitationLine[]
  readonly links: readonly { readonly label: string; readonly url: string }[]
  /** What storage did and found for the turn is said here, once that is known. */
  readonly awaits?: true
  /** A result to be sent as a file, by its token, where the channel takes files. */
  readonly document?: { readonly sheet: string }
  /** Pieces of the text that the turn says as data, too; absent where there are none. */
  readonly marks?: readonly ReplyMark[]
}

export type TurnKind =
  | 'answer'
  | 'abstain'
  | 'question'
  | 'confirmation'
  | 'verdict'
  | 'menu'
  | 'smalltalk'
  | 'notice'

/** The question that waits for an answer. `step` counts questions put. */
export interface PendingQuestion {
  readonly fact: string
  readonly step: number
  readonly of: number
}

/** One answer event; the list only grows until a restart or deletion. */
export interface AnswerEvent {
  readonly at: string
  readonly fact: string
  /** `null` takes the answer back. */
  readonly value: Value | null
  /** More was said than was understood: read back before it makes the cooperative eligible. */
  readonly isDoubtful?: true
  /** Declared by an officer who fills in for the cooperative. */
  readonly by?: 'officer'
}

/** What is only supposed of a fact, in place of what was told of it. */
export interface Supposed {
  readonly fact: string
  readonly value: Value
}

/** What the latest prompt does when one of its choices is taken. */
export type Action =
  | { readonly do: 'answer'; readonly fact: string; readonly value: Value }
  | { readonly do: 'command'; readonly command: string; readonly fact?: string }
  | { readonly do: 'ask'; readonly article: string }
  /** Asks as if it had been typed. */
  | { readonly do: 'question'; readonly text: string }
  /** Without a purpose it is to keep answers, which opens the check. */
  | { readonly do: 'consent'; readonly given: boolean; readonly purpose?: Purpose }
  | { readonly do: 'province'; readonly province: ProvinceId }
  | { readonly do: 'remind'; readonly wish: Wish }
  | { readonly do: 'papers'; readonly wish: PaperChoice }
  | { readonly do: 'hand-off'; readonly wish: HandOffWish }
  /** Supposes these, beside what is supposed already. */
  | { readonly do: 'suppose'; readonly facts: readonly Supposed[] }
  /** Answers what waits of voice messages: whether they may be heard, or whether one was heard rightly. */
  | { readonly do: 'voice'; readonly yes: boolean }

/** A reading that is not used before the person has said more. */
export type Unconfirmed =
  | {
      readonly kind: 'confirm'
      readonly fact: string
      readonly value: Value
      readonly why: Uncertain
    }
  | {
      readonly kind: 'clarify'
      readonly fact: string
      readonly ask: Clarify
      readonly said: string
      readonly options: readonly Value[]
    }

/** The walk-through: what was said, never where one stands. The pending question is derived. */
export interface Walk {
  readonly startedOn: string
  /** Name of the cooperative, where the person gave one. */
  readonly name: string | null
  /** Whether the name was asked for, for the sheet: it waits for an answer, or none is wanted. */
  readonly naming?: 'asked' | 'declined'
  readonly answers: readonly AnswerEvent[]
  /** Facts put as questions, in order, for `step` and "quay lại". */
  readonly asked: readonly string[]
  /** The first one is the pending question. */
  readonly waiting: readonly Unconfirmed[]
  /** An answered fact that the person wants to change. */
  readonly editing: string | null
  /** A result was shown or a pause asked for: nothing pends until the person goes on. */
  readonly paused: boolean
  /** How often the pending question was not understood. */
  readonly misses: number
  /** Facts that the last answer told: what a correction without a name is about. */
  readonly latest: readonly string[]
  /** The result was shown and not gone on from: a correction works it out anew. */
  readonly concluded: boolean
  /**
   * What is tried out: judged in place of what was told, which stays as it is. Ends with the day, and
   * with the word for it.
   */
  readonly scenario: { readonly on: string; readonly facts: readonly Supposed[] } | null
}

/**
 * What was told last, which a short question behind it leans on. Ids of the content: document, agency,
 * year, sector and matter are looked up there, so that an edit counts at once.
 */
export interface Context {
  /** The question that was answered, to be gone on from or asked again; null for none. */
  readonly question: string | null
  readonly articles: readonly string[]
  /** Rows of the tables, and deadlines. */
  readonly rows: readonly string[]
  /** Whose documents were told, also one's that were imported only; null for several, or none. */
  readonly province: string | null
  /** ISO instant; empty before anything was told. */
  readonly at: string
}

/** What is remembered of messages that are no text. */
export interface MediaMemory {
  /** By kind: the ISO instant until which nothing more is said of what comes. */
  readonly quiet: Readonly<Record<string, string>>
  /** What waits for the next message: voice messages for a consent, or a heard text for a yes. */
  readonly held: {
    readonly at: string
    readonly sounds: readonly string[]
    readonly text: string | null
  } | null
}

/** What one chat is in the middle of. Plain JSON. */
export interface Session {
  readonly version: 1
  /** Start of this session in base 36 milliseconds: keeps choices of a deleted session apart. */
  readonly epoch: string
  readonly consents: Consents
  /** The message that opened the walk-through, until consent is answered or a day has passed. */
  readonly held: { readonly text: string; readonly at: string } | null
  readonly profile: { readonly province: ProvinceId | null; readonly role: Role }
  readonly walk: Walk | null
  /** Number of choices of every prompt so far; the index is the prompt's number. */
  readonly offered: readonly number[]
  /** What the choices of the latest prompt do, and how they can be typed. */
  readonly prompt: {
    readonly numbered: boolean
    readonly choices: readonly { readonly label: string; readonly action: Action }[]
  } | null
  readonly context: Context
  readonly media: MediaMemory
  /** Whose list of papers was shown last; null before any was. */
  readonly dossier: { readonly programme: string; readonly name: string | null } | null
  readonly lastAt: string
}

/** One incoming with all it causes. */
export interface Turn {
  readonly session: Session
  readonly replies: readonly Reply[]
  readonly kind: TurnKind
  readonly question: PendingQuestion | { readonly fact: 'consent' } | null
  readonly verdict: VerdictView | null
  /** The result that the verdict is of, as it can be carried to an office. */
  readonly sheet: ResultSheet | null
  readonly effects: readonly Effect[]
  /** Set where the choice was never offered: nothing changed. */
  readonly unknownChoice?: true
}

export type { Citation }
