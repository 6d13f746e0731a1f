import { deflateSync } from 'node:zlib'

/** How the letters of a font are kept in a made PDF. */
export type PdfFont =
  /** each letter by a number of the file's own, with or without the list that says which it is */
  | { readonly kind: 'numbered'; readonly name?: string; readonly isListed?: boolean }
  /** a byte a letter, as Windows has them: fonts of before Unicode are so */
  | { readonly kind: 'bytes'; readonly name: string }

/** Words at a place, in points from the lower left corner. */
export interface PdfWords {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size?: number
  readonly font?: string
  readonly isUpwards?: boolean
  /** Across the page from one corner to another, as watermarks are. */
  readonly isSlanted?: boolean
  /** Drawn without ink, as scanners lay words under their picture. */
  readonly isHidden?: boolean
}

export interface PdfPage {
  readonly words?: readonly PdfWords[]
  /** Lines of a table: from one point to another. */
  readonly rules?: readonly (readonly [number, number, number, number])[]
  /** Operators as they stand in the file. */
  readonly raw?: string
  /** A grey picture over the whole page. */
  readonly isPicture?: boolean
  readonly rotate?: number
  /** Fields of a form: what was filled in, and where. */
  readonly fields?: readonly { value: string; rect: readonly number[] }[]
}

const WIDTH = 500
export const A4 = { width: 595, height: 842 } as const
/** Codes below are left out: glyph 0 is that of no letter. */
const FIRST = 3

const hex = (value: number, digits = 4) => value.toString(16).padStart(digits, '0').toUpperCase()
const utf16 = (letter: string) =>
  Array.from({ length: letter.length }, (_, at) => hex(letter.charCodeAt(at))).join('')

const stream = (content: Buffer | string, entries = '') => {
  const packed = deflateSync(content)
  return Buffer.concat([
    Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode ${entries}>>\nstream\n`),
    packed,
    Buffer.from('\nendstream'),
  ])
}

/** A file of numbered objects; the first one is the catalogue. */
const fileOf = (objects: readonly (Buffer | string)[]): Buffer => {
  const pieces = [Buffer.from('%PDF-1.7\n')]
  const starts: number[] = []
  let at = pieces[0]?.length ?? 0
  for (const [index, object] of objects.entries()) {
    const piece = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ])
    starts.push(at)
    at += piece.length
    pieces.push(piece)
  }
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}`
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([...pieces, Buffer.from(table + trailer)])
}

const turnOf = ({ isUpwards = false, isSlanted = false }: PdfWords) => {
  if (isUpwards) return '0 1 -1 0'
  return isSlanted ? '0.7 0.7 -0.7 0.7' : '1 0 0 1'
}

/** A PDF as a printer of documents writes it: letters by number, places in points. */
export const pdfOf = (
  pages: readonly PdfPage[],
  fonts: Readonly<Record<string, PdfFont>> = {},
): Buffer => {
  const all: Readonly<Record<string, PdfFont>> = { body: { kind: 'numbered' }, ...fonts }
  const objects: (Buffer | string)[] = ['', '']
  const put = (object: Buffer | string) => `${objects.push(object)} 0 R`
  const numbers = new Map<string, number>()
  const numberOf = (letter: string) => {
    const known = numbers.get(letter) ?? numbers.size + FIRST
    numbers.set(letter, known)
    return known
  }
  const shown = ({ text, font = 'body' }: PdfWords) =>
    all[font]?.kind === 'bytes'
      ? `<${Buffer.from(text, 'latin1').toString('hex')}>`
      : `<${Array.from(text, (letter) => hex(numberOf(letter))).join('')}>`
  const contents = pages.map(({ words = [], rules = [], raw = '', isPicture = false }) =>
    [
      ...(isPicture ? [`q ${A4.width} 0 0 ${A4.height} 0 0 cm /Picture Do Q`] : []),
      ...words.map(
        (one) =>
          `BT ${one.isHidden ? 3 : 0} Tr /${one.font ?? 'body'} ${one.size ?? 12} Tf ${turnOf(one)} ${one.x} ${one.y} Tm ${shown(one)} Tj ET`,
      ),
      ...rules.map(([x1, y1, x2, y2]) => `${x1} ${y1} m ${x2} ${y2} l S`),
      raw,
    ].join('\n'),
  )
  const listed = [...numbers].map(([letter, code]) => `<${hex(code)}> <${utf16(letter)}>`)
  const groups = Array.from({ length: Math.ceil(listed.length / 100) }, (_, at) =>
    listed.slice(at * 100, at * 100 + 100),
  )
  const list = put(
    stream(
      `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n${groups
        .map((rows) => `${rows.length} beginbfchar\n${rows.join('\n')}\nendbfchar`)
        .join('\n')}\nendcmap end`,
    ),
  )
  const fontOf = (font: PdfFont): string => {
    if (font.kind === 'bytes')
      return put(
        `<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+${font.name} /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [${`${WIDTH} `.repeat(224)}] >>`,
      )
    const { name = 'Sen', isListed = true } = font
    const own = put(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW ${WIDTH} /CIDToGIDMap /Identity >>`,
    )
    return put(
      `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${own}] ${isListed ? `/ToUnicode ${list} ` : ''}>>`,
    )
  }
  const named = Object.entries(all).map(([key, font]) => `/${key} ${fontOf(font)}`)
  const picture = put(
    stream(
      Buffer.alloc(64 * 64, 128),
      '/Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray /BitsPerComponent 8 ',
    ),
  )
  const kids = contents.map((content, at) => {
    const body = put(stream(content))
    const fields = (pages[at]?.fields ?? []).map(({ value, rect }) =>
      put(
        `<< /Type /Annot /Subtype /Widget /FT /Tx /T (o) /F 4 /V (${value}) /Rect [${rect.join(' ')}] >>`,
      ),
    )
    const rotate = pages[at]?.rotate ?? 0
    return put(
      `<< /Type /Page /Parent 2 0 R /Rotate ${rotate} /MediaBox [0 0 ${A4.width} ${A4.height}] /Resources << /Font << ${named.join(' ')} >> /XObject << /Picture ${picture} >> >> /Contents ${body} /Annots [${fields.join(' ')}] >>`,
    )
  })
  objects[0] = '<< /Type /Catalog /Pages 2 0 R >>'
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}] >>`
  return fileOf(objects)
}
