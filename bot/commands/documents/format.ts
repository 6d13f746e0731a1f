import type { FileFault } from './fault.ts'

/** What a file is by what stands in it; its name says nothing. */
export type FileFormat = 'docx' | 'pdf' | 'text' | FileFault

const latin = (text: string) => Buffer.from(text, 'latin1')
const wide = (text: string) => Buffer.from(text, 'utf16le')

const ZIP = latin('PK\u0003\u0004')
/** The container of the old Office; Office also locks its new files into one. */
const COMPOUND = latin('\u00d0\u00cf\u0011\u00e0')
/** A file may have a heading of a mail or of a scanner before it. */
const PDF_WITHIN = 1024
const PDF = latin('%PDF-')
/** Parts that stand in a compound file, under the names that its directory has for them. */
const IN_COMPOUND: readonly (readonly [Buffer, FileFault])[] = [
  [wide('EncryptedPackage'), 'locked'],
  [wide('WordDocument'), 'old-word'],
  [wide('Workbook'), 'sheet'],
  [wide('Book'), 'sheet'],
  [wide('PowerPoint Document'), 'slides'],
]
/** What an archive is by the parts in it, the first that fits. */
const IN_ZIP: readonly (readonly [RegExp, FileFormat])[] = [
  [/^xl\/workbook\./u, 'sheet'],
  [/^ppt\/presentation\./u, 'slides'],
  [/^(?:\[Content_Types\]\.xml$|word\/)/u, 'docx'],
]
const OPEN_DOCUMENT = latin('mimetypeapplication/vnd.oasis.opendocument.')
const OPEN_KINDS: readonly (readonly [Buffer, FileFault])[] = [
  [latin('spreadsheet'), 'sheet'],
  [latin('presentation'), 'slides'],
]
/** The mark of the first part stands behind so much of its heading. */
const ZIP_HEADING = 30
const DIRECTORY = {
  end: latin('PK\u0005\u0006'),
  entry: latin('PK\u0001\u0002'),
  heading: 46,
} as const
const MOST_NAMES = 10_000
const BEGINNINGS: readonly (readonly [Buffer, FileFault])[] = [
  [latin('{\\rtf'), 'rtf'],
  [latin('Rar!'), 'archive'],
  [latin('7z\u00bc\u00af'), 'archive'],
  [latin('\u001f\u008b'), 'archive'],
  [latin('\u0089PNG'), 'picture'],
  [latin('\u00ff\u00d8\u00ff'), 'picture'],
  [latin('GIF8'), 'picture'],
  [latin('II*\u0000'), 'picture'],
  [latin('MM\u0000*'), 'picture'],
]
/** Portals hand out pages of the web under the name of Word files. */
const WEB_PAGE =
  /^\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<(?:html|w:worddocument)|mime-version:)/iu
const WEB_BEGINNING = 400
const UTF8_MARK = /^\u00EF\u00BB\u00BF/u

const begins = (bytes: Buffer, start: Buffer) => bytes.subarray(0, start.length).equals(start)

/** Names of the parts of an archive, as its own directory has them; none where that is broken. */
const namesIn = (zip: Buffer): readonly string[] => {
  const end = zip.lastIndexOf(DIRECTORY.end)
  if (end === -1 || end + 20 > zip.length) return []
  const names: string[] = []
  for (let at = zip.readUInt32LE(end + 16); names.length < MOST_NAMES;) {
    const heading = zip.subarray(at, at + DIRECTORY.heading)
    if (heading.length < DIRECTORY.heading || !begins(heading, DIRECTORY.entry)) break
    const [name, extra, remark] = [28, 30, 32].map((field) => heading.readUInt16LE(field))
    const from = at + DIRECTORY.heading
    names.push(zip.toString('latin1', from, from + (name ?? 0)))
    at = from + (name ?? 0) + (extra ?? 0) + (remark ?? 0)
  }
  return names
}

const formatOfZip = (zip: Buffer): FileFormat => {
  const first = zip.subarray(ZIP_HEADING)
  if (begins(first, OPEN_DOCUMENT)) {
    const kind = first.subarray(OPEN_DOCUMENT.length)
    return OPEN_KINDS.find(([name]) => begins(kind, name))?.[1] ?? 'open-document'
  }
  const names = namesIn(zip)
  const found = IN_ZIP.find(([pattern]) => names.some((name) => pattern.test(name)))
  // Where the directory is gone, the reader of Word files says what is broken.
  return found?.[1] ?? (names.length > 0 ? 'archive' : 'docx')
}

/** Tells by its bytes what a file is, or why it is none that can be read. */
export const formatOf = (bytes: Buffer): FileFormat => {
  if (begins(bytes, ZIP)) return formatOfZip(bytes)
  if (begins(bytes, COMPOUND))
    return IN_COMPOUND.find(([name]) => bytes.includes(name))?.[1] ?? 'wrong-format'
  if (bytes.subarray(0, PDF_WITHIN).includes(PDF)) return 'pdf'
  const [, other] = BEGINNINGS.find(([start]) => begins(bytes, start)) ?? []
  if (other) return other
  return WEB_PAGE.test(bytes.toString('latin1', 0, WEB_BEGINNING).replace(UTF8_MARK, ''))
    ? 'web-page'
    : 'text'
}
