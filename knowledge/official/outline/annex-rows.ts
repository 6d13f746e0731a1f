import type { DocumentLexicon } from '../../schema/lexicon/documents.ts'
import type { BlockRow } from './block.ts'
import type { Drafts } from './draft.ts'
import type { Level } from './marker.ts'
import { clauseOf, placeAbove, stepTo, type OfficialPlace } from './place.ts'
import { createTable, type RowGroup } from './table.ts'

/** What sums up the table of an annex. */
const TOTAL = 'tong'

interface Way {
  /** Where the outline stands. */
  readonly at: () => OfficialPlace
  /** Opens the clause of a place. */
  readonly enter: (level: Level, place: OfficialPlace) => void
}

/** Puts the rows of the table of one annex into clauses of it, one after the other. */
export const createAnnexRows = (lexicon: DocumentLexicon, drafts: Drafts, { at, enter }: Way) => {
  const table = createTable(lexicon)
  const add = (lines: readonly string[]) => {
    for (const one of lines) drafts.addText(one)
  }

  const enterGroup = ({ level, id, lines }: RowGroup) => {
    const { annex = '', block } = at()
    const upper = level === 'block' || block === undefined ? { annex } : { annex, block }
    enter(level, { ...upper, [level]: id })
    add(lines)
  }

  /** What sums up a group belongs to it; what sums up a table stands apart, and opens nothing. */
  const hearTotal = (isOfGroup: boolean) => {
    const { annex = '', block, part } = at()
    const inGroup = { annex, ...(block && { block }), ...(part && { part }) }
    if (isOfGroup && (block ?? part) !== undefined) drafts.open(clauseOf(inGroup), [])
    else drafts.open(clauseOf({ annex, part: TOTAL }), [drafts.headingOf(clauseOf({ annex }))])
  }

  return (cells: BlockRow): void => {
    const row = table(cells)
    if (row.kind === 'header') return
    if (row.kind === 'group') {
      enterGroup(row.group)
      return
    }
    if (row.kind === 'total') hearTotal(row.isOfGroup)
    else if (row.kind === 'row') {
      if (row.group) enterGroup(row.group)
      const { article: _, ...upper } = placeAbove(at(), row.level)
      const isCounted = row.level === 'dash' || row.level === 'plus'
      const next = isCounted ? stepTo(at(), row.level, '')?.place : null
      enter(row.level, next ?? { ...upper, [row.level]: row.id })
    }
    add(row.lines)
  }
}
