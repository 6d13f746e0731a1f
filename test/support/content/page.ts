import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { KnowledgeError } from '../../../knowledge/faults.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { buildKnowledge } from '../../../knowledge/load.ts'
import { newFolder } from '../database/databases.ts'
import { contentIn } from './overlay.ts'

const ROOT = resolve(import.meta.dirname, '..', '..', '..')

/** A fenced block of a page. */
export interface PageBlock {
  /** "yaml", "diff", "talk" … */
  readonly kind: string
  /** The file that it is of, from the top of the repository; "" where it names none. */
  readonly file: string
  readonly text: string
}

const FENCE = /^( *)```(\S*) ?(.*)\n([\s\S]*?)^\1```$/gmu

/** The fenced blocks of a page of Markdown, in their order, without the indentation of a list. */
export const blocksOf = (markdown: string): readonly PageBlock[] =>
  [...markdown.matchAll(FENCE)].map(([, indent = '', kind = '', file = '', text = '']) => ({
    kind,
    file,
    text: text.replaceAll(new RegExp(`^${indent}`, 'gmu'), ''),
  }))

/** The old or the new lines of a diff: all but those with the other sign, without their first column. */
const sideOf = (text: string, other: '+' | '-') =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(other))
    .map((line) => `${line.slice(1)}\n`)
    .join('')

/** A text with a diff carried out. Throws where its old lines are not there, or in several places. */
export const patched = (text: string, diff: string): string => {
  const parts = text.split(sideOf(diff, '+'))
  if (parts.length !== 2) throw new Error(`${parts.length - 1} places for:\n${diff}`)
  return parts.join(sideOf(diff, '-'))
}

const CONTENT = 'knowledge/content'
/** What the program is made of. */
export const CODE = ['bot', 'handlers', 'knowledge', 'storage', 'package.json', 'tsconfig.json']

/**
 * Writes what the blocks of a page say into a copy of parts of the repository, of its content where
 * nothing else is named, and returns the folder of the copy. Blocks for other parts are left out.
 */
export const followPage = (
  blocks: readonly PageBlock[],
  parts: readonly string[] = [CONTENT],
): string => {
  const folder = newFolder()
  for (const part of parts) cpSync(join(ROOT, part), join(folder, part), { recursive: true })
  for (const { kind, file, text } of blocks) {
    if (!parts.some((part) => file === part || file.startsWith(`${part}/`))) continue
    const path = join(folder, file)
    if (kind !== 'diff' && existsSync(path)) throw new Error(`${file} is there already`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, kind === 'diff' ? patched(readFileSync(path, 'utf8'), text) : text)
  }
  return folder
}

/** Gives a copy the packages of this repository, but not what programs keep beside them. */
const linkPackages = (folder: string): void => {
  const modules = join(folder, 'node_modules')
  if (existsSync(modules)) return
  mkdirSync(modules)
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name))
}

/** Runs a program of this Node in a copy. */
export const runIn = (folder: string, ...words: readonly string[]) => {
  linkPackages(folder)
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

/** What the type checker says of a file in a copy, and of all that it imports; nothing where it is content. */
export const typeFaults = (folder: string, file: string): string => {
  const config = { extends: './tsconfig.json', include: [], files: [file] }
  writeFileSync(join(folder, 'tsconfig.page.json'), JSON.stringify(config))
  return runIn(folder, 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.page.json').stdout
}

/** What the content of a copy knows, or the faults that `npm run knowledge` prints for it. */
export const knowledgeIn = (folder: string): Knowledge | string => {
  try {
    return buildKnowledge(contentIn(join(folder, CONTENT)))
  } catch (error) {
    if (error instanceof KnowledgeError) return error.message
    throw error
  }
}
