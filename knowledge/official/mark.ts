/** What a file may hold that its reader cannot give in words; the phrases name it under these keys. */
export const UNREAD = [
  /** a sign of a font that no table knows */
  'symbol',
  'equation',
  'picture',
  'chart',
  /** boxes and arrows: SmartArt and the like */
  'diagram',
  /** another file within the file: a sheet of Excel, a whole document */
  'object',
  /** words that stand elsewhere, which the file only points at */
  'reference',
  /** an element that the reader does not know */
  'element',
  /** words that are crossed out */
  'struck',
  /** words in a font of before Unicode */
  'old-font',
] as const
export type MarkKind = (typeof UNREAD)[number]

/** Stands in the words for what could not be read. */
export const GAP = '[?]'

/** What is marked at a line. */
export interface LineMark {
  /** Index of the line of the text that it stands in or behind, from 0. */
  readonly line: number
  /** What was not read; or that words in a font of before Unicode were put into Unicode. */
  readonly kind: MarkKind | 'converted'
  /** How many of this kind. */
  readonly count: number
}

/** Something that stands in a file, and not in its text. */
export type UnreadMark = LineMark & { readonly kind: MarkKind }

/** What the reader of a file gives: its words, and where these are not all that stands there. */
export interface DocumentText {
  /** Lines end with "\n" where anything is marked. */
  readonly text: string
  readonly marks: readonly LineMark[]
  /** What stands beside the lines, in the order of the file. */
  readonly asides?: readonly Aside[]
}

/** Words that stand on the page and in no line of the text. */
export interface Aside {
  /** A footnote belongs to its clause; a frame stands apart; the others are on every page. */
  readonly kind: 'note' | 'box' | 'header' | 'footer'
  /** Index of the line of the text that it stands at, from 0. */
  readonly line: number
  readonly text: string
  /** Lines are those of the aside. */
  readonly marks: readonly LineMark[]
}

/** How many of what could not be read: "unread:symbol:2". */
export type UnreadNote = `unread:${MarkKind}:${number}`

const NOTE = /^unread:(?<kind>[a-z-]+):(?<count>\d+)$/u

export const unreadNote = (kind: MarkKind, count: number): UnreadNote => `unread:${kind}:${count}`

/** The counts by kind that notes tell of, in the order of `UNREAD`; other notes tell of none. */
export const unreadOf = (notes: readonly string[]): ReadonlyMap<MarkKind, number> => {
  const counts = new Map<string, number>()
  for (const note of notes) {
    const { kind = '', count = '0' } = NOTE.exec(note)?.groups ?? {}
    counts.set(kind, (counts.get(kind) ?? 0) + Number(count))
  }
  return new Map(
    UNREAD.flatMap((kind) => {
      const count = counts.get(kind) ?? 0
      return count > 0 ? [[kind, count] as const] : []
    }),
  )
}
