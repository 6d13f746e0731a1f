import type { ProvinceId } from './primitives.ts'
import type { Article } from './schema.ts'

/** What a question is asked with. */
export interface Asked {
  readonly text: string
  readonly province: ProvinceId | null
  readonly role: 'director' | 'officer'
  /** The previous question, for a follow-up ("thế còn trồng màu?"). */
  readonly prior: string | null
}

export type Found =
  /** one article, or one of each province where none is known and the documents differ */
  | { readonly kind: 'answer'; readonly articles: readonly Article[] }
  /** two or three that could be meant: offer them */
  | { readonly kind: 'choices'; readonly articles: readonly Article[] }
  /** the rule stands in another province's document only: say so, offer it under its name */
  | { readonly kind: 'elsewhere'; readonly articles: readonly Article[] }
  | { readonly kind: 'none' }

export interface Search {
  /** Total and pure. */
  find(asked: Asked): Found
}
