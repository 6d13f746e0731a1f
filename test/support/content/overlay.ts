import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readAndCheck } from '../../../knowledge/checked-content.ts'
import {
  CONTENT_FOLDER,
  type Content,
  type Kept,
  type Overlay,
} from '../../../knowledge/content.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { buildKnowledge } from '../../../knowledge/load.ts'

/** The files of a folder of `test/fixtures/`, as they lie over the content. */
export const overlayIn = (folder: string): Overlay =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  )

let shipped: Overlay | null = null
const kept: Kept = new Map()

/** The content with other or more files, read and checked: what stays the same is read once in a process. */
export const contentWith = (overlay: Overlay): Content =>
  readAndCheck(CONTENT_FOLDER, { ...(shipped ??= overlayIn(CONTENT_FOLDER)), ...overlay }, kept)

/** A copy of the content, read and checked: its files that are as shipped are read once in a process. */
export const contentIn = (folder: string): Content => readAndCheck(folder, {}, kept)

/** What the assistant knows with the files of folders beside its own: checked as any content. */
export const knowledgeWith = (...folders: readonly string[]): Knowledge =>
  buildKnowledge(contentWith(Object.assign({}, ...folders.map(overlayIn))))
