import { errorInLog } from '../../log.ts'
import type { ClockWatch } from './clock-watch.ts'
import type { ReminderEngine } from '../engine.ts'
import type { Parts } from '../../parts.ts'

const EVERY_MS = 10_000
const MINUTE_MS = 60_000

export interface ReminderTimerDeps extends Pick<Parts, 'standing' | 'log'> {
  readonly engine: ReminderEngine
  readonly clockWatch: ClockWatch
}

/**
 * Plans at once and every ten seconds. A clock that was set forward stops all reminders until a
 * person has looked: one wrong answer of a time server must not send a year of them. `end` waits for
 * what was begun.
 */
export const keepGoing = ({ engine, clockWatch, standing, log }: ReminderTimerDeps) => {
  const once = async () => {
    try {
      const ahead = clockWatch.jump()
      if (ahead > 0) {
        const minutes = Math.round(ahead / MINUTE_MS)
        await standing.mute(`clock ${minutes} minutes ahead`)
        clockWatch.accept()
        log.error(
          { minutes },
          'the clock jumped ahead; reminders wait for "npm run reminders -- resume"',
        )
      }
      if ((await standing.readMute()) === null) await engine.tick()
    } catch (error) {
      log.error({ error: errorInLog(error) }, 'the database does not answer')
    }
  }
  let waiting = 0
  let running: Promise<void> = Promise.resolve()
  const plan = (): Promise<void> => {
    waiting += 1
    running = running.then(once).then(() => {
      waiting -= 1
    })
    return running
  }
  void plan()
  const timer = setInterval(() => {
    if (waiting === 0) void plan()
  }, EVERY_MS)
  timer.unref()
  return {
    /** Plans now, without waiting for the next look; resolves when that is done. Never rejects. */
    plan,
    async end() {
      clearInterval(timer)
      await running
    },
  }
}

export type ReminderTimer = ReturnType<typeof keepGoing>
