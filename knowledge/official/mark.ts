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
  /** words in a font of before Unicode */
  'old-font',
] as const
export type MarkKind = (typeof UNREAD)[number]

/** Something that stands in a file, and not in its text. */
export interface UnreadMark {
  /** Index of the line of the text that it stands in or behind, from 0. */
  readonly line: number
  readonly kind: MarkKind
  /** How many of this kind. */
  readonly count: number
}

/** A line in a font of before Unicode whose words were put into Unicode. */
export interface ConvertedMark {
  readonly line: number
  readonly kind: 'converted'
  readonly count: number
}

export type LineMark = UnreadMark | ConvertedMark

/** What the reader of a file gives: its words, and where these are not all that stands there. */
export interface DocumentText {
  /** Lines end with "\n" where anything is marked. */
  readonly text: string
  readonly marks: readonly LineMark[]
  /** Pages, from 1, that are pictures of words: what stands there was not read. */
  readonly pictures?: readonly number[]
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
