import { readFile, stat } from 'node:fs/promises'
import { fromOldFont } from '../../../knowledge/language/text/old-font/old-font.ts'
import type { DocumentText } from '../../../knowledge/official/mark.ts'
import { docxText } from './docx/docx.ts'
import { FileError } from './fault.ts'
import { formatOf } from './format.ts'
import { createMeasure, MOST } from './measure.ts'
import { pdfText } from './pdf/pdf.ts'
import type { PdfText } from './pdf/reader.ts'

/** A plan has some hundred kilobytes; more is a scan, or something else. */
export const LARGEST_FILE = 50 * 1024 * 1024
const UTF16_MARKS = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])]
/** Every other byte of a text in UTF-16 with Latin letters is nil; so many show it. */
const NIL_SHARE = 0.2
const SAMPLE = 64 * 1024
/** No character has more in UTF-8. */
const BYTES_PER_CHARACTER = 4
// oxlint-disable-next-line no-control-regex -- what no text holds is what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001f]/u

const begins = (bytes: Buffer, start: Buffer) => bytes.subarray(0, start.length).equals(start)

/** Throws where a text is too long to be read. */
const measureText = (text: string): void => {
  const measure = createMeasure()
  measure.characters(text.length)
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) measure.lines(1)
}

/** In UTF-8; what was saved before Unicode came is read by the letters of its font. */
const decoded = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    const text = bytes.toString('latin1')
    if (fromOldFont(text) === null) throw new FileError('encoding', { cause })
    return text
  }
}

const plainText = (bytes: Buffer): string => {
  const sample = bytes.subarray(0, SAMPLE)
  const nils = sample.reduce((count, byte) => count + Number(byte === 0), 0)
  if (UTF16_MARKS.some((mark) => begins(bytes, mark)) || nils > sample.length * NIL_SHARE)
    throw new FileError(nils > sample.length / 2 ? 'binary' : 'utf16')
  if (nils > 0) throw new FileError('binary')
  if (bytes.length > MOST.characters * BYTES_PER_CHARACTER) throw new FileError('too-long')
  const text = decoded(bytes)
  if (CONTROL.test(text)) throw new FileError('binary')
  measureText(text)
  return text
}

const sizeOf = async (path: string): Promise<number> => {
  try {
    const found = await stat(path)
    if (found.isFile()) return found.size
  } catch (cause) {
    throw new FileError('no-file', { cause })
  }
  throw new FileError('no-file')
}

/** What a file says, and which of its pages are pictures of words. */
export type FileText = DocumentText & Partial<Pick<PdfText, 'pictures'>>

/** What a txt, docx or PDF file says. Throws `FileError` for anything else, before reading too much. */
export const readText = async (path: string): Promise<FileText> => {
  const size = await sizeOf(path)
  if (size > LARGEST_FILE) throw new FileError('too-large')
  if (size === 0) throw new FileError('empty')
  const bytes = await readFile(path)
  const format = formatOf(bytes)
  if (format === 'pdf') return pdfText(bytes)
  if (format === 'docx') return docxText(bytes)
  if (format === 'text') return { text: plainText(bytes), marks: [] }
  throw new FileError(format)
}
