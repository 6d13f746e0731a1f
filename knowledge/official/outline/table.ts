import type { DocumentLexicon } from '../../schema/lexicon/documents.ts'
import { fold } from '../../language/text/text.ts'
import type { BlockRow } from './block.ts'
import { anyOf } from './marker.ts'

/** Rows that stand together: `part` I, `block` A, or the part GD1 for a phase. */
export interface RowGroup {
  readonly level: 'block' | 'part'
  readonly id: string
  readonly lines: readonly string[]
}

/** What a row of an annex's table says about its place. */
export type RowReading =
  /** names of the columns, also where they are repeated on the next page */
  | { readonly kind: 'header' }
  | { readonly kind: 'group'; readonly group: RowGroup }
  /** `group` is set where the row itself names the group that it stands in */
  | {
      readonly kind: 'row'
      readonly level: 'number' | 'letter' | 'dash' | 'plus'
      readonly id: string
      readonly group: RowGroup | null
      readonly lines: readonly string[]
    }
  /** goes on from the row before */
  | { readonly kind: 'more'; readonly lines: readonly string[] }
  /** sums up all rows, or those of the group that is open */
  | { readonly kind: 'total'; readonly isOfGroup: boolean; readonly lines: readonly string[] }

type Mode = 'numbered' | 'phases' | 'plain'

const ROMAN = /^[IVX]{1,6}[.)]?$/u
const BLOCK = /^[A-H][.)]?$/u
const NUMBER = /^\d{1,5}(?:\.\d{1,2})*[.)]?$/u
const LETTER = /^\p{Ll}[.)]?$/u
const DASH = /^[-–—•*]$/u

const bare = (id: string) => id.replace(/[.)]$/u, '')

/** The names of a head's rows as one: what stands over another is both; a wide name is that of each column. */
const joined = (upper: readonly string[], lower: readonly string[]): readonly string[] => {
  let wide = ''
  return lower.map((name, at) => {
    const above = upper[at] ?? ''
    if (above !== '') wide = above
    if (name === '' || fold(name) === fold(wide)) return wide
    return wide === '' ? name : `${wide} - ${name}`
  })
}

/** Reads the rows of one annex, one after another. */
export const createTable = (lexicon: DocumentLexicon) => {
  const rowNumber = new RegExp(`^${anyOf(lexicon.rowNumber)}$`, 'u')
  const ofPhases = new RegExp(`^${anyOf(lexicon.phase)}`, 'u')
  const phase = new RegExp(`^${anyOf(lexicon.phase)}\\s+(?<id>\\d|[ivx]+)(?![\\p{L}\\d])`, 'u')
  const ofGroup = new RegExp(
    `^${anyOf(lexicon.subtotal)}(?:\\s*[:(]|\\s+(?:[ivx]+|[a-h]|\\d{1,2})$|$)`,
    'u',
  )
  const ofAll = new RegExp(`^${anyOf(lexicon.total)}(?:\\s*[:(]|$)`, 'u')
  let header: readonly string[] | null = null
  /** The rows of the head as they stand. */
  let rows: readonly (readonly string[])[] = []
  let isBegun = false
  let mode: Mode = 'plain'
  let group: string | null = null
  let count = 0

  const isHeader = (cells: readonly string[]) =>
    header === null || rows.some((row) => fold(cells.join('|')) === fold(row.join('|')))

  /** A head of several rows goes on where its first cell does, before any row of the table. */
  const isMoreOfHeader = ([first = '']: readonly string[]) =>
    !isBegun && first !== '' && fold(first) === fold(header?.[0] ?? '')

  /** Words in the column of the numbers are no number: they have no name. */
  const named = (cells: readonly string[], from: number): readonly string[] =>
    cells.flatMap((cell, at) => {
      if (at < from || cell === '') return []
      const name = mode === 'numbered' && at === 0 ? '' : (header?.[at] ?? '')
      return [name === '' ? cell : `${name}: ${cell}`]
    })

  /** A name alone heads its group; one with values beside it is a row, too. */
  const groupOf = (level: RowGroup['level'], cells: readonly string[]): RowReading => {
    const filled = cells.slice(1).filter((cell) => cell !== '')
    const lines = filled.length > 1 ? named(cells, 1) : filled
    return { kind: 'group', group: { level, id: bare(cells[0] ?? ''), lines } }
  }

  const numbered = (cells: readonly string[]): RowReading => {
    const [first = ''] = cells
    if (ROMAN.test(first)) return groupOf('part', cells)
    if (BLOCK.test(first)) return groupOf('block', cells)
    const level = NUMBER.test(first)
      ? 'number'
      : LETTER.test(first)
        ? 'letter'
        : DASH.test(first)
          ? 'dash'
          : first === '+'
            ? 'plus'
            : null
    if (level === null) return { kind: 'more', lines: named(cells, 0) }
    return { kind: 'row', level, id: bare(first), group: null, lines: named(cells, 1) }
  }

  /** A first cell that names no new phase goes on with the name of the one before. */
  const inPhase = (cells: readonly string[]): RowReading => {
    const [first = ''] = cells
    const id = phase.exec(fold(first))?.groups?.['id']
    const next = id === undefined ? group : `GD${id}`
    const isNew = next !== null && next !== group
    count = isNew ? 1 : count + 1
    group = next
    return {
      kind: 'row',
      level: 'number',
      id: String(count),
      group: isNew ? { level: 'part', id: next, lines: [first] } : null,
      lines: named(cells, 1),
    }
  }

  /** A row without a number, or with its name in place of one, that begins with the word for a sum. */
  const total = (cells: readonly string[]): RowReading | null => {
    const at = cells.findIndex((cell) => cell !== '')
    const name = cells[at] ?? ''
    const isOfGroup = ofGroup.test(fold(name))
    if (at > 1 || (!isOfGroup && !ofAll.test(fold(name)))) return null
    return { kind: 'total', isOfGroup, lines: [name, ...named(cells, at + 1)] }
  }

  return ({ cells: all }: BlockRow): RowReading => {
    const cells = all.map((cell) => cell ?? '')
    const [first = ''] = cells
    const isNumbering = rowNumber.test(fold(first))
    if (header && isMoreOfHeader(cells)) {
      rows = [...rows, cells]
      header = joined(header, cells)
      return { kind: 'header' }
    }
    if (isNumbering || isHeader(cells)) {
      mode = isNumbering ? 'numbered' : ofPhases.test(fold(first)) ? 'phases' : 'plain'
      // Where a head is repeated on the next page, so are all its rows.
      const isRepeated = rows.some((row) => fold(cells.join('|')) === fold(row.join('|')))
      if (!isRepeated) {
        header = cells
        rows = [cells]
        isBegun = false
      }
      return { kind: 'header' }
    }
    isBegun = true
    const sum = total(cells)
    if (sum) return sum
    if (mode === 'numbered') return numbered(cells)
    if (mode === 'phases') return inPhase(cells)
    count += 1
    const level = 'number'
    return { kind: 'row', level, id: String(count), group: null, lines: named(cells, 0) }
  }
}
