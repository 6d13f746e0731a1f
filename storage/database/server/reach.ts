import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { isShared } from '../dialects.ts'
import { reasonOf, StorageError } from '../errors.ts'
import { describePlace } from './url.ts'
import type { Db } from '../schema.ts'

/** A server that starts together with the program, or recovers, is there within so long. */
const PATIENCE_MS = 60_000
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 5000

/** Nobody is there yet, or the way there is not. */
const NETWORK =
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT)$/u
/** The server starts or ends, or has as many connections as it takes. */
const SERVER = /^(?:57P03|57P01|53300)$/u
/** What the driver says without a code. */
const DRIVER = /timeout|terminated/iu

/** Hears why the server is waited for: a code, or the driver's words. */
export type OnWait = (reason: string) => void

/** Why it may be there soon; null where waiting would not help. */
const reasonToWait = (error: unknown): string | null => {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? String(error.code) : ''
  if (NETWORK.test(code) || SERVER.test(code)) return code
  return code === '' && DRIVER.test(error.message) ? error.message : null
}

/**
 * Waits until the server of a database takes a connection; a file is there or not. Throws
 * `StorageError` after a minute, and at once what waiting would not help, such as a wrong password.
 */
export const reach = async (
  db: Db,
  url: string,
  onWait: OnWait,
  patience = PATIENCE_MS,
): Promise<void> => {
  if (!isShared(db)) return
  const until = performance.now() + patience
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS))
    try {
      await sql`select 1`.execute(db)
      return
    } catch (cause) {
      const reason = reasonToWait(cause)
      if (reason === null || performance.now() + pause > until) {
        const said = reason ?? reasonOf(cause)
        throw new StorageError(`${describePlace(url)} takes no connection: ${said}`, { cause })
      }
      onWait(reason)
      await setTimeout(pause)
    }
}
