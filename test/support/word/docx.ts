import { crc32, deflateRawSync } from 'node:zlib'

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const DEFLATED = 8
const VERSION = 20

type Parts = Readonly<Record<string, Buffer>> | readonly (readonly [name: string, data: Buffer])[]

/**
 * A zip archive; in a list a name may come more than once. `claimed` is the size that it says a part
 * has, where that is a lie.
 */
export const zipOf = (parts: Parts, claimed?: number): Buffer => {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, data] of Array.isArray(parts) ? parts : Object.entries(parts)) {
    const packed = deflateRawSync(data)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(VERSION, 0)
    fields.writeUInt16LE(DEFLATED, 4)
    fields.writeUInt32LE(crc32(data), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(claimed ?? data.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const head = Buffer.alloc(4)
    head.writeUInt32LE(LOCAL)
    const entry = Buffer.concat([head, fields, Buffer.from(name), packed])
    local.push(entry)
    const start = Buffer.alloc(6)
    start.writeUInt32LE(CENTRAL)
    start.writeUInt16LE(VERSION, 4)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    central.push(Buffer.concat([start, fields, rest, Buffer.from(name)]))
    at += entry.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END)
  end.writeUInt16LE(central.length, 8)
  end.writeUInt16LE(central.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, directory, end])
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A paragraph, with the number of a list where one is given. */
export const paragraph = (text: string, list?: { id: number; level: number }): string => {
  const number = list
    ? `<w:pPr><w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${list.id}"/></w:numPr></w:pPr>`
    : ''
  return `<w:p>${number}<w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p>`
}

const cell = (text: string) =>
  `<w:tc>${text
    .split('\n')
    .map((one) => paragraph(one))
    .join('')}</w:tc>`

const row = (cells: readonly string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`

export const table = (rows: readonly (readonly string[])[]): string => {
  return `<w:tbl>${rows.map(row).join('')}</w:tbl>`
}

export const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** One list: Roman numbers, then figures, then letters, then dashes. */
const level = (at: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const NUMBERING = `<?xml version="1.0"?><w:numbering ${NAMESPACE}><w:abstractNum w:abstractNumId="4">${[
  level(0, 'upperRoman', '%1.'),
  level(1, 'decimal', '%2.'),
  level(2, 'lowerLetter', '%3)'),
  level(3, 'bullet', '*'),
].join('')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>`

export const bodyOf = (...blocks: readonly string[]): Buffer =>
  Buffer.from(
    `<?xml version="1.0"?><w:document ${NAMESPACE}><w:body>${blocks.join('')}</w:body></w:document>`,
  )

/** A Word file of paragraphs and tables. */
export const docxOf = (...blocks: readonly string[]): Buffer =>
  zipOf({
    '[Content_Types].xml': Buffer.from('<Types/>'),
    'word/numbering.xml': Buffer.from(NUMBERING),
    'word/document.xml': bodyOf(...blocks),
  })
