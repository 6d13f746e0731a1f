import { fileURLToPath } from 'node:url'
// oxlint-disable-next-line import/no-named-as-default -- its types know the default alone
import PDFDocument from 'pdfkit'
import { printable } from './letters.ts'
import { wrap } from './wrap.ts'

/** Letters of one kind. */
export interface Style {
  readonly font: 'regular' | 'bold'
  readonly size: number
  readonly color?: string
}

/** What a piece of the page is, for whoever has it read aloud. */
export interface Piece {
  readonly type: string
  readonly node: PDFKit.PDFStructureElement
}

/** What the file says of itself. */
export interface PaperInfo {
  readonly title: string
  readonly author: string
  /** Civil day. */
  readonly day: string
  /** By how much letters are larger than their style says. */
  readonly scale: number
}

const MILLIMETRE = 72 / 25.4
const MARGIN = 14 * MILLIMETRE
const A4 = { width: 595.28, height: 841.89 }
/** Room for two lines below everything, on every page. */
const FOOT = 36
/** Height of a line by the size of its letters; marks stand above and below those of Vietnamese. */
const LEADING = 1.32
/** Where letters stand in their line. */
const RAISE = 0.12
export const INK = '#111111'
export const QUIET = '#444444'

const fontFile = (name: string) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/be-vietnam-pro/${name}`))

const FONTS = {
  regular: fontFile('400Regular/BeVietnamPro_400Regular.ttf'),
  bold: fontFile('700Bold/BeVietnamPro_700Bold.ttf'),
} as const

interface OpenedFont {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } }
}

/** A4 pages that are written from the top down; the same calls give the same bytes. */
export const createPaper = ({ title, author, day, scale }: PaperInfo) => {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    lang: 'vi-VN',
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: title,
      Author: author,
      Creator: author,
      Producer: author,
      // A file of the same result is the same file, whenever it is made.
      CreationDate: new Date(`${day}T00:00:00Z`),
    },
  })
  const chunks: Buffer[] = []
  const written = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => void chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  for (const [name, file] of Object.entries(FONTS)) doc.registerFont(name, file)
  const root: Piece = { type: 'Document', node: doc.struct('Document', { title }) }
  doc.addStructure(root.node)
  // oxlint-disable no-underscore-dangle -- no public name leads to the font; the version is exact
  const has = (codePoint: number) =>
    (doc.font('regular') as unknown as OpenedFont)._font.font.hasGlyphForCodePoint(codePoint)
  // oxlint-enable no-underscore-dangle
  const known = new Map<string, string>()
  let isWhole = true
  let y = MARGIN

  const use = ({ font, size, color = INK }: Style) =>
    doc
      .font(font)
      .fontSize(size * scale)
      .fillColor(color)
  const heightOf = ({ size }: Style, lines = 1) => size * scale * LEADING * lines

  /** Draws without meaning: rules, frames, what stands on every page. */
  const artifact = (draw: () => void): void => {
    doc.markContent('Artifact', { type: 'Layout' })
    draw()
    doc.endMarkedContent()
  }

  return {
    doc,
    left: MARGIN,
    width: A4.width - 2 * MARGIN,
    artifact,
    heightOf,
    /** Where the next thing stands. */
    get y() {
      return y
    },
    set y(next) {
      y = next
    },
    /** What is left of the page. */
    rest: () => A4.height - MARGIN - FOOT - y,
    /** What a page holds. */
    whole: A4.height - 2 * MARGIN - FOOT,
    turn() {
      doc.addPage()
      y = MARGIN
    },
    /** A text as lines of that width. */
    lines(text: string, style: Style, width: number): readonly string[] {
      let shown = known.get(text)
      if (shown === undefined) {
        const read = printable(text, has)
        isWhole &&= read.isWhole
        shown = read.text
        known.set(text, shown)
      }
      use(style)
      return wrap(shown, width, (part) => doc.widthOfString(part))
    },
    /** A part of the document, in its order. */
    piece(type: string, parent: Piece = root, scope?: 'Column' | 'Row'): Piece {
      const options: object = scope ? { scope } : {}
      const node = doc.struct(type, options)
      parent.node.add(node)
      return { type, node }
    },
    /** Writes lines from a place down, as what that piece says. */
    write(lines: readonly string[], style: Style, x: number, top: number, { type, node }: Piece) {
      use(style)
      const content = doc.markStructureContent(type)
      lines.forEach((line, at) => {
        // The blank keeps words apart for whoever has it read aloud.
        const text = at < lines.length - 1 ? `${line} ` : line
        doc.text(text, x, top + heightOf(style, at) + style.size * scale * RAISE, {
          lineBreak: false,
        })
      })
      doc.endMarkedContent()
      node.add(content)
    },
    /** The same without a meaning of its own, as a number before an item. */
    show(lines: readonly string[], style: Style, x: number, top: number): void {
      artifact(() => {
        use(style)
        lines.forEach((line, at) =>
          doc.text(line, x, top + heightOf(style, at) + style.size * scale * RAISE, {
            lineBreak: false,
          }),
        )
      })
    },
    pages: () => doc.bufferedPageRange().count,
    /** False where a letter was asked for that the font does not have. */
    isWhole: () => isWhole,
    /** Writes the foot of every page and ends the file. */
    async end(foot: (page: number, pages: number) => readonly string[], style: Style) {
      const { count } = doc.bufferedPageRange()
      for (let page = 0; page < count; page += 1) {
        doc.switchToPage(page)
        const lines = foot(page + 1, count)
        artifact(() => {
          use(style)
          lines.forEach((line, at) => {
            const top = A4.height - MARGIN - heightOf(style, lines.length - at)
            doc.text(line, MARGIN, top, { lineBreak: false })
          })
        })
      }
      root.node.end()
      doc.end()
      return written
    },
  }
}

export type Paper = ReturnType<typeof createPaper>
