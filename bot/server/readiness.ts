import { setTimeout } from 'node:timers/promises'
import { errorInLog } from '../log.ts'
import type { Parts } from '../parts.ts'

/** The database is asked no more often than this, however often people ask. */
const KEPT_MS = 1000
/** A database that does not answer for so long is not there. */
const PATIENCE_MS = 3000

export interface ReadinessWatchDeps extends Pick<Parts, 'readiness' | 'monotonic' | 'log'> {
  /** Milliseconds until a database that is silent counts as one that is not there. */
  readonly patience?: number
}

/** How the database stands; `reason` is a code of it, or what happened in English. */
export type DatabaseState =
  | { readonly isReady: true }
  | { readonly isReady: false; readonly reason: string }

const READY: DatabaseState = { isReady: true }

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'it failed'

/**
 * A readiness probe of the database: it writes. The result is kept for a second, and whoever asks
 * meanwhile waits for the one probe in flight.
 */
export const createReadinessWatch = ({
  readiness,
  monotonic,
  log,
  patience = PATIENCE_MS,
}: ReadinessWatchDeps): (() => Promise<DatabaseState>) => {
  let last: { readonly state: DatabaseState; readonly at: number } | null = null
  let asking: Promise<DatabaseState> | null = null

  const become = (state: DatabaseState): DatabaseState => {
    if (!state.isReady && last?.state.isReady !== false)
      log.error({ reason: state.reason }, 'the database takes no messages')
    last = { state, at: monotonic() }
    return state
  }

  const ask = async (): Promise<DatabaseState> => {
    try {
      await readiness.probe()
      return become(READY)
    } catch (error) {
      log.debug({ error: errorInLog(error) }, 'the database was asked in vain')
      return become({ isReady: false, reason: reasonOf(error) })
    } finally {
      asking = null
    }
  }

  return async () => {
    if (last && monotonic() - last.at < KEPT_MS) return last.state
    asking ??= ask()
    const enough = new AbortController()
    const { signal } = enough
    const silent = setTimeout(patience, null, { signal }).catch(() => null)
    const state = await Promise.race([asking, silent])
    enough.abort()
    return state ?? become({ isReady: false, reason: 'it does not answer' })
  }
}
