/** What goes on by itself until it is ended; that resolves when what was begun has ended. */
export type Ending = () => Promise<void>

/**
 * Does work every so many milliseconds, never twice at a time: a database that hangs must not pile it
 * up. A failure is told to `onFailure`, and the work goes on.
 */
export const every = (
  milliseconds: number,
  work: () => Promise<void>,
  onFailure: (error: unknown) => void,
): Ending => {
  let running: Promise<void> | null = null
  const timer = setInterval(() => {
    running ??= work()
      .catch(onFailure)
      .finally(() => {
        running = null
      })
  }, milliseconds)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
