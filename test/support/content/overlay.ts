import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readAndCheck } from '../../../knowledge/checked-content.ts'
import { CONTENT_FOLDER, type Overlay } from '../../../knowledge/content.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { buildKnowledge } from '../../../knowledge/load.ts'

/** The files of a folder of `test/fixtures/`, as they lie over the content. */
export const overlayIn = (folder: string): Overlay =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  )

/** What the assistant knows with the files of folders beside its own: checked as any content. */
export const knowledgeWith = (...folders: readonly string[]): Knowledge =>
  buildKnowledge(readAndCheck(CONTENT_FOLDER, Object.assign({}, ...folders.map(overlayIn))))
