import type { Subscriber } from '../../../handlers/conversation/subscriber.ts'
import { addDays } from '../../../knowledge/calendar/civil-day.ts'
import { instantOf, minuteOf } from '../../clock.ts'

export type Quiet = NonNullable<Subscriber['quiet']>

/** Whether a minute, `HH:MM`, is one at which nothing is sent; hours may run over midnight. */
export const isQuiet = ({ from, to }: Quiet, minute: string): boolean =>
  from <= to ? minute >= from && minute < to : minute >= from || minute < to

/** The day on which the quiet hours end that last at a minute of a day. */
export const dayOfEnd = (
  { to }: Quiet,
  { today, minute }: { readonly today: string; readonly minute: string },
): string => (minute < to ? today : addDays(today, 1))

/** The first instant from `now` on, in milliseconds, at which a message may be sent. */
export const endOfQuiet = (quiet: Quiet | null, now: number): number => {
  const at = minuteOf(now)
  return quiet && isQuiet(quiet, at.minute) ? instantOf(dayOfEnd(quiet, at), quiet.to) : now
}
