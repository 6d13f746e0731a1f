import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkContent } from './check/check.ts'
import {
  BASE_LANGUAGE,
  CONTENT_FOLDER,
  readContent,
  type Content,
  type Kept,
  type Overlay,
} from './content.ts'
import { KnowledgeError } from './faults.ts'
import { createSay } from './phrases.ts'

/** Where checked content is kept between two starts: beside what npm installs, and made anew with it. */
export const CACHE_FOLDER = fileURLToPath(
  new URL('../node_modules/.cache/tro-ly-htx/content/', import.meta.url),
)

/** The wing that reads and checks content. */
const CODE_FOLDER = fileURLToPath(new URL('.', import.meta.url))

const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const

/** Reads and checks every file. Throws `KnowledgeError` that lists each fault with file, place, reason. */
export const readAndCheck = (
  folder: string,
  overlay: Overlay = {},
  kept: Kept | null = null,
): Content => {
  const content = readContent(folder, overlay, kept)
  const faults = checkContent(content)
  if (faults.length > 0)
    throw new KnowledgeError(faults, createSay(BASE_LANGUAGE, content.phrases[BASE_LANGUAGE] ?? {}))
  return content
}

/** What checked content is made from: every content file, and the code that reads and checks them. */
const fingerprint = (content: string, code: string): string => {
  const hash = createHash('sha256')
  const add = (folder: string, end: string) => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    for (const file of files.filter((name) => name.endsWith(end)).toSorted())
      hash.update(`${file}\0`).update(readFileSync(join(folder, file)))
  }
  add(content, '.yaml')
  add(code, '.ts')
  return hash.digest('hex')
}

const digest = (body: string) => createHash('sha256').update(body).digest('hex')

/** The kept content, or null where there is none, or one that was damaged. */
const readKept = (file: string): Content | null => {
  try {
    const text = readFileSync(file, 'utf8')
    const lineEnd = text.indexOf('\n')
    const body = text.slice(lineEnd + 1)
    return text.slice(0, lineEnd) === digest(body) ? (JSON.parse(body) as Content) : null
  } catch {
    return null
  }
}

/** Keeps it for the next start. A folder that cannot be written only costs that start its speed. */
const keep = (folder: string, name: string, content: Content): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: OWNER_ONLY.folder })
    const body = JSON.stringify(content)
    const unfinished = join(folder, `${name}.${randomUUID()}`)
    writeFileSync(unfinished, `${digest(body)}\n${body}`, { mode: OWNER_ONLY.file })
    renameSync(unfinished, join(folder, name))
    for (const old of readdirSync(folder)) if (old !== name) rmSync(join(folder, old))
  } catch {
    // Read-only installations start from the files every time.
  }
}

/**
 * The content of this installation, checked: as kept by an earlier start where neither a content file
 * nor the code that reads it has changed since, else read and checked anew. Throws `KnowledgeError`.
 */
export const readChecked = (
  cacheFolder: string = CACHE_FOLDER,
  folder: string = CONTENT_FOLDER,
  code: string = CODE_FOLDER,
): Content => {
  const name = `${fingerprint(folder, code)}.json`
  const kept = readKept(join(cacheFolder, name))
  if (kept) return kept
  const content = readAndCheck(folder)
  keep(cacheFolder, name, content)
  return content
}
