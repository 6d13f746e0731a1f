import type { ProvinceId } from '../../../knowledge/schema/primitives.ts'
import type { RemindingWish, SaidDay } from '../../../knowledge/language/reminders/wish.ts'
import type { Press } from './press.ts'

/** What a choice about reminders stands for: a wish as if typed, or one that names its thing exactly. */
export type Wish =
  | RemindingWish
  /** `until` is for "later"; null asks. */
  | { readonly wish: 'press'; readonly press: Press; readonly until: SaidDay | null }
  | {
      readonly wish: 'follow'
      readonly province: ProvinceId
      /** Null follows the public phases. */
      readonly agency: string | null
      /** Null is every document of the province. */
      readonly document: string | null
    }
