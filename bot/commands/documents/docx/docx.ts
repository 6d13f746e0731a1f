import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { FileError } from '../fault.ts'
import { createBody } from './body.ts'
import { createNumbering } from './numbering.ts'
import { createMeasure, type PartReader } from '../measure.ts'

const BODY = 'word/document.xml'
const NUMBERING = 'word/numbering.xml'
/** Unpacked; the words of two thousand pages have a third of it. */
export const LARGEST_PART = 32 * 1024 * 1024
const MOST_ENTRIES = 10_000

/** The two parts that are read; where a name comes again, the first one counts. */
const partsOf = async (zip: ZipFile): Promise<ReadonlyMap<string, Entry>> => {
  const parts = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    const { fileName } = entry
    if ((fileName === BODY || fileName === NUMBERING) && !parts.has(fileName))
      parts.set(fileName, entry)
  }
  return parts
}

/** Sizes that lie are caught by the reader of the archive: it ends a part that swells beyond them. */
const readPart = async <T>(zip: ZipFile, entry: Entry, reader: PartReader<T>): Promise<T> => {
  if (entry.uncompressedSize > LARGEST_PART) throw new FileError('swollen-docx')
  const decoder = new TextDecoder()
  for await (const chunk of await zip.openReadStreamPromise(entry))
    reader.write(decoder.decode(chunk as Buffer, { stream: true }))
  reader.write(decoder.decode())
  return reader.end()
}

/**
 * The words of a Word file: a line for each paragraph, with the number that Word shows before it,
 * and a row between pipes for each row of a table. Throws `FileError`.
 */
export const docxText = async (bytes: Buffer): Promise<string> => {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false })
    if (zip.entryCount > MOST_ENTRIES) throw new FileError('swollen-docx')
    const parts = await partsOf(zip)
    const body = parts.get(BODY)
    if (!body) throw new FileError('wrong-format')
    const measure = createMeasure()
    const lists = createNumbering(measure)
    const numbering = parts.get(NUMBERING)
    const nextLabel = numbering ? await readPart(zip, numbering, lists) : lists.none
    return await readPart(zip, body, createBody(nextLabel, measure))
  } catch (error) {
    if (error instanceof FileError) throw error
    throw new FileError('broken-docx', { cause: error })
  }
}
