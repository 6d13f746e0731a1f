import { GAP, type LineMark } from '../../../../../knowledge/official/mark.ts'
import type { Measure } from '../../measure.ts'
import type { Label, NextLabel } from '../numbering/labels.ts'
import { childOf, switchOf, valueOf, type XmlElement } from '../package/element.ts'
import { walk, type ElementTaking, type XmlHandler } from '../package/xml.ts'
import { createFields } from '../words/field.ts'
import { wordsOf, type BesideWords, type NoteName, type WordsLine } from '../words/paragraph.ts'
import { placeOf, type Styles } from '../words/styles.ts'
import { EMPTY_LINE, textOfLines, type BlockLine, type LineAside } from './line.ts'
import {
  beginCell,
  beginRow,
  layOut,
  numberCell,
  putInCell,
  tableLines,
  type WordTable,
} from './table.ts'

export interface StoryContext {
  readonly styles: Styles
  readonly nextLabel: NextLabel
  readonly nextNote: (kind: NoteName['kind']) => string
  /** The words of a note; null where the file lacks it. */
  readonly noteText: (name: NoteName) => BlockLine | null
  readonly measure: Measure
}

/** What only holds paragraphs and tables. */
const HOLDERS =
  /^w:(?:document|body|hdr|ftr|footnotes|endnotes|footnote|endnote|txbxContent|sdt|sdtContent|customXml|ins|moveTo)$/u
const WHOLE = /^(?:w:(?:p|trPr|tcPr|sectPr|altChunk|subDoc|r|hyperlink|smartTag|fldSimple)|m:\w+)$/u
const TABLE = /^w:(?:tbl|tr|tc)$/u
/** What is no longer in force, properties, and bounds that show nothing. */
const SILENT =
  /^w:(?:del|moveFrom|background|\w+Pr|\w+PrEx|\w+Grid|\w+Range(?:Start|End)|bookmark(?:Start|End)|perm(?:Start|End)|proofErr)$/u

const taken = (name: string): ElementTaking => {
  if (WHOLE.test(name)) return 'whole'
  return SILENT.test(name) ? 'skip' : 'open'
}

/** A number or a letter, and no bullet. */
const COUNTING = /[\p{L}\d]/u
/** A number written in a way that is not known. */
const UNKNOWN = ['symbol'] as const

/** The end of this paragraph does not count: the next one goes on in its line. */
const runsOn = (properties: XmlElement | null): boolean => {
  const mark = childOf(properties, 'w:rPr')
  return (
    childOf(mark, 'w:del') !== null ||
    childOf(mark, 'w:moveFrom') !== null ||
    switchOf(mark, 'w:vanish') === true
  )
}

const isBlank = ({ text, unread, beside }: WordsLine) =>
  text.trim() === '' && unread.length === 0 && beside.length === 0

