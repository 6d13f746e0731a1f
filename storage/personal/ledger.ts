import { existsSync, readFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { createPrivately, PRIVATE_FILE } from '../database/file/private-files.ts'
import type { Pseudonym } from '../database/pseudonym.ts'
import type { Db } from '../database/schema.ts'
import type { Deletion } from './deletions.ts'

/**
 * A deletion in the file beside a database, a line of JSON each: what is restored, copied or set up
 * anew learns from it whom it must not know. `key` tells by which database the chat's pseudonym is.
 */
export interface LedgerLine extends Deletion {
  readonly key: string
}

const ledgers = new WeakMap<Db, string>()

/** Deletions from this database are noted in this file, too. */
export const useLedger = (db: Db, path: string): void => {
  ledgers.set(db, path)
}

export const ledgerUsedBy = (db: Db): string | null => ledgers.get(db) ?? null

/** Names the key of pseudonyms without giving it away. */
export const keyNameOf = (pseudonym: Pseudonym): string => pseudonym('deletions')

const isLine = (value: unknown): value is LedgerLine =>
  typeof value === 'object' &&
  value !== null &&
  ['receipt', 'chat', 'kinds', 'key'].every(
    (name) => typeof (value as Record<string, unknown>)[name] === 'string',
  ) &&
  typeof (value as Record<string, unknown>)['at'] === 'number'

/** One line; none where a power cut has left half of it. */
const parse = (text: string): readonly LedgerLine[] => {
  try {
    const value: unknown = JSON.parse(text)
    return isLine(value) ? [value] : []
  } catch {
    return []
  }
}

/** What is noted in a file; nothing where there is none. */
export const readLedger = (path: string): readonly LedgerLine[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .flatMap((text) => (text === '' ? [] : parse(text)))
    : []

/** A line end before each line, too: half a line that a power cut has left stands by itself. */
const written = (lines: readonly LedgerLine[]): string =>
  lines.map((line) => `\n${JSON.stringify(line)}\n`).join('')

const write = async (path: string, flag: 'a' | 'w', lines: readonly LedgerLine[]) => {
  await using file = await open(path, flag, PRIVATE_FILE)
  await file.appendFile(written(lines))
  await file.sync()
}

/** Adds lines to a file; they are on the disk when it resolves. */
export const appendToLedger = async (path: string, lines: readonly LedgerLine[]): Promise<void> => {
  if (lines.length === 0) return
  createPrivately(path)
  await write(path, 'a', lines)
}

/** Writes a file anew without what is older than an instant, put in place as a whole. */
export const pruneLedger = async (path: string, before: number): Promise<void> => {
  const lines = readLedger(path)
  const young = lines.filter(({ at }) => at >= before)
  if (young.length === lines.length) return
  await write(`${path}.new`, 'w', young)
  await rename(`${path}.new`, path)
}
