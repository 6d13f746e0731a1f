import { compose, fold } from '../../language/text/text.ts'
import type { DocumentLexicon } from '../../schema/lexicon/documents.ts'
import { createMarkers } from '../outline/marker.ts'

/** What stands above the body of a document, cell by cell as far as it was set in columns. */
export interface Letterhead {
  /** Above the kind of the document, from left to right and from top to bottom. */
  readonly cells: readonly string[]
  /** The same, column by column. */
  readonly columns: readonly (readonly string[])[]
  /** The kind of the document, as a line of its own; null where there is none. */
  readonly kindLine: string | null
  /** Between the kind and the body: title, who decides, introduction. */
  readonly below: readonly string[]
}

/** No letterhead is longer; what has neither kind nor heading within is looked at no further. */
const MOST_LINES = 60
const RULES = /[-–—_=*.~]{3,}/gu
const BOLD = /\*\*|__/gu
const WHITE = /\s+/gu
const GAP = /\t+|\||(?<! ) {4,}/u
/** A gap left for the pen parts no columns: "Số:      /KH-UBND", "ngày     tháng 7". */
const GOES_ON_AFTER = /(?:[:/]|(?<![a-z])(?:ngay|thang|nam|so))$/u
const GOES_ON_WITH = /^(?:\/|thang(?![a-z])|nam \d)/u

const tidy = (cell: string) =>
  cell.replaceAll(BOLD, '').replaceAll(RULES, ' ').replaceAll(WHITE, ' ').trim()

const cellsOf = (line: string): readonly string[] => {
  const cells: string[] = []
  for (const cell of line.split(GAP).map(tidy)) {
    const before = cells.at(-1)
    const goesOn =
      before !== undefined &&
      before !== '' &&
      cell !== '' &&
      (GOES_ON_AFTER.test(fold(before)) || GOES_ON_WITH.test(fold(cell)))
    if (goesOn) cells[cells.length - 1] = `${before} ${cell}`
    else cells.push(cell)
  }
  return cells
}

/** Builds the reader of letterheads from the text of a document. */
export const createLetterhead = (lexicon: DocumentLexicon) => {
  const markers = createMarkers(lexicon)
  const grounds = lexicon.grounds.map(fold)

  const endsHead = (line: string) => {
    const marker = markers.read(line)
    if (marker?.kind === 'ground') return grounds.some((word) => fold(line).startsWith(word))
    return marker?.kind === 'level' && ['article', 'part', 'number'].includes(marker.level)
  }

  return (text: string): Letterhead => {
    const rows: (readonly string[])[] = []
    const below: string[] = []
    let kindLine: string | null = null
    // where nothing stands above the kind, number and day stand below it
    let isKindFirst = false
    const lines = compose(text)
      .slice(0, MOST_LINES * 400)
      .split(/[\n\r\f\v\u2028\u2029]+/u)
    for (const line of lines.slice(0, MOST_LINES)) {
      const cells = cellsOf(line).filter((cell, at, all) => cell !== '' || at < all.length - 1)
      const [only = '', ...others] = cells.filter((cell) => cell !== '')
      if (only === '') continue
      if (others.length === 0 && endsHead(only)) break
      if (kindLine !== null) {
        below.push([only, ...others].join(' '))
        if (isKindFirst) rows.push(cells)
      } else if (others.length === 0 && markers.read(only)?.kind === 'document') {
        kindLine = only
        isKindFirst = rows.length === 0
      } else rows.push(cells)
    }
    const most = Math.max(0, ...rows.map((row) => row.length))
    const columns = Array.from({ length: most }, (_, at) =>
      rows.flatMap((row) => row[at] ?? []).filter((cell) => cell !== ''),
    )
    return {
      cells: rows.flat().filter((cell) => cell !== ''),
      columns,
      kindLine,
      below,
    }
  }
}
