import type { SaidDay } from '../reminders/wish.ts'

/** When to be reminded, as it was said. */
export type SaidRhythm =
  | { readonly on: SaidDay }
  | { readonly every: number }
  /** A day of the month, the next time it comes. */
  | { readonly day: number }
  | { readonly dayOfMonth: number | null }

/** Papers of a list that a message names: by their places in it, from 1, or by their ids. */
export interface NamedPapers {
  readonly numbers: readonly number[]
  readonly papers: readonly string[]
  readonly isAll: boolean
}

/** What a message wants of a list of papers. */
export type PaperWish =
  /** `isBare` is "hồ sơ", which asks what belongs to one where no list was shown. */
  | { readonly wish: 'show'; readonly isBare: boolean }
  /** Papers are ready, or are not. `isLight`: "có 2 rồi" may as well be a figure. */
  | ({
      readonly wish: 'tick'
      readonly isReady: boolean
      readonly isLight: boolean
    } & NamedPapers)
  | { readonly wish: 'missing' | 'progress' }
  /** What a paper is, and what often goes wrong with it. `isBare` is a number or name alone. */
  | ({ readonly wish: 'paper'; readonly isBare: boolean } & NamedPapers)
  | ({ readonly wish: 'mistakes' } & NamedPapers)
  /** To be reminded of what is missing; null asks when. */
  | { readonly wish: 'nudge'; readonly rhythm: SaidRhythm | null }
  /** `isBare` is one word, "thôi". */
  | { readonly wish: 'no-nudge'; readonly isBare: boolean }

/** A wish, and whether it says by itself that papers are meant: "nhắc hồ sơ mỗi tuần". */
export interface ReadPaperWish {
  readonly wish: PaperWish
  readonly saysPapers: boolean
}

/**
 * Reads a message as a wish about the papers of a programme; null where it is about something else.
 * `isAtHand`: the list was shown just before, so that a bare number is one of its papers.
 */
export type ReadPapers = (
  text: string,
  programme: string | null,
  isAtHand: boolean,
) => ReadPaperWish | null
