import type { Service } from '../../storage/database/service.ts'
import { errorInLog, type Log } from '../log.ts'

/** Often enough that PostgreSQL keeps the connection by which others see that a program runs. */
const EVERY_MS = 5000

/** Lets the database know that this program still has it. Returns how to end that. */
export const startHeartbeat = (
  { beat }: Pick<Service, 'beat'>,
  log: Log,
): (() => Promise<void>) => {
  let last: Promise<void> = Promise.resolve()
  let isBeating = false
  const timer = setInterval(() => {
    if (isBeating) return
    isBeating = true
    last = beat()
      .catch((error: unknown) =>
        log.error({ error: errorInLog(error) }, 'the database does not answer'),
      )
      .finally(() => {
        isBeating = false
      })
  }, EVERY_MS)
  timer.unref()
  return () => {
    clearInterval(timer)
    return last
  }
}
