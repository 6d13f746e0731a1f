import type { DocumentLexicon } from '../../schema/lexicon/documents.ts'
import { fold } from '../../language/text/text.ts'
import { anyOf } from './marker.ts'

/** What a row of an annex's table says about its place. */
export type RowReading =
  /** names of the columns, also where they are repeated on the next page */
  | { readonly kind: 'header' }
  /** opens a group: `I`, or `GD1` for a phase; `text` is its name */
  | { readonly kind: 'group'; readonly id: string; readonly text: string }
  /** `group` is set where the row itself names the group that it stands in */
  | {
      readonly kind: 'row'
      readonly id: string
      readonly group: { readonly id: string; readonly text: string } | null
      readonly lines: readonly string[]
    }
  /** goes on from the row before */
  | { readonly kind: 'more'; readonly lines: readonly string[] }

type Mode = 'numbered' | 'phases' | 'plain'

const ROMAN = /^[IVX]{1,6}\.?$/u
const NUMBER = /^\d{1,5}(?:\.\d{1,2})*\.?$/u

const bare = (id: string) => id.replace(/\.$/u, '')

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

  const named = (cells: readonly string[], from: number): readonly string[] =>
    cells.flatMap((cell, at) => {
      if (at < from || cell === '') return []
      const name = header?.[at] ?? ''
      return [name === '' ? cell : `${name}: ${cell}`]
    })

  const numbered = (cells: readonly string[]): RowReading => {
    const [first = '', second = ''] = cells
    if (ROMAN.test(first)) return { kind: 'group', id: bare(first), text: second }
    if (NUMBER.test(first))
      return { kind: 'row', id: bare(first), group: null, lines: named(cells, 1) }
    return { kind: 'more', lines: named(cells, 0) }
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
      id: String(count),
      group: isNew ? { id: next, text: first } : null,
      lines: named(cells, 1),
    }
  }

  return (cells: readonly string[]): RowReading => {
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
    if (mode === 'numbered') return numbered(cells)
    if (mode === 'phases') return inPhase(cells)
    count += 1
    return { kind: 'row', id: String(count), group: null, lines: named(cells, 0) }
  }
}
