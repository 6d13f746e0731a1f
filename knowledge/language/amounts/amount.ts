import type { ProvinceId } from '../../schema/primitives.ts'
import type { Clarify, Uncertain } from '../../rules/reading.ts'
import type { Interval, SpokenUnit } from '../../rules/value.ts'

/** What kind of thing a number measures. `bare` has neither unit nor noun. */
export type Dimension =
  /** m² */
  | 'area'
  /** đồng */
  | 'money'
  /** one of what `noun` names */
  | 'count'
  /** hundredths of a point */
  | 'score'
  /** percent */
  | 'share'
  /** chỉ or cây of gold, not convertible */
  | 'gold'
  | 'foreign-money'
  /** ponds, cages, plots: a number of places without an area */
  | 'container'
  /** one calendar year or several on end; with the noun 'year' behind the word "năm" */
  | 'year'
  | 'date'
  /** a class of the 2020 scoring, in hundredths of a point */
  | 'rating'
  | 'bare'

/** A day, month, quarter or part of a year as precise as it was said; null where left unsaid. */
export interface CivilSpan {
  readonly precision: 'day' | 'month' | 'quarter' | 'start-of-year' | 'end-of-year'
  readonly year: number | null
  /** First and last month, 1-12. */
  readonly month: number
  readonly toMonth: number
  readonly day: number | null
}

/** One amount of a text. Never silently wrong: exact, an interval, or marked to be asked. */
export interface AmountFound {
  /** Character offsets in the normalised text. */
  readonly at: number
  readonly end: number
  /** The words used, tidied for an echo. */
  readonly said: string
  readonly dimension: Dimension
  /** What is counted: 'member' 'household' 'people' 'service' 'vehicle' … from units.yaml, or null. */
  readonly noun: string | null
  /** The fact that its noun speaks of, or null. */
  readonly counts: string | null
  /** In base units (see `Dimension`); the hull where several readings are possible. */
  readonly interval: Interval
  /** For saying a gap in the same words. */
  readonly unit: SpokenUnit | null
  /** Readings to choose from where not one stands out; `label` is an id of units.yaml or a number. */
  readonly options: readonly {
    readonly interval: Interval
    readonly label: string
    readonly unit: SpokenUnit | null
  }[]
  /** `sure`: use it; `echo`: confirm it; `ask`: choose among `options` or say it anew. */
  readonly certainty: 'sure' | 'echo' | 'ask'
  readonly why: Uncertain | Clarify | null
  /** Said of a year or a crop: "900 ha/năm", "20 ha 2 vụ". */
  readonly perYear: boolean
  /** What the words before it speak of: 'capital' 'revenue' 'profit' … from units.yaml, or null. */
  readonly topic: string | null
  /** The unknown word right behind a bare number ("300 nữ"), or null. */
  readonly followedBy: string | null
  /** Stands behind the last "à không", "nhầm" of the text, if there is one. */
  readonly corrects: boolean
  /** For dimension 'date'. */
  readonly date: CivilSpan | null
}

/** Finds the amounts of a normalised text, in order. Total: never throws. */
export interface AmountFinder {
  (text: string, context: { readonly province: ProvinceId | null }): AmountFound[]
}
