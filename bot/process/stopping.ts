const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Longer than all that is waited for: connections (5 s), then sends that are on their way (30 s). */
const LONGEST_MS = 40_000
/** npm passes on a Ctrl+C that the terminal has sent already: two so close together are one. */
const ONE_SIGNAL_MS = 200

/** Exit codes of a program that was asked to stop. */
export const EXIT = { stopped: 0, failed: 1, stuck: 3 } as const

export interface StoppingDeps {
  /** Resolves when everything that was begun has ended and is stored. */
  readonly stop: () => Promise<void>
  /** Told what went wrong. */
  readonly onFailure: (error: unknown) => void
  /** Told that it took too long, just before the end. */
  readonly onStuck: () => void
  /** Milliseconds until the program ends whatever still goes on. */
  readonly longest?: number
}

const ignore = (): void => undefined

/**
 * Stops the program on SIGINT or SIGTERM: with 0 when all has ended, with 1 where that failed, with 3
 * after 40 seconds. A second signal has no listener any more: the system ends the program at once,
 * also one that is too busy to listen.
 */
export const stopOnSignal = ({
  stop,
  onFailure,
  onStuck,
  longest = LONGEST_MS,
}: StoppingDeps): void => {
  const begin = (): void => {
    for (const signal of SIGNALS) process.off(signal, begin).on(signal, ignore)
    setTimeout(() => {
      for (const signal of SIGNALS) process.off(signal, ignore)
    }, ONE_SIGNAL_MS).unref()
    setTimeout(() => {
      onStuck()
      process.exit(EXIT.stuck)
    }, longest)
    stop().then(
      () => process.exit(EXIT.stopped),
      (error: unknown) => {
        onFailure(error)
        process.exit(EXIT.failed)
      },
    )
  }
  for (const signal of SIGNALS) process.on(signal, begin)
}
