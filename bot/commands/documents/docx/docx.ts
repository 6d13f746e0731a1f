import { posix } from 'node:path'
import type { Aside, DocumentText } from '../../../../knowledge/official/mark.ts'
import { FileError } from '../fault.ts'
import { createMeasure, type Measure } from '../measure.ts'
import { EMPTY_LINE, type BlockLine } from './blocks/line.ts'
import { createStory, type StoryContext } from './blocks/story.ts'
import { createLabels } from './numbering/labels.ts'
import { createLists } from './numbering/lists.ts'
import { writeNumber } from './numbering/format.ts'
import { elementsIn, type XmlElement } from './package/element.ts'
import { openParts, type PackageParts } from './package/parts.ts'
import { createXmlReader, type XmlHandler } from './package/xml.ts'
import type { NoteName } from './words/paragraph.ts'
import { createStyles } from './words/styles.ts'

const MAIN = 'word/document.xml'
/** As Word writes them where a file does not say otherwise. */
const NOTE_FORMATS = { footnote: 'decimal', endnote: 'lowerRoman' } as const
/** Nothing but a number of a page. */
const ONLY_NUMBERS = /^[\s\d/|.\-–]*$/u

type Notes = ReadonlyMap<string, BlockLine>

const noteKey = ({ kind, id }: Pick<NoteName, 'kind' | 'id'>) => `${kind} ${id}`

/** Reads the notes at the foot of pages or at the end, each into one line. */
const createNotes = (
  context: StoryContext,
  kind: NoteName['kind'],
  notes: Map<string, BlockLine>,
) => {
  let story = createStory(context)
  let id = ''
  const own = `w:${kind}`
  const handler: XmlHandler = {
    take: (name) => (name === own ? 'open' : story.handler.take(name)),
    whole: (element) => story.handler.whole(element),
    open(element) {
      if (element.name === own) {
        story = createStory(context)
        id = element.attributes['w:id'] ?? ''
      } else story.handler.open(element)
    },
    close(name) {
      if (name !== own) {
        story.handler.close(name)
        return
      }
      const { text, marks, asides } = story.end()
      notes.set(noteKey({ kind, id }), {
        ...EMPTY_LINE,
        text: text.replaceAll(/\n+/gu, ' ').trim(),
        unread: marks.flatMap((mark) => Array.from({ length: mark.count }, () => mark.kind)),
        asides,
      })
    },
  }
  return handler
}

/** Counts the notes that a text points at. */
const createNoteCounter = () => {
  const counts = { footnote: 0, endnote: 0 }
  return (kind: NoteName['kind']): string => {
    counts[kind] += 1
    return writeNumber(counts[kind], NOTE_FORMATS[kind]) ?? ''
  }
}

const sheetKinds = { headerReference: 'header', footerReference: 'footer' } as const

/** What stands at the head and the foot of pages, each text once. */
const readSheets = async (
  sections: readonly XmlElement[],
  parts: PackageParts,
  main: string,
  context: StoryContext,
): Promise<readonly Aside[]> => {
  const relations = await parts.relations(main)
  const found = new Map<string, Aside>()
  for (const [reference, kind] of Object.entries(sheetKinds)) {
    const ids = sections
      .flatMap(elementsIn)
      .filter(({ name }) => name === `w:${reference}`)
      .map(({ attributes }) => attributes['r:id'])
    for (const { part } of relations.filter(({ id }) => ids.includes(id))) {
      if (!parts.has(part)) continue
      const story = createStory(context)
      await parts.read(part, createXmlReader(story.handler, context.measure))
      const { text, marks, asides } = story.end()
      const words = [text, ...asides.map((aside) => aside.text)].join('\n').trim()
      if (!ONLY_NUMBERS.test(words) && !found.has(words))
        found.set(words, { kind, line: 0, text: words, marks })
    }
  }
  return [...found.values()]
}

/** The part that the file names as its document. */
const mainOf = async (parts: PackageParts): Promise<string> => {
  const relations = await parts.relations('')
  return relations.find(({ kind }) => kind === 'officeDocument')?.part ?? MAIN
}

const readParts = async (parts: PackageParts, measure: Measure): Promise<DocumentText> => {
  const main = await mainOf(parts)
  const relations = await parts.relations(main)
  /** A part by its relation; where the file names none, by its usual name. */
  const partOf = (kind: string): string | null => {
    const named = relations.find((relation) => relation.kind === kind)?.part
    const part = named ?? posix.join(posix.dirname(main), `${kind}.xml`)
    return parts.has(part) ? part : null
  }
  const own = async <T>(
    kind: string,
    reader: { end(): T; write(piece: string): void; none: T },
  ) => {
    const part = partOf(kind)
    return part === null ? reader.none : parts.read(part, reader)
  }
  const styles = await own('styles', createStyles(measure))
  const lists = await own('numbering', createLists(measure))
  const notes = new Map<string, BlockLine>()
  const contextOf = (known: Notes): StoryContext => ({
    styles,
    nextLabel: createLabels(lists, styles),
    nextNote: createNoteCounter(),
    noteText: (name) => known.get(noteKey(name)) ?? null,
    measure,
  })
  for (const kind of ['footnote', 'endnote'] as const) {
    const part = partOf(`${kind}s`)
    if (part !== null)
      await parts.read(
        part,
        createXmlReader(createNotes(contextOf(new Map()), kind, notes), measure),
      )
  }
  const body = createStory(contextOf(notes))
  let isWord = false
  const handler: XmlHandler = {
    ...body.handler,
    open(element) {
      isWord ||= element.name === 'w:document'
      if (!isWord) throw new FileError('wrong-format')
      body.handler.open(element)
    },
  }
  await parts.read(main, createXmlReader(handler, measure))
  const { text, marks, asides } = body.end()
  const sheets = await readSheets(body.sections, parts, main, contextOf(notes))
  return { text, marks, asides: [...asides, ...sheets] }
}

/**
 * The words of a Word file: a line for each paragraph, with the number that Word shows before it, and
 * a row between pipes for each row of a table; notes, frames and the heads of pages beside them; and
 * what of it could not be read. Throws `FileError`.
 */
export const docxText = async (
  bytes: Buffer,
  measure: Measure = createMeasure(),
): Promise<DocumentText> => {
  try {
    return await readParts(await openParts(bytes, measure), measure)
  } catch (error) {
    if (error instanceof FileError) throw error
    throw new FileError('broken-docx', { cause: error })
  }
}
