import type { DocumentLexicon } from '../../schema/lexicon/documents.ts'
import { createAnnexRows } from './annex-rows.ts'
import { createFindAttachments } from './attachment.ts'
import { barred, blocksOf, type BesideLine, type Block, type BlockRow } from './block.ts'
import { createChapters } from './chapters.ts'
import { createWithoutContents } from './contents.ts'
import { createDrafts } from './draft.ts'
import { fold } from '../../language/text/text.ts'
import type { Aside, DocumentText } from '../mark.ts'
import { anyOf, createMarkers, LEVELS, type Level, type Marker } from './marker.ts'
import type { Passage, TidyNote } from '../passage.ts'
import { clauseOf, nextAttached, stepTo, topOf, type OfficialPlace } from './place.ts'

type Line = Extract<Block, { kind: 'line' }>
type Stage = 'opening' | 'body' | 'closing' | 'signature' | 'annex'

const NOTE = 'ghichu'
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
  const findAttachments = createFindAttachments(lexicon, markers)
  const withoutContents = createWithoutContents(lexicon)
  const heads = new RegExp(`^${anyOf(lexicon.rowNumber)}$`, 'u')

  return (whole: DocumentText): readonly Passage[] => {
    const drafts = createDrafts()
    let stage: Stage = 'opening'
    let place: OfficialPlace = {}
    let open: readonly Open[] = []
    const chapters = createChapters()
    let attachment: string | null = null
    /** Levels that stood outermost so far, and those that did before the attached document. */
    const tops = new Set<Level>()
    let taken: ReadonlySet<Level> = new Set()
    let grounds = 0
    const annexes = new Set<string>()
    let waitsForTitle = false

    const headings = () => [
      ...chapters.headings(),
      ...open.map(({ clause }) => drafts.headingOf(clause)),
    ]

    const enter = (level: Level, next: OfficialPlace, notes: readonly TidyNote[] = []) => {
      const depth = LEVELS.indexOf(level)
      const clause = clauseOf(next)
      open = open.filter((one) => LEVELS.indexOf(one.level) < depth)
      if (level === 'part') open = open.filter((one) => one.level !== 'article')
      drafts.open(clause, headings(), notes)
      open = [...open, { level, clause }]
      place = next
      const top = topOf(next)
      if (top && top !== 'annex') tops.add(top)
    }

    const annexRows = () => createAnnexRows(lexicon, drafts, { at: () => place, enter })
    let hearAnnexRow = annexRows()

    /** A second annex without a number is the second one all the same. */
    const enterAnnex = (line: Line, id: string) => {
      const isTaken = drafts.has(clauseOf({ annex: id }))
      const annex = isTaken ? String(annexes.size + 1) : id
      stage = 'annex'
      chapters.clear()
      hearAnnexRow = annexRows()
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
      const from = level === 'part' ? withoutArticle : place
      const first = stepTo(from, level, id)
      const top = first ? topOf(first.place) : undefined
      // What the document itself has, too, is told from it by the name of the attached one.
      const isNamed = attachment !== null && top !== undefined && taken.has(top)
      const found = isNamed ? stepTo({ ...from, annex: attachment ?? '' }, level, id) : first
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
      if (stage === 'opening') drafts.open(attachment ?? OPENING.title, [])
      else {
        place = {}
        open = []
        chapters.clear()
        attachment = nextAttached(attachment)
        taken = new Set(tops)
        drafts.open(attachment, [])
        stage = 'opening'
      }
      waitsForTitle = true
      drafts.add(line)
    }
    const hearOpening = (line: Line, marker: Marker | null): boolean => {
      const isGround = marker?.kind === 'ground' || (marker?.kind === 'task' && !waitsForTitle)
      const isAttached = attachment !== null
      if (isGround && !isAttached) {
        grounds += 1
        waitsForTitle = false
        drafts.open(`${OPENING.grounds}/${grounds}`, [])
      } else if (grounds > 0 && !isAttached && !drafts.goesOn(line))
        drafts.open(OPENING.grounds, [])
      else if (!isAttached && !drafts.has(OPENING.title)) drafts.open(OPENING.title, [])
      waitsForTitle &&= marker?.kind === 'document'
      drafts.add(line)
      return true
    }

    const hearLine = (line: Line, isAttachment: boolean): void => {
      const marker = markers.read(line.text)
      const isLevel = marker?.kind === 'level'
      const isSigned = stage === 'signature' || stage === 'closing'
      const isNamed = marker?.kind === 'document' && line.text === line.text.toUpperCase()
      if (stage !== 'opening' && (isAttachment || (isSigned && isNamed))) {
        openDocument(line)
        return
      }
      if (isSigned) {
        if (isLevel && marker.level === 'annex' && step(line, 'annex', marker.id)) return
        if (stage === 'closing' && marker?.kind === 'signature') {
          stage = 'signature'
          drafts.open(ENDING.signature, [])
        }
        drafts.add(line)
        return
      }
      if (chapters.hear(line.text, marker)) return
      if (marker?.kind === 'document' && (stage === 'opening' || place.article !== undefined)) {
        openDocument(line)
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
        chapters.clear()
        drafts.open(ENDING[marker.kind], [])
      } else if (marker?.kind === 'note' && place.annex !== undefined) {
        enter('part', { annex: place.annex, part: NOTE })
      }
      drafts.add(line)
    }

    /** Within a table of the body nothing opens a clause: it belongs to the one that it stands in. */
    const hearRow = (row: BlockRow, isFirst: boolean): void => {
      if (stage === 'opening' && attachment !== null && heads.test(fold(row.cells[0] ?? ''))) {
        // What is attached is a table, and has no clauses but its rows.
        stage = 'annex'
        place = { annex: attachment }
        open = [{ level: 'annex', clause: attachment }]
        hearAnnexRow = annexRows()
      }
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
        hearLine(
          { kind: 'line', text, isApart: true, isTidied: false, marks: [], asides: [] },
          false,
        )
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
    const blocks = withoutContents(blocksOf(whole))
    const begun = findAttachments(blocks)
    let isTable = false
    for (const block of blocks) {
      const before = chapters.headings().join('\n')
      if (block.kind === 'row') hearRow(block, !isTable)
      else hearLine(block, begun.has(block))
      isTable = block.kind === 'row'
      const beside = [...held, block]
      const now = chapters.headings().join('\n')
      held = now !== '' && now !== before ? beside : []
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
