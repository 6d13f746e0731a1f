import type { DocumentLexicon } from '../../schema/lexicon/documents.ts'
import { barred, blocksOf, type BesideLine, type Block, type BlockRow } from './block.ts'
import { createDrafts } from './draft.ts'
import type { Aside, DocumentText } from '../mark.ts'
import { createMarkers, LEVELS, type Level, type Marker } from './marker.ts'
import type { Passage, TidyNote } from '../passage.ts'
import { clauseOf, placeAbove, stepTo, type OfficialPlace } from './place.ts'
import { createTable, type RowGroup } from './table.ts'

type Line = Extract<Block, { kind: 'line' }>
type Stage = 'opening' | 'body' | 'closing' | 'signature' | 'annex'

/** An attached document has one name in the clause grammar, whatever its kind. */
const ATTACHED = 'KH'
const NOTE = 'ghichu'
/** What sums up the table of an annex. */
const TOTAL = 'tong'
const OPENING = { title: 'title', grounds: 'cancu' } as const
/** What stands apart from all clauses. */
const APART = { box: 'khung', header: 'dautrang', footer: 'chantrang' } as const
const ENDING = { closing: 'ket', signature: 'ky' } as const

interface Open {
  readonly level: Level
  readonly clause: string
}

/** Reads a text from top to bottom into passages by clause. */
export const createOutline = (lexicon: DocumentLexicon) => {
  const markers = createMarkers(lexicon)

  return (whole: DocumentText): readonly Passage[] => {
    const drafts = createDrafts()
    let stage: Stage = 'opening'
    let place: OfficialPlace = {}
    let open: readonly Open[] = []
    let chapter = ''
    let grounds = 0
    const annexes = new Set<string>()
    let waitsForTitle = false
    let table = createTable(lexicon)

    const headings = () => [chapter, ...open.map(({ clause }) => drafts.headingOf(clause))]

    const enter = (level: Level, next: OfficialPlace, notes: readonly TidyNote[] = []) => {
      const depth = LEVELS.indexOf(level)
      const clause = clauseOf(next)
      open = open.filter((one) => LEVELS.indexOf(one.level) < depth)
      if (level === 'part') open = open.filter((one) => one.level !== 'article')
      drafts.open(clause, headings(), notes)
      open = [...open, { level, clause }]
      place = next
    }

    /** A second annex without a number is the second one all the same. */
    const enterAnnex = (line: Line, id: string) => {
      const taken = drafts.has(clauseOf({ annex: id }))
      const annex = taken ? String(annexes.size + 1) : id
      stage = 'annex'
      chapter = ''
      table = createTable(lexicon)
      enter('annex', { annex })
      annexes.add(annex)
      drafts.add(line)
    }

    const isAnnexHere = (line: Line, id: string) =>
      stage === 'closing' ||
      stage === 'signature' ||
      (stage === 'annex' && !drafts.has(clauseOf({ annex: id }))) ||
      /^\S+\s+\S+(?:\s+[IVX\d]+)?[.:]?$/u.test(line.text)

    const step = (line: Line, level: Level, id: string): boolean => {
      if (level === 'annex') {
        if (!isAnnexHere(line, id)) return false
        enterAnnex(line, id)
        return true
      }
      const { article: _, ...withoutArticle } = place
      const found = stepTo(level === 'part' ? withoutArticle : place, level, id)
      if (!found) return false
      if (stage === 'opening') stage = 'body'
      const isRepeated = level === 'letter' && found.place.letter !== id
      const notes = [
        ...(found.isSkipping ? (['skipped'] as const) : []),
        ...(isRepeated ? (['repeated'] as const) : []),
      ]
      // A repeated clause keeps its words with the first: nothing is lost and nothing doubled.
      enter(level, found.place, notes)
      drafts.add(line)
      return true
    }

    const openDocument = (line: Line) => {
      if (stage === 'opening') drafts.open(OPENING.title, [])
      else {
        place = {}
        open = []
        chapter = ''
        drafts.open(ATTACHED, [])
      }
      waitsForTitle = true
      drafts.add(line)
    }

    const hearOpening = (line: Line, marker: Marker | null): boolean => {
      const isGround = marker?.kind === 'ground' || (marker?.kind === 'task' && !waitsForTitle)
      const isAttached = drafts.has(ATTACHED)
      if (isGround && !isAttached) {
        grounds += 1
        waitsForTitle = false
        drafts.open(`${OPENING.grounds}/${grounds}`, [])
      } else if (grounds > 0 && !isAttached && !drafts.goesOn(line))
        drafts.open(OPENING.grounds, [])
      else if (!drafts.has(OPENING.title)) drafts.open(OPENING.title, [])
      waitsForTitle &&= marker?.kind === 'document'
      drafts.add(line)
      return true
    }

    const hearLine = (line: Line): void => {
      const marker = markers.read(line.text)
      const isLevel = marker?.kind === 'level'
      if (stage === 'signature' || stage === 'closing') {
        if (isLevel && marker.level === 'annex' && step(line, 'annex', marker.id)) return
        if (stage === 'closing' && marker?.kind === 'signature') {
          stage = 'signature'
          drafts.open(ENDING.signature, [])
        }
        drafts.add(line)
        return
      }
      if (marker?.kind === 'document' && (stage === 'opening' || place.article !== undefined)) {
        openDocument(line)
        if (stage === 'body') stage = 'opening'
        return
      }
      const isCounted = isLevel && (marker.level === 'dash' || marker.level === 'plus')
      const canStep = isLevel && (stage !== 'opening' || !isCounted)
      if (canStep && step(line, marker.level, marker.id)) return
      if (stage === 'opening') {
        hearOpening(line, marker)
        return
      }
      if (marker?.kind === 'closing' || marker?.kind === 'signature') {
        stage = marker.kind
        open = []
        chapter = ''
        drafts.open(ENDING[marker.kind], [])
      } else if (marker?.kind === 'note' && place.annex !== undefined) {
        enter('part', { annex: place.annex, part: NOTE })
      } else if (marker?.kind === 'chapter') {
        chapter = line.text
        return
      }
      drafts.add(line)
    }

    const add = (lines: readonly string[]) => {
      for (const one of lines) drafts.addText(one)
    }

    const enterGroup = ({ level, id, lines }: RowGroup) => {
      const { annex = '', block } = place
      const upper = level === 'block' || block === undefined ? { annex } : { annex, block }
      enter(level, { ...upper, [level]: id })
      add(lines)
    }

    /** What sums up a group belongs to it; what sums up a table stands apart, and opens nothing. */
    const hearTotal = (isOfGroup: boolean) => {
      const { annex = '', block, part } = place
      const inGroup = { annex, ...(block && { block }), ...(part && { part }) }
      if (isOfGroup && (block ?? part) !== undefined) drafts.open(clauseOf(inGroup), [])
      else drafts.open(clauseOf({ annex, part: TOTAL }), [drafts.headingOf(clauseOf({ annex }))])
    }

    const hearAnnexRow = (cells: BlockRow) => {
      const row = table(cells)
      if (row.kind === 'header') return
      if (row.kind === 'group') {
        enterGroup(row.group)
        return
      }
      if (row.kind === 'total') hearTotal(row.isOfGroup)
      else if (row.kind === 'row') {
        if (row.group) enterGroup(row.group)
        const { article: _, ...upper } = placeAbove(place, row.level)
        const isCounted = row.level === 'dash' || row.level === 'plus'
        const next = isCounted ? stepTo(place, row.level, '')?.place : null
        enter(row.level, next ?? { ...upper, [row.level]: row.id })
      }
      add(row.lines)
    }

    /** Within a table of the body nothing opens a clause: it belongs to the one that it stands in. */
    const hearRow = (row: BlockRow, isFirst: boolean): void => {
      if (stage === 'annex') {
        hearAnnexRow(row)
        return
      }
      const words = row.cells.filter((cell) => cell !== null).filter((cell) => cell !== '')
      const kind = markers.read(words[0] ?? '')?.kind
      const isEnd = isFirst && (kind === 'closing' || kind === 'signature')
      if (stage === 'body' && !isEnd) {
        if (words.length > 0) drafts.addText(barred(row))
        return
      }
      // A letterhead and signatures stand side by side.
      for (const text of words)
        hearLine({ kind: 'line', text, isApart: true, isTidied: false, marks: [], asides: [] })
    }

    const apart: { readonly aside: Aside; readonly above: readonly string[] }[] = []
    /** A note belongs to the passage that it stands in; what else stands beside it, to none. */
    const hearBeside = ({ marks, asides }: BesideLine) => {
      drafts.mark(marks)
      for (const aside of asides)
        if (aside.kind === 'note') drafts.addAside(aside)
        else apart.push({ aside, above: aside.kind === 'box' ? headings() : [] })
    }

    /** A chapter is no passage: what stands beside its name goes with the one below it. */
    let held: readonly BesideLine[] = []
    let isTable = false
    for (const block of blocksOf(whole)) {
      const before = chapter
      if (block.kind === 'row') hearRow(block, !isTable)
      else hearLine(block)
      isTable = block.kind === 'row'
      const beside = [...held, block]
      held = chapter !== '' && chapter !== before ? beside : []
      if (held.length === 0) for (const one of beside) hearBeside(one)
    }
    for (const one of held) hearBeside(one)
    let boxes = 0
    for (const { aside, above } of apart) {
      if (aside.kind === 'box') boxes += 1
      const clause = APART[aside.kind as keyof typeof APART]
      drafts.open(aside.kind === 'box' ? `${clause}/${boxes}` : clause, above)
      drafts.addAside(aside)
    }
    return drafts.passages()
  }
}
