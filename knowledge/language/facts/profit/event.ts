/** `unknown`: it is said that nothing is known, or only guessed ("chắc lời"). */
export type ProfitResult = 'gain' | 'loss' | 'even' | 'none' | 'unclear' | 'unknown'

/** What can be taken back. */
export type Deniable = 'gain' | 'loss'

/** What a text says of profit, in order. */
export type ProfitEvent =
  | {
      readonly is: 'years'
      readonly years: readonly number[]
      readonly at: number
      readonly end: number
    }
  | {
      readonly is: 'result'
      readonly result: ProfitResult
      readonly at: number
      /** What it takes back: "không lỗ", "chứ không lời". */
      readonly denies?: Deniable | null
    }
  /** `other`: words that tell nothing of it. */
  | { readonly is: ProfitEventKind | 'clause' | 'other' }

/** Words that tell which years a result is of, or how sure it is. */
export type ProfitEventKind =
  | 'all'
  | 'recent'
  | 'rest'
  | 'mixed'
  | 'only'
  | 'together'
  | 'except'
  | 'doubt'
  | 'sure'
