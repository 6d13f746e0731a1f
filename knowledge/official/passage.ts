import type { UnreadNote } from './mark.ts'

/** What was tidied up while a text was read; the words themselves are never changed. */
export type TidyNote =
  /** white space inside a line */
  | 'spaces'
  /** lines broken in the middle of a sentence */
  | 'joined'
  /** the document has this number twice */
  | 'repeated'
  /** numbers before this one are missing */
  | 'skipped'
  /** words in a font of before Unicode, put into Unicode */
  | 'converted'

/** What is to be known of a passage beside its words: one with an `UnreadNote` does not hold them all. */
export type PassageNote = TidyNote | UnreadNote

/** A piece of an official document with the place where it stands. */
export interface Passage {
  /** `III.2.a/rieng/1`, `D2.1`, `PL.GD1.2`: the grammar by which answers cite. */
  readonly clause: string
  /** Headings above it, outermost first, on one line; empty at the top. */
  readonly heading: string
  /** The exact words, paragraphs on lines of their own. */
  readonly text: string
  readonly notes: readonly PassageNote[]
}

/** A document that can be quoted. */
export interface OfficialDocument {
  readonly id: string
  /** "45/KH-UBND" */
  readonly number: string
  /** How a citation line begins: "KH 45/KH-UBND". */
  readonly label: string
  /** Id of its kind in the lexicon; empty where it is not known. */
  readonly kind: string
  readonly title: string
  /** Other names by which people call it, as whoever imported it gave them. */
  readonly nicknames: readonly string[]
  /** ISO day; null where the text does not say. */
  readonly signedOn: string | null
  /** "UBND tỉnh Đồng Tháp"; empty where the text does not say. */
  readonly issuer: string
  /** Id of a province as `identity/regions.ts` has it; that of the whole country for all of them. */
  readonly province: string
  readonly provinceName: string
  readonly passages: readonly Passage[]
}
