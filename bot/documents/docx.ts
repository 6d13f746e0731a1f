import type { Entry, ZipFile } from 'yauzl'
import { fromBufferPromise } from 'yauzl'
import { FileError } from './fault.ts'
import { readBody } from './docx-body.ts'
import { readNumbering } from './docx-numbering.ts'

const BODY = 'word/document.xml'
const NUMBERING = 'word/numbering.xml'
/** Unpacked; the words of two thousand pages have a tenth of it. */
export const LARGEST_PART = 100 * 1024 * 1024
const MOST_ENTRIES = 10_000

/** Sizes that lie are caught by the reader of the archive: it ends a part that swells beyond them. */
const unpack = async (zip: ZipFile, entry: Entry): Promise<string> => {
  if (entry.uncompressedSize > LARGEST_PART) throw new FileError('swollen-docx')
  const chunks: Buffer[] = []
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

const partsOf = async (bytes: Buffer): Promise<ReadonlyMap<string, string>> => {
  const parts = new Map<string, string>()
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false })
  if (zip.entryCount > MOST_ENTRIES) throw new FileError('swollen-docx')
  for await (const entry of zip.eachEntry())
    if (entry.fileName === BODY || entry.fileName === NUMBERING)
      parts.set(entry.fileName, await unpack(zip, entry))
  return parts
}

/**
 * The words of a Word file: a line for each paragraph, with the number that Word shows before it,
 * and a row between pipes for each row of a table. Throws `FileError`.
 */
export const docxText = async (bytes: Buffer): Promise<string> => {
  try {
    const parts = await partsOf(bytes)
    const body = parts.get(BODY)
    if (body === undefined) throw new FileError('wrong-format')
    return readBody(body, readNumbering(parts.get(NUMBERING) ?? ''))
  } catch (error) {
    if (error instanceof FileError) throw error
    throw new FileError('broken-docx', { cause: error })
  }
}
