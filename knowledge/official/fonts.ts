import { judgeFonts } from '../language/text/old-font/judge.ts'
import type { DocumentText, LineMark } from './mark.ts'

/** Where a word may be parted at the end of a line; in TCVN3 the same sign is a letter. */
const SOFT_HYPHENS = /\u00AD/gu
const LINE_ENDS = /\r\n|[\r\f\v\u2028\u2029]/gu

type MarkedText = Pick<DocumentText, 'text' | 'marks'>

const judged = <T extends MarkedText>(one: T): T => {
  const { text, converted, doubtful } = judgeFonts(one.text.replaceAll(LINE_ENDS, '\n'))
  const marks: readonly LineMark[] = [
    ...[...converted].map((line) => ({ line, kind: 'converted', count: 1 }) as const),
    ...[...doubtful].map(([line, count]) => ({ line, kind: 'old-font', count }) as const),
  ]
  return { ...one, text: text.replaceAll(SOFT_HYPHENS, ''), marks: [...one.marks, ...marks] }
}

/**
 * What a file says, with the passages that were typed in fonts of before Unicode put into Unicode, and
 * those that may have been marked. Lines keep their places.
 */
export const inUnicode = (file: DocumentText): DocumentText => {
  const { asides } = file
  return { ...judged(file), ...(asides ? { asides: asides.map(judged) } : {}) }
}
