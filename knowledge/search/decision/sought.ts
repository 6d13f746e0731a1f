import type { ProvinceId } from '../../schema/primitives.ts'
import type { Article } from '../../schema/schema.ts'
import type { SearchResult } from './decide.ts'

/** What a question is asked with. */
export interface Asked {
  readonly text: string
  readonly province: ProvinceId | null
  readonly role: 'director' | 'officer'
  /** The previous question, for a follow-up ("thế còn trồng màu?"). */
  readonly prior: string | null
}

/** What an editor sees of a question that was declined. */
export interface Examined {
  /** Its words that say something, folded and with their typing errors mended. */
  readonly says: readonly string[]
  /** The article that shares most with it, however little; looked up when it is asked for. */
  readonly nearest: Article | null
}

/** What was found, the probability of its best article (0 to 1), and what could be meant as well. */
export type Sought = SearchResult & {
  readonly sureness: number
  readonly beside: readonly Article[]
}

/** An article that is weighed for a question, with what the decider looks at. */
export interface Weighed {
  readonly article: Article
  /** Values of `FEATURES`. */
  readonly features: readonly number[]
  /** Likeness by n-grams to its nearest wording (0 to 1), for what else is measured beside. */
  readonly nearest: number
}

/** What a question says, as search reads it. */
export interface Tokenised {
  /** Topics and words that say something, their typing errors mended; of a follow-up those before, too. */
  readonly said: readonly string[]
  /** Provinces that it is about; none where it may be any. */
  readonly provinces: readonly ProvinceId[]
}
