import type { ProvinceId } from '../../schema/primitives.ts'
import type { FactReading } from '../../rules/reading.ts'

/** What the talk already holds when a message comes. */
export interface ReadContext {
  /** The fact that was asked last and still waits, or null. */
  readonly asked: string | null
  readonly province: ProvinceId | null
  readonly sector: string | null
  /** What waits of the fact asked: a yes to an echo, or an answer to having been asked back. */
  readonly waiting?: 'confirm' | 'clarify' | null
  /** Facts that were asked or told before: what is said of them needs no question to be understood. */
  readonly known?: ReadonlySet<string>
}

/** A figure that a message takes back: "không phải 299", "299 sửa thành 309". */
export interface Denied {
  /** The fact that its unit or noun names, or null. */
  readonly fact: string | null
  readonly said: string
}

export type CommandId =
  | 'back'
  | 'edit'
  | 'skip'
  | 'unknown'
  | 'summary'
  | 'why'
  | 'example'
  | 'restart'
  | 'result'
  | 'sheet'
  | 'revoke-sheets'
  | 'help'
  | 'menu'
  | 'delete-data'
  | 'delete-data-vague'
  | 'show-data'
  | 'export-data'
  | 'privacy'
  | 'consents'
  | 'withdraw'
  | 'withdraw-answers'
  | 'withdraw-reminders'
  | 'withdraw-hand-off'
  | 'withdraw-voice'
  | 'withdraw-all'
  | 'sources'
  | 'pause'
  | 'resume'
  | 'person'
  | 'drop-scenario'
  | 'keep-scenario'

export type Intent =
  | 'greeting'
  | 'thanks'
  | 'goodbye'
  | 'insult'
  | 'machine-or-person'
  /** asks whether one's own cooperative qualifies: "đủ đk ko", "xét giùm" */
  | 'check-me'
  /** asks what a rule is: "điều kiện …", "cần gì" */
  | 'rule'
  /** speaks of the end of the programme, where other figures hold than for joining it */
  | 'at-the-end'
  | 'instruction-injection'
  /** wants to send an ID card, bank number or photo */
  | 'private-document'
  | 'too-long'
  /** one's family, health, weather: nothing that the documents speak of */
  | 'chatter'

/** Provinces that a message names. */
export interface PlaceReading {
  /** Old provinces meant; two where the message names two; several candidates where `ask` is set. */
  readonly provinces: readonly ProvinceId[]
  /** Why the old province must be asked: merged An Giang, or Châu Thành in both. */
  readonly ask: 'merged' | 'same-name' | null
  /** A province that no document covers, as typed; null where none is named. */
  readonly other: string | null
  /** The district or commune as people write it ("Hòn Đất"), or null. */
  readonly district: string | null
  readonly said: string
  /** Nothing of weight is said besides. */
  readonly isAll: boolean
  /** Named inside a question while another question pends: not stated of one's own cooperative. */
  readonly isAskedAbout?: boolean
}

/** All that one message says. */
export interface MessageReading {
  /** NFC, Telex residue undone, single spaces; case and diacritics kept. */
  readonly text: string
  readonly facts: readonly FactReading[]
  readonly place: PlaceReading | null
  readonly command: {
    readonly id: CommandId
    readonly fact: string | null
    readonly step: number | null
  } | null
  /** A short answer without a fact of its own. */
  readonly quick: 'yes' | 'no' | 'unknown' | 'skip' | 'not-applicable' | null
  /** A yes, and words behind it that take nothing back: "đúng, có ba việc đó thôi". */
  readonly agrees: boolean
  /** "à không", "ý lộn", "nhầm": the last value replaces an earlier one. */
  readonly correction: boolean
  /** "ko 515": a no and a figure, which may answer what is asked or correct what was told. */
  readonly isDenial: boolean
  /** A model is called so ("mô hình 3", "số 3"): its number is no place in a list. */
  readonly namesModel: boolean
  /** Figures that the message takes back; none of `facts` holds one of them. */
  readonly denied: readonly Denied[]
  /** Numbers without a unit, as said. */
  readonly figures: readonly string[]
  readonly intents: ReadonlySet<Intent>
  /** The part of the message that asks something ("mà nộp hồ sơ ở đâu"), or null. */
  readonly question: string | null
}

export interface Reader {
  /** Total: never throws, whatever the text. */
  read(text: string, context: ReadContext): MessageReading
  /** The command that a text is whatever pends, or null; quicker than reading all of it. */
  commandIn(text: string): CommandId | null
  /** Builds the word lists now; otherwise the first message waits for them. */
  prepare(): void
}
