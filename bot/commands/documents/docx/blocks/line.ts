import type { Aside, DocumentText, LineMark } from '../../../../../knowledge/official/mark.ts'
import type { Register } from '../words/field.ts'

/** Words beside a line, whose place is where they are put. */
export type LineAside = Omit<Aside, 'line'>

/** A line of what is read of a file. */
export interface BlockLine {
  readonly text: string
  readonly unread: readonly LineMark['kind'][]
  readonly asides: readonly LineAside[]
  /** The table of contents that it stands in. */
  readonly register: Register | null
}

export const EMPTY_LINE: BlockLine = { text: '', unread: [], asides: [], register: null }

/** One mark a kind, in the order in which they stand. */
export const marksOf = (line: number, kinds: readonly LineMark['kind'][]): readonly LineMark[] => {
  const counts = new Map<LineMark['kind'], number>()
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => ({ line, kind, count }))
}

/** Lines as a text with its marks; without those of a table of contents that is whole. */
export const textOfLines = (all: readonly BlockLine[]): Required<DocumentText> => {
  const lines = all.filter(({ register }) => register?.isWhole !== true)
  return {
    text: lines.map(({ text }) => text).join('\n'),
    marks: lines.flatMap(({ unread }, line) => marksOf(line, unread)),
    asides: lines.flatMap(({ asides }, line) => asides.map((aside) => ({ ...aside, line }))),
  }
}
