import { compose } from '../language/text/text.ts'

/** A line of a text, or a row of one of its tables. */
export type Block =
  | {
      readonly kind: 'line'
      readonly text: string
      /** An empty line stands before it. */
      readonly isApart: boolean
      /** White space in it was tidied up. */
      readonly isTidied: boolean
    }
  | { readonly kind: 'row'; readonly cells: readonly string[] }

const FEWEST_TABS = 2
const BOLD = /\*\*|__/gu
const RULE = /^[\s\-–—_=*.|:+]*$/u
const WHITE = /[\s\u00a0\u200b]+/gu
/** A row as Markdown and the reader of Word files write it. */
const PIPED = /^\|.*\|$/u

const tidy = (text: string) => text.replaceAll(BOLD, '').replaceAll(WHITE, ' ').trim()

const isDirty = (line: string) => {
  const shown = line.replaceAll(BOLD, '').trim()
  return shown !== shown.replaceAll(WHITE, ' ')
}

const cellsOf = (line: string): readonly string[] | null => {
  const trimmed = line.trim()
  if (PIPED.test(trimmed)) return trimmed.slice(1, -1).split('|').map(tidy)
  const cells = line.split('\t')
  return cells.length > FEWEST_TABS ? cells.map(tidy) : null
}

/** A table that was copied cell by cell: each on a line behind one tab. */
const isColumn = (lines: readonly string[]) =>
  lines.length > 1 && lines.every((line) => /^\t[^\t]*$/u.test(line))

const paragraphsOf = (text: string): readonly (readonly string[])[] => {
  const paragraphs: string[][] = [[]]
  for (const line of compose(text).split(/\r\n|[\n\r\f\v\u2028\u2029]/u))
    if (line.trim() === '' && !line.startsWith('\t')) paragraphs.push([])
    else paragraphs.at(-1)?.push(line)
  return paragraphs.filter((lines) => lines.length > 0)
}

const blocksIn = (lines: readonly string[]): readonly Block[] => {
  if (isColumn(lines)) return [{ kind: 'row', cells: lines.map(tidy) }]
  return lines.flatMap((line, at): readonly Block[] => {
    if (RULE.test(line)) return []
    const cells = cellsOf(line)
    if (cells) return [{ kind: 'row', cells }]
    return [{ kind: 'line', text: tidy(line), isApart: at === 0, isTidied: isDirty(line) }]
  })
}

/** Cuts a text into lines and table rows; tables are read from tabs, pipes and columns of cells. */
export const blocksOf = (text: string): readonly Block[] => paragraphsOf(text).flatMap(blocksIn)
