import type { Log } from '../../log.ts'
import type { ChannelProblem } from '../channel.ts'
import type { ChannelHealth, Trouble } from '../health.ts'
import { goOn } from '../http/rest.ts'
import { wordsOf } from './outcome.ts'

export interface ExtrasDeps {
  readonly standing: Pick<ChannelHealth, 'note'>
  readonly log: Log
  readonly redact: (text: string) => string
}

/** Methods that serving does without: how they fail stands as notes in the health, and in the log once. */
export const createExtras = ({ standing, log, redact }: ExtrasDeps) => {
  const problemOf = (method: string, error: unknown): ChannelProblem => ({
    code: 'telegram-extra',
    detail: `${method} ${wordsOf(error, redact)}`,
  })
  return {
    problemOf,
    failed(method: string, error: unknown) {
      const note = problemOf(method, error)
      if (standing.note(method, note))
        log.warn({ channel: 'telegram', note }, 'an extra does not work; nothing waits for it')
    },
    works(method: string) {
      standing.note(method, null)
    },
  }
}

export type Extras = ReturnType<typeof createExtras>

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
  let failures = 0
  /** Milliseconds after which to try again; null where it worked. */
  const attempt = async (): Promise<number | null> => {
    try {
      await work()
      extras.works(method)
      return null
    } catch (error) {
      if (signal.aborted) return 0
      extras.failed(method, error)
      const grown = Math.min(FIRST_REST_MS * 2 ** failures, LONGEST_REST_MS)
      failures += 1
      const { restMs, isLasting } = troubleOf(error)
      return isLasting ? grown : Math.max(restMs, grown)
    }
  }
  return { later: goOn(await attempt(), attempt, signal) }
}
