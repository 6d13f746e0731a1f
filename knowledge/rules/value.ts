/**
 * A set of numbers without holes, in the smallest unit of a fact (m², đồng, one member, a hundredth
 * of a point). `null` means no bound on that side; an open bound leaves the number itself out.
 * Plain JSON, so that it survives storage.
 */
export interface Interval {
  readonly from: number | null
  readonly to: number | null
  readonly fromOpen: boolean
  readonly toOpen: boolean
}

/**
 * The unit in which a person spoke, for saying a gap in the same words. `from` and `to` tell how
 * many smallest units one of it can be; they differ for a local unit such as the "công"
 * (1.000 or 1.296 m²). `name` is the word to show.
 */
export interface SpokenUnit {
  readonly name: string
  readonly from: number
  readonly to: number
}

/** Why a stated fact has no usable value, or why an authority must look at it. */
export type Doubt =
  /** the person does not know */
  | 'unknown'
  /** the person passed the question over */
  | 'skipped'
  /** said so that it cannot be read as one value, and not cleared up when asked */
  | 'vague'
  /** the documents leave the reading open: kinds of capital, sown area, a law of 2023 */
  | 'authority'

/**
 * What is known of one fact. A fact without a value has not been asked. `said` holds the person's
 * own words for the echo, `unit` the unit they used.
 */
export type Value =
  | {
      readonly is: 'amount'
      readonly interval: Interval
      readonly said: string
      readonly unit: SpokenUnit | null
      /** 'authority' where readings of the document differ and lie inside `interval` */
      readonly doubt?: Doubt
    }
  /** One id, or several where the person named several (two sectors at once). */
  | { readonly is: 'choice'; readonly ids: readonly string[]; readonly said: string }
  | { readonly is: 'truth'; readonly value: boolean; readonly said: string }
  /** Profit in đồng by financial year; a year that is left out is not known. */
  | {
      readonly is: 'years'
      readonly years: Readonly<Record<string, Interval>>
      readonly said: string
    }
  /** Names or numbers of a list (services, priority conditions); an empty list is "none". */
  | { readonly is: 'list'; readonly items: readonly string[]; readonly said: string }
  | { readonly is: 'unknown'; readonly doubt: Doubt; readonly said: string }

/** Fact id → value. */
export type Values = Readonly<Record<string, Value>>

export const exactly = (value: number): Interval => ({
  from: value,
  to: value,
  fromOpen: false,
  toOpen: false,
})

export const between = (from: number, to: number): Interval => ({
  from,
  to,
  fromOpen: false,
  toOpen: false,
})

export const moreThan = (from: number): Interval => ({
  from,
  to: null,
  fromOpen: true,
  toOpen: false,
})
export const atLeast = (from: number): Interval => ({
  from,
  to: null,
  fromOpen: false,
  toOpen: false,
})
export const lessThan = (to: number): Interval => ({
  from: null,
  to,
  fromOpen: false,
  toOpen: true,
})
export const atMost = (to: number): Interval => ({ from: null, to, fromOpen: false, toOpen: false })

/** True where the interval holds one number only. */
export const isExact = (interval: Interval): boolean =>
  interval.from !== null && interval.from === interval.to && !interval.fromOpen && !interval.toOpen
