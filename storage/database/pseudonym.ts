import { createHmac, randomBytes } from 'node:crypto'
import type { Db } from './schema.ts'
import { readFact, writeFactOnce } from './flags.ts'
import { createWriteTx } from './write-tx.ts'

/**
 * A name for what has to be known again and must not be read: HMAC-SHA-256, 128 bits of it, with a
 * key that only this database has.
 */
export interface Pseudonym {
  (...parts: readonly string[]): string
}

const KEY = 'pseudonyms'
const KEY_BYTES = 32
const NAME_BYTES = 16

/** The pseudonyms of a key. */
export const pseudonymOf =
  (key: string): Pseudonym =>
  (...parts) =>
    createHmac('sha256', Buffer.from(key, 'base64url'))
      .update(JSON.stringify(parts))
      .digest()
      .subarray(0, NAME_BYTES)
      .toString('base64url')

/** The key of a database; null before its first use. It never leaves a database but with a copy of it. */
export const readPseudonymKey = (db: Db): Promise<string | null> => readFact(db, KEY)

/** Takes over the key of another database, where there is none yet. */
export const adoptPseudonymKey = (tx: Db, key: string): Promise<void> => writeFactOnce(tx, KEY, key)

/** Within a transaction, which also makes the key where there is none. */
export const readPseudonym = async (tx: Db): Promise<Pseudonym> => {
  const known = await readFact(tx, KEY)
  if (known !== null) return pseudonymOf(known)
  await writeFactOnce(tx, KEY, randomBytes(KEY_BYTES).toString('base64url'))
  // Another program may have made one meanwhile.
  return pseudonymOf((await readFact(tx, KEY)) ?? '')
}

const known = new WeakMap<Db, Promise<Pseudonym>>()

/** The same for a database as a whole, read once. */
export const pseudonymsOf = (db: Db): Promise<Pseudonym> => {
  const found = known.get(db) ?? createWriteTx(db)(readPseudonym)
  known.set(db, found)
  found.catch(() => known.delete(db))
  return found
}
