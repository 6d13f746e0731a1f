import { posix } from 'node:path'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { FileError } from '../../fault.ts'
import type { Measure, PartReader } from '../../measure.ts'
import type { XmlElement } from './element.ts'
import { createXmlReader } from './xml.ts'

/** Unpacked; the words of two thousand pages have a third of it. */
export const LARGEST_PART = 32 * 1024 * 1024
const MOST_ENTRIES = 10_000
/** Names of relations end alike in both editions of the specification. */
const RELATION = /\/relationships\/(?<kind>\w+)$/u
const UTF16: readonly (readonly [start: Buffer, name: string])[] = [
  [Buffer.from([0xff, 0xfe]), 'utf-16le'],
  [Buffer.from([0xfe, 0xff]), 'utf-16be'],
]

interface Relation {
  readonly id: string
  /** "officeDocument", "styles", "header" */
  readonly kind: string
  readonly part: string
}

const decoded = (target: string): string => {
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}

/** Names of parts are compared without case and as they are meant, and begin with no slash. */
const keyOf = (name: string) =>
  decoded(name).replaceAll('\\', '/').replace(/^\/+/u, '').toLowerCase()

/** Where the relations of a part stand; those of the whole file under the empty name. */
const relationsOf = (part: string) => {
  const { dir, base } = posix.parse(part)
  return posix.join(dir, '_rels', `${base}.rels`)
}

/** Where a name comes again, the first one counts. */
const entriesOf = async (zip: ZipFile): Promise<ReadonlyMap<string, Entry>> => {
  if (zip.entryCount > MOST_ENTRIES) throw new FileError('swollen-docx')
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    const key = keyOf(entry.fileName)
    if (!entries.has(key)) entries.set(key, entry)
  }
  return entries
}

const decoderFor = (bytes: Buffer) =>
  new TextDecoder(UTF16.find(([start]) => bytes.subarray(0, start.length).equals(start))?.[1])

/** The parts of a Word file, found as it says itself how they belong together. */
export const openParts = async (bytes: Buffer, measure: Measure) => {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false })
  const entries = await entriesOf(zip)

  /** Reads a part piece by piece. Sizes that lie are caught by the reader of the archive. */
  const read = async <T>(part: string, reader: PartReader<T>): Promise<T> => {
    const entry = entries.get(keyOf(part))
    if (!entry) throw new FileError('wrong-format')
    if (entry.uncompressedSize > LARGEST_PART) throw new FileError('swollen-docx')
    let decoder: ReturnType<typeof decoderFor> | null = null
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      decoder ??= decoderFor(chunk as Buffer)
      reader.write(decoder.decode(chunk as Buffer, { stream: true }))
    }
    reader.write(decoder?.decode() ?? '')
    return reader.end()
  }

  /** What belongs to a part, by kind; none where the file does not say. */
  const relations = async (part: string): Promise<readonly Relation[]> => {
    const found: Relation[] = []
    const hear = ({ name, attributes }: Omit<XmlElement, 'children'>) => {
      const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes
      const kind = RELATION.exec(type)?.groups?.['kind']
      if (name !== 'rel:Relationship' || kind === undefined || mode === 'External') return
      found.push({ id, kind, part: posix.resolve('/', posix.dirname(part), target) })
    }
    const name = relationsOf(part)
    if (!entries.has(keyOf(name))) return found
    const handler = { take: () => 'open' as const, open: hear, close() {}, whole() {} }
    await read(name, createXmlReader(handler, measure))
    return found
  }
  return { has: (part: string) => entries.has(keyOf(part)), read, relations }
}

export type PackageParts = Awaited<ReturnType<typeof openParts>>
