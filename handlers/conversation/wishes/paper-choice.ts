import type { PaperWish } from '../../../knowledge/language/papers/wish.ts'
import type { Nudge } from '../checklist.ts'

/** What is kept of papers once the person agrees that something is kept. */
export type PaperChange =
  | Extract<PaperWish, { wish: 'tick' }>
  | { readonly wish: 'keep-nudge'; readonly nudge: Nudge }

/** What a choice about papers stands for: a wish as if typed, or one that names its thing exactly. */
export type PaperChoice =
  | PaperWish
  | PaperChange
  /** The list of one programme, of one cooperative. */
  | { readonly wish: 'list'; readonly programme: string; readonly name: string | null }
  | { readonly wish: 'agree'; readonly given: boolean; readonly then: PaperChange }