/** Reads paragraphs and tables into lines, in the order of the file. */
export const createStory = (context: StoryContext) => {
  const { styles, nextLabel, nextNote, noteText, measure } = context
  const fields = createFields()
  const lines: BlockLine[] = []
  const tables: WordTable[] = []
  const sections: XmlElement[] = []
  /** A paragraph that goes on in the next one; that one says how both are numbered. */
  let pending: { readonly words: readonly WordsLine[]; readonly label: () => Label } | null = null

  const put = (all: readonly BlockLine[]) => {
    const table = tables.at(-1)
    measure.lines(all.length)
    for (const line of all)
      if (table) putInCell(table, line)
      else {
        measure.characters(line.text.length)
        lines.push(line)
      }
  }
  const endBlock = () => {
    if (tables.length === 0 && lines.at(-1)?.text !== '') lines.push(EMPTY_LINE)
  }

  const aside = (beside: BesideWords, unread: LineMark['kind'][]) => {
    if (beside.kind === 'drawn') return [{ kind: 'box' as const, text: beside.text, marks: [] }]
    if (beside.kind === 'box') {
      const inner = createStory(context)
      walk(beside.content, inner.handler)
      const { text, marks, asides } = inner.end()
      return [{ kind: 'box' as const, text: text.trim(), marks }, ...asides]
    }
    const note = noteText(beside.note)
    if (!note) {
      unread.push('reference')
      return []
    }
    const { sign } = beside.note
    const text = sign === '' ? note.text : `[${sign}] ${note.text}`
    const marks = note.unread.map((kind) => ({ line: 0, kind, count: 1 }))
    return [{ kind: 'note' as const, text, marks }, ...note.asides]
  }

  const blockLine = ({ text, unread, beside, register }: WordsLine): BlockLine => {
    const all = [...unread]
    const asides: LineAside[] = beside.flatMap((one) => aside(one, all))
    return { text: text.trim(), unread: all, asides, register }
  }

  const putWords = (words: readonly WordsLine[], { text: label, isKnown }: Label) => {
    const shown = words.filter((line) => !isBlank(line)).map(blockLine)
    const [first, ...rest] = shown
    const table = tables.at(-1)
    const sign = isKnown ? [] : UNKNOWN
    if (!first) {
      if (table && COUNTING.test(label))
        numberCell(table, { ...EMPTY_LINE, text: label.trim(), unread: sign })
      return
    }
    const text = first.text === '' ? '' : `${label}${first.text}`.trim()
    put([{ ...first, text, unread: [...first.unread, ...sign] }, ...rest])
    endBlock()
  }

  const flush = () => {
    const held = pending
    pending = null
    if (held) putWords(held.words, held.label())
  }

  const paragraph = (element: XmlElement) => {
    const properties = childOf(element, 'w:pPr')
    const section = childOf(properties, 'w:sectPr')
    if (section) sections.push(section)
    const style = styles.paragraph(valueOf(properties, 'w:pStyle'))
    const own = wordsOf(element, style, { styles, fields, nextNote })
    const words = joinedWords(pending?.words ?? [], own)
    if (fields.breakOff()) words.at(-1)?.unread.push('reference')
    const label = () => nextLabel(placeOf(properties), style)
    pending = { words, label }
    if (!runsOn(properties)) flush()
  }

  const whole = (element: XmlElement) => {
    const { name } = element
    if (name === 'w:p') paragraph(element)
    else if (name === 'w:sectPr') sections.push(element)
    else if (name === 'w:trPr' || name === 'w:tcPr') {
      const table = tables.at(-1)
      if (table) layOut(table, element, measure)
    } else if (name === 'w:altChunk') put([{ ...EMPTY_LINE, unread: ['object'] }])
    else if (name === 'w:subDoc') put([{ ...EMPTY_LINE, unread: ['reference'] }])
    // Words between paragraphs: a file may hold them, and Word shows them as a paragraph.
    else paragraph({ name: 'w:p', attributes: {}, children: [element] })
  }

  const handler: XmlHandler = {
    take: taken,
    whole,
    open({ name }) {
      if (TABLE.test(name)) measure.cell()
      const table = tables.at(-1)
      if (name === 'w:tbl') {
        flush()
        tables.push({ rows: [] })
      } else if (table && name === 'w:tr') beginRow(table)
      else if (table && name === 'w:tc') beginCell(table)
      else if (!HOLDERS.test(name) && !TABLE.test(name)) {
        put([{ ...EMPTY_LINE, text: GAP, unread: ['element'] }])
      }
    },
    close(name) {
      if (name === 'w:tc') flush()
      if (name !== 'w:tbl') return
      const table = tables.pop()
      const outer = tables.at(-1)
      if (!table) return
      if (outer) putInCell(outer, table)
      else for (const line of tableLines(table, measure)) lines.push(line)
      endBlock()
    },
  }
  return {
    handler,
    /** The properties of its sections. */
    sections,
    end() {
      flush()
      return textOfLines(lines)
    },
  }
}

/** Two paragraphs of which the first has no end. */
const joinedWords = (
  first: readonly WordsLine[],
  second: readonly WordsLine[],
): readonly WordsLine[] => {
  const last = first.at(-1)
  const [next, ...rest] = second
  if (!last || !next) return [...first, ...second]
  const line = {
    text: last.text + next.text,
    unread: [...last.unread, ...next.unread],
    beside: [...last.beside, ...next.beside],
    register: next.register,
  }
  return [...first.slice(0, -1), line, ...rest]
}
