import { getDocument, OPS, VerbosityLevel, type PDFDocumentProxy } from 'unpdf/pdfjs'
import { isWord } from '../../../../knowledge/language/text/old-font/coding.ts'
import { judgeFonts } from '../../../../knowledge/language/text/old-font/judge.ts'
import { isPlainSyllable } from '../../../../knowledge/language/text/syllable.ts'
import type { DocumentText } from '../../../../knowledge/official/mark.ts'
import { FileError } from '../fault.ts'
import { createMeasure } from '../measure.ts'
import { flowOf } from './flow.ts'
import { withNotes, type NotedPage } from './footnote.ts'
import { readPage, UNREAD, type PageContent } from './glyph.ts'
import { paragraphsOf } from './paragraph.ts'
import { withoutRunning, type FlowPage } from './running.ts'

/** Ten times the longest plan that we know of. */
export const MOST_PAGES = 2000
/** A page of which pictures cover so much, with hardly a letter beside them, is a scan. */
const SCAN = { cover: 0.5, letters: 300 } as const
/** A picture so large, beside text, may hold a table or a map. */
const LARGE_PICTURE = 0.15
/** Fewer letters that stand upright are a stamp at the edge. */
const FEW_TURNED = 3
/** So many letters that lie turned or hidden are the words of a page. */
const UNSEEN = 20
/** What more than half of the pages have is a watermark, or a scan. */
const MOST_OF = 0.5
/** Of a text in letters that the file names wrongly, most words are none. */
const READABLE = { fewest: 20, share: 0.5, unread: 0.2, sample: 100_000 } as const
const WORD = /\p{L}{2,}|\[\?\]/gu

/** What a PDF says. */
export interface PdfText extends Required<DocumentText> {
  /** Pages, from 1, that are pictures of words: what stands there was not read. */
  readonly pictures: readonly number[]
}

type PageKind = 'text' | 'scan' | 'blank'

const kindOf = ({ glyphs, pictures, isDrawn }: PageContent): PageKind => {
  const letters = glyphs.filter(({ text }) => text.trim() !== '').length
  if (letters === 0) return isDrawn ? 'scan' : 'blank'
  return pictures >= SCAN.cover && letters < SCAN.letters ? 'scan' : 'text'
}

const open = async (bytes: Uint8Array): Promise<PDFDocumentProxy> => {
  try {
    // Pictures are never unpacked, nothing is looked up on the machine or elsewhere.
    const options = { maxImageSize: 1, useSystemFonts: false, disableFontFace: true }
    const quiet = { verbosity: VerbosityLevel.ERRORS, fontExtraProperties: true }
    return await getDocument({ data: bytes, ...options, ...quiet }).promise
  } catch (cause) {
    const isLocked = cause instanceof Error && cause.name === 'PasswordException'
    throw new FileError(isLocked ? 'locked' : 'broken-pdf', { cause })
  }
}

/** Most letters' size, by how many stand in lines of it. */
const usualSize = (pages: readonly FlowPage[]): number => {
  const counts = new Map<number, number>()
  for (const { items } of pages)
    for (const item of items)
      if (item.kind === 'line')
        counts.set(item.line.size, (counts.get(item.line.size) ?? 0) + item.line.text.length)
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 0
}

/** Words that neither are Vietnamese nor could be: the file names its letters wrongly. */
const isGarbled = (text: string): boolean => {
  const sample = judgeFonts(text.slice(0, READABLE.sample)).text.toLowerCase()
  const words = sample.match(WORD) ?? []
  if (words.length < READABLE.fewest) return false
  const known = words.filter((word) => isWord(word) || isPlainSyllable(word)).length
  return known < words.length * READABLE.share
}

/** Why nothing can be read where most pages have no letters that stand upright and have ink. */
const scanFault = (pages: readonly LostPage[]): 'turned-pdf' | 'layered-pdf' | 'scanned-pdf' => {
  const most = (has: (page: LostPage) => boolean) =>
    pages.filter(has).length > pages.length * MOST_OF
  if (most(({ turned }) => turned >= UNSEEN)) return 'turned-pdf'
  return most(({ hidden }) => hidden >= UNSEEN) ? 'layered-pdf' : 'scanned-pdf'
}

interface ReadPages {
  readonly pages: readonly LostPage[]
  /** Share of the letters that the file does not name. */
  readonly unread: number
}

/** A page with what of it cannot be given in words. */
type LostPage = FlowPage &
  Pick<PageContent, 'turned' | 'hidden'> & {
    readonly kind: PageKind
    readonly lost: NotedPage['lost']
  }

const lostOf = ({ pictures, turned }: PageContent, kind: PageKind): NotedPage['lost'] => {
  if (kind === 'scan') return ['picture']
  return [
    ...(pictures >= LARGE_PICTURE ? (['picture'] as const) : []),
    ...(turned >= FEW_TURNED ? (['element'] as const) : []),
  ]
}

const readPages = async (document: PDFDocumentProxy, onPage: () => void): Promise<ReadPages> => {
  const measure = createMeasure()
  const pages: LostPage[] = []
  let [letters, unread] = [0, 0]
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const content = await readPage(page, OPS)
    page.cleanup()
    const { glyphs, width, height, turned, hidden } = content
    const kind = kindOf(content)
    measure.characters(glyphs.length)
    letters += glyphs.length
    unread += glyphs.filter(({ text }) => text === UNREAD).length
    const items = kind === 'text' ? flowOf(content) : []
    measure.lines(items.length + 1)
    onPage()
    pages.push({ width, height, items, kind, turned, hidden, lost: lostOf(content, kind) })
  }
  const marked = pages.filter(({ lost }) => lost.includes('element')).length
  const isWatermark = pages.length > 1 && marked > pages.length * MOST_OF
  const shown = isWatermark
    ? pages.map((page) => ({ ...page, lost: page.lost.filter((kind) => kind !== 'element') }))
    : pages
  return { pages: shown, unread: unread / Math.max(1, letters) }
}

/**
 * The words of a PDF: a line for each paragraph, and a row between pipes for each row of a ruled table.
 * What is only drawn is marked, and its pages are named. `onPage` is called with each page read. Throws `FileError`.
 */
export const readPdf = async (
  bytes: Uint8Array,
  onPage: () => void = () => undefined,
): Promise<PdfText> => {
  const document = await open(bytes)
  try {
    if (document.numPages > MOST_PAGES) throw new FileError('too-long')
    const { pages, unread } = await readPages(document, onPage)
    if (pages.every(({ kind }) => kind === 'blank')) throw new FileError('empty')
    const scans = pages.flatMap(({ kind }, at) => (kind === 'scan' ? [at + 1] : []))
    if (scans.length > pages.length * MOST_OF) throw new FileError(scanFault(pages))
    if (unread > READABLE.unread) throw new FileError('garbled-pdf')
    const { pages: body, running } = withoutRunning(pages)
    const usual = usualSize(body)
    const noted = body.map((page, at) => withNotes(page, usual, pages[at]?.lost ?? []))
    const { text, marks, asides } = paragraphsOf(noted)
    if (isGarbled(text)) throw new FileError('garbled-pdf')
    const repeated = running.map((one) => ({ ...one, line: 0, marks: [] }))
    return { text, marks, asides: [...asides, ...repeated], pictures: scans }
  } finally {
    await document.cleanup()
  }
}
