import { compose } from '../../language/text/text.ts'
import type { Aside, DocumentText, LineMark } from '../mark.ts'

/** What stands at a line and is none of its words. */
export interface BesideLine {
  readonly marks: readonly LineMark[]
  readonly asides: readonly Aside[]
}

/** A row of a table. */
export interface BlockRow {
  readonly kind: 'row'
  /** One for each column; null where the cell before takes this column, too. */
  readonly cells: readonly (string | null)[]
}

/** A line of a text, or a row of one of its tables. */
export type Block = BesideLine &
  (
    | {
        readonly kind: 'line'
        readonly text: string
        /** An empty line stands before it. */
        readonly isApart: boolean
        /** White space in it was tidied up. */
        readonly isTidied: boolean
      }
    | BlockRow
  )

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

/** A row as readers of files write it: a cell that takes more columns ends in as many pipes. */
export const rowLine = (cells: BlockRow['cells']): string =>
  `|${cells.map((cell) => (cell === null ? '|' : ` ${cell} |`)).join('')}`

/** Between the cells of a row in a passage. */
export const BAR = ' | '
/** Stands for a cell without words. */
export const NO_WORDS = '–'

/**
 * A row as a line of a passage, each cell in its column: a wide cell is said in each that it takes, but
 * not up to the end of the row.
 */
export const barred = ({ cells }: BlockRow): string => {
  const end = cells.findLastIndex((cell) => cell !== null) + 1
  let wide = ''
  return cells
    .slice(0, end)
    .map((cell) => {
      wide = cell ?? wide
      return wide === '' ? NO_WORDS : wide
    })
    .join(BAR)
}

/** Between pipes with spaces, a pipe right behind another one says that the cell goes on. */
const pipedCells = (line: string): BlockRow['cells'] => {
  const cells = line.slice(1, -1).split('|')
  const isSpaced = cells.some((cell) => cell.startsWith(' '))
  return cells.map((cell, at) => (isSpaced && cell === '' && at > 0 ? null : tidy(cell)))
}

const cellsOf = (line: string): BlockRow['cells'] | null => {
  const trimmed = line.trim()
  if (PIPED.test(trimmed)) return pipedCells(trimmed)
  const cells = line.split('\t')
  return cells.length > FEWEST_TABS ? cells.map(tidy) : null
}

interface TextLine extends BesideLine {
  readonly text: string
}

/** A table that was copied cell by cell: each on a line behind one tab. */
const isColumn = (lines: readonly TextLine[]) =>
  lines.length > 1 && lines.every(({ text }) => /^\t[^\t]*$/u.test(text))

/** What stands in an empty line belongs to what stands before it, or else to what comes first. */
const linesOf = ({ text, marks, asides = [] }: DocumentText): readonly TextLine[] => {
  const lines = compose(text)
    .split(/\r\n|[\n\r\f\v\u2028\u2029]/u)
    .map((line) => ({
      text: line,
      marks: new Array<LineMark>(),
      asides: new Array<Aside>(),
    }))
  const owners: (typeof lines)[number][] = []
  let owner = lines.find((line) => !RULE.test(line.text))
  for (const line of lines) {
    if (!RULE.test(line.text)) owner = line
    if (owner) owners.push(owner)
  }
  for (const mark of marks) (owners[mark.line] ?? owner)?.marks.push(mark)
  for (const aside of asides) (owners[aside.line] ?? owner)?.asides.push(aside)
  return lines
}

const paragraphsOf = (text: DocumentText): readonly (readonly TextLine[])[] => {
  const paragraphs: TextLine[][] = [[]]
  for (const line of linesOf(text))
    if (line.text.trim() === '' && !line.text.startsWith('\t')) paragraphs.push([])
    else paragraphs.at(-1)?.push(line)
  return paragraphs.filter((lines) => lines.length > 0)
}

const blocksIn = (lines: readonly TextLine[]): readonly Block[] => {
  if (isColumn(lines)) {
    const marks = lines.flatMap((line) => line.marks)
    const asides = lines.flatMap((line) => line.asides)
    return [{ kind: 'row', cells: lines.map(({ text }) => tidy(text)), marks, asides }]
  }
  return lines.flatMap(({ text, marks, asides }, at): readonly Block[] => {
    if (RULE.test(text)) return []
    const cells = cellsOf(text)
    if (cells) return [{ kind: 'row', cells, marks, asides }]
    const isTidied = isDirty(text)
    return [{ kind: 'line', text: tidy(text), isApart: at === 0, isTidied, marks, asides }]
  })
}

/** Cuts a text into lines and table rows; tables are read from tabs, pipes and columns of cells. */
export const blocksOf = (text: DocumentText): readonly Block[] =>
  paragraphsOf(text).flatMap(blocksIn)
