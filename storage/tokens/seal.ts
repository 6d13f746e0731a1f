import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { StorageError } from '../database/errors.ts'

/** Keys as they are given: long and random. Without `key` what is written stays in clear. */
export interface SealKeys {
  readonly key?: string | undefined
  /** The one before, which still opens what it closed. */
  readonly old?: string | undefined
}

/** Keeps a secret unreadable for whoever has the database and not the key: AES-256-GCM. */
export interface Seal {
  /** As it is stored. `about` says what it is, and opens nothing else. */
  close(text: string, about: string): string
  /** What was stored, closed or in clear. Throws `StorageError` where no key opens it. */
  open(stored: string, about: string): string
  /** Whether it is stored as `close` would now store it: under the newest key. */
  isCurrent(stored: string, about: string): boolean
}

const CIPHER = 'aes-256-gcm'
const PREFIX = 'sealed:1:'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

type Key = Uint8Array

const keyOf = (given: string): Key =>
  new Uint8Array(hkdfSync('sha256', given, '', 'tro-ly-htx tokens', KEY_BYTES))

const closeWith = (key: Key, text: string, about: string): string => {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(about))
  const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return PREFIX + Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString('base64url')
}

/** Null where it is another key, or was changed since. */
const openWith = (key: Key, stored: string, about: string): string | null => {
  const bytes = Buffer.from(stored.slice(PREFIX.length), 'base64url')
  const closed = bytes.subarray(NONCE_BYTES + TAG_BYTES)
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(about))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
    return Buffer.concat([decipher.update(closed), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

const isClosed = (stored: string) => stored.startsWith(PREFIX)

/** A seal with these keys. */
export const createSeal = ({ key, old }: SealKeys = {}): Seal => {
  const newest = key === undefined ? null : keyOf(key)
  const keys = [...(newest ? [newest] : []), ...(old === undefined ? [] : [keyOf(old)])]
  return {
    // Nothing is no secret, and is looked for as nothing.
    close: (text, about) =>
      newest === null || text === '' ? text : closeWith(newest, text, about),
    open(stored, about) {
      if (!isClosed(stored)) return stored
      for (const one of keys) {
        const text = openWith(one, stored, about)
        if (text !== null) return text
      }
      const which = keys.length === 0 ? 'there is no key' : 'the key is another one'
      throw new StorageError(`${about} is sealed: ${which}`, { problem: 'sealed' })
    },
    isCurrent: (stored, about) =>
      newest === null || stored === ''
        ? !isClosed(stored)
        : isClosed(stored) && openWith(newest, stored, about) !== null,
  }
}
