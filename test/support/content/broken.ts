import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, parseDocument } from 'yaml'
import { CONTENT_FOLDER, type Overlay } from '../../../knowledge/content.ts'
import { KnowledgeError, type Fault } from '../../../knowledge/faults.ts'
import { buildKnowledge } from '../../../knowledge/load.ts'
import { contentWith } from './overlay.ts'

type Path = readonly (string | number)[]

/**
 * A file of `test/broken/`: one real file of the content with one thing wrong, and the lines that
 * must be printed for it. Kept as the change only, so that it stays broken in that one way while the
 * content grows.
 */
export interface Broken {
  readonly name: string
  /** Path below the content folder. */
  readonly file: string
  readonly faults: readonly string[]
  readonly set?: readonly { readonly at: Path; readonly to: unknown }[]
  readonly remove?: readonly Path[]
  /** The whole text in place of a change. */
  readonly text?: string
}

const FOLDER = new URL('../../broken/', import.meta.url)

export const readBroken = (): readonly Broken[] =>
  readdirSync(FOLDER).map((file) => ({
    ...(parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Broken),
    name: file.replace('.yaml', ''),
  }))

/** The broken file's text in place of the real one. Throws where the change finds nothing to change. */
export const overlayOf = ({ name, file, set = [], remove = [], text }: Broken): Overlay => {
  if (text !== undefined) return { [file]: text }
  const document = parseDocument(readFileSync(join(CONTENT_FOLDER, file), 'utf8'))
  for (const { at, to } of set) {
    if (!document.hasIn(at.slice(0, -1))) throw new Error(`${name}: nothing at ${at.join('.')}`)
    document.setIn(at, document.createNode(to))
  }
  for (const path of remove)
    if (!document.deleteIn(path)) throw new Error(`${name}: nothing at ${path.join('.')}`)
  return { [file]: document.toString() }
}

/** What loading the content with these files replaced complains of; null where it loads. */
export const complaintOf = (overlay: Overlay): KnowledgeError | null => {
  try {
    buildKnowledge(contentWith(overlay))
    return null
  } catch (error) {
    if (error instanceof KnowledgeError) return error
    throw error
  }
}

/** What is told of a broken file, and the lines that are printed for it. */
export const toldOf = (
  one: Broken,
): { readonly faults: readonly Fault[]; readonly lines: readonly string[] } => {
  const complaint = complaintOf(overlayOf(one))
  return { faults: complaint?.faults ?? [], lines: complaint?.message.split('\n') ?? [] }
}
