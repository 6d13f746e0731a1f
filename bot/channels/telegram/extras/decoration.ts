import { rest } from '../../http/rest.ts'
import type { Trouble } from '../../health.ts'
import type { Extras } from './extras.ts'

/** Something that makes the bot nicer to use, and without which it serves all the same. */
export interface Decoration {
  /** The method that it calls, by which it is named to people. */
  readonly method: string
  readonly work: () => Promise<void>
}

export interface DecorationDeps {
  readonly extras: Extras
  readonly troubleOf: (error: unknown) => Trouble
}

const FIRST_REST_MS = 2000
const LONGEST_REST_MS = 3_600_000

/**
 * Tries until it works or `signal` ends it, ever more rarely; meanwhile a note stands in the health.
 * The first try is awaited. Returns the rest of it.
 */
export const decorate = async (
  { method, work }: Decoration,
  { extras, troubleOf }: DecorationDeps,
  signal: AbortSignal,
): Promise<{ readonly later: Promise<void> }> => {
  /** Milliseconds after which to try again; null where it worked. */
  const attempt = async (failures: number): Promise<number | null> => {
    try {
      await work()
      extras.works(method)
      return null
    } catch (error) {
      if (signal.aborted) return 0
      extras.failed(method, error)
      const grown = Math.min(FIRST_REST_MS * 2 ** failures, LONGEST_REST_MS)
      const { restMs, isLasting } = troubleOf(error)
      return isLasting ? grown : Math.max(restMs, grown)
    }
  }
  const goOn = async (firstRest: number | null): Promise<void> => {
    let pause = firstRest
    for (let failures = 1; pause !== null && !signal.aborted; failures += 1) {
      await rest(pause, signal)
      if (!signal.aborted) pause = await attempt(failures)
    }
  }
  return { later: goOn(await attempt(0)) }
}
