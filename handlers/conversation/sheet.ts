import type { ProgrammeStatus } from '../../knowledge/schema/programme.ts'
import type { Eligibility } from '../../knowledge/rules/judgement.ts'

/** One mandatory condition that applies, as a row of the table. Texts are ready to be read. */
export interface SheetRow {
  /** Id of the condition in the content. */
  readonly condition: string
  /** Fact that the condition is about. */
  readonly fact: string
  readonly label: string
  /** What the document asks: "từ 500 ha". */
  readonly required: string
  /** What was declared, in the person's own unit; null where nothing was. */
  readonly declared: string | null
  readonly status: 'met' | 'not_met' | 'open'
  /** What is missing, where it can be counted; else null. */
  readonly gap: string | null
  /** Short citation: "KH 135, III.2.a". */
  readonly clause: string
}

/** Open points that are found in one place. */
export interface SheetOpenGroup {
  /** `books`, `register`, … as facts name it (`found`), else `agency`. */
  readonly place: string
  /** "Xem sổ kế toán", "Hỏi Liên minh HTX". */
  readonly title: string
  readonly points: readonly {
    readonly fact: string
    readonly text: string
    readonly clause: string
  }[]
}

export interface SheetAnswer {
  readonly fact: string
  readonly label: string
  readonly text: string
  /** ISO instant. */
  readonly at: string
  /** Who declared it: the cooperative itself, or an officer who fills in for it. */
  readonly by: 'self' | 'officer'
}

/**
 * The result of a walk-through as one takes it to an office: everything that the card, the table, the
 * print, the PDF and the JSON show, worked out once from session and content. Holds no personal data
 * beyond what the person put in.
 */
export interface ResultSheet {
  /** Name of the cooperative, where the person gave one. */
  readonly name: string | null
  /** Name of the old province. */
  readonly province: string
  readonly programme: {
    readonly id: string
    readonly document: string
    readonly status: ProgrammeStatus
  }
  /** Civil day of the judgement, `YYYY-MM-DD`. */
  readonly asOf: string
  /** Fingerprint of the content that judged. */
  readonly contentVersion: string
  readonly eligibility: Eligibility
  /** The result in one line. */
  readonly headline: string
  readonly rows: readonly SheetRow[]
  readonly open: readonly SheetOpenGroup[]
  readonly priority: readonly { readonly label: string; readonly clause: string }[]
  readonly dossier: readonly { readonly item: string; readonly clause: string }[]
  /** What to do now, with whom; the first line is the most urgent. */
  readonly nextSteps: readonly { readonly text: string; readonly clause: string | null }[]
  readonly answers: readonly SheetAnswer[]
  /** Which round the documents speak of. */
  readonly round: string
  /** "Đối chiếu sơ bộ, không phải quyết định." */
  readonly note: string
}
