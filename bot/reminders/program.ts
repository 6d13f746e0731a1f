import type { Knowledge } from '../../knowledge/knowledge.ts'
import { missingYear } from '../../knowledge/calendar/workday.ts'
import type { Stores } from '../../storage/stores.ts'
import { instantOf, minuteOf } from '../clock.ts'
import type { Reminding } from '../delivery/sender.ts'
import { createClockWatch } from './timer/clock-watch.ts'
import { createConcern } from '../../handlers/reminders/concern.ts'
import { createReminderEngine } from './engine.ts'
import { keepGoing, type ReminderTimer } from './timer/timer.ts'
import { createRecheck } from './recheck.ts'
import type { Parts } from '../parts.ts'

export interface ProgramDeps extends Pick<
  Parts,
  'channels' | 'knowledge' | 'time' | 'monotonic' | 'log'
> {
  readonly stores: Pick<Stores, 'reminders' | 'agenda' | 'rerouting' | 'standing'>
  /** Tells that something waits in the outbox. */
  readonly wake: () => void
}

/** How delivery looks at a reminder before it leaves. */
export const remindingOf = ({ deadlines, agencies, say }: Knowledge): Reminding => ({
  recheck: createRecheck({ deadlines, isConcern: createConcern(agencies), minuteOf, instantOf }),
  onceMore: (parcel) => ({ ...parcel, text: `${say('reminder.again')}\n${parcel.text}` }),
})

/** Plans reminders for as long as the program runs; without any channel there is nobody to tell. */
export const keepReminders = ({
  stores,
  channels,
  knowledge,
  time,
  monotonic,
  log,
  wake,
}: ProgramDeps): ReminderTimer => {
  if (channels.length === 0) return { plan: () => Promise.resolve(), end: () => Promise.resolve() }
  const year = missingYear(minuteOf(time.now()).today, knowledge.holidays)
  if (year !== null)
    log.warn({ year }, 'the table of holidays lacks a year; Monday to Friday count as working days')
  return keepGoing({
    engine: createReminderEngine({ stores, channels, knowledge, time, log, onPlanned: wake }),
    clockWatch: createClockWatch(() => time.now(), monotonic),
    standing: stores.standing,
    log,
  })
}
