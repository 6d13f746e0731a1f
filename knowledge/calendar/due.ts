import { addDays, daysBetween } from './civil-day.ts'
import { partsOf, type Deadline } from '../schema/deadline.ts'
import { ALL_TIME, isLive, lastDayOf, occurrencesOf } from './occurrence.ts'

/** Where a deadline stands on a day; days are `YYYY-MM-DD`. */
export type DueState =
  /** `due` is the last safe day, today or later; `from` the first day of what is due. */
  | {
      readonly kind: 'ahead'
      readonly from: string
      readonly due: string
      readonly left: number
    }
  /** Its last time is over since `due`. */
  | { readonly kind: 'over'; readonly due: string; readonly isRepeated: boolean }
  /** No day is given, and it goes on. */
  | { readonly kind: 'undated'; readonly isOngoing: boolean }
  /** No day is given, and the plan is over since `on`. */
  | { readonly kind: 'ended'; readonly on: string }

const DAYS_AHEAD = 40 * 366

const isRepeated = ({ time }: Deadline): boolean =>
  partsOf(time).some(({ kind }) => kind === 'yearly' || kind === 'periodic')

const isOngoing = ({ time }: Deadline): boolean =>
  partsOf(time).some(({ kind }) => kind === 'ongoing')

/** Where a deadline stands today. `planEnds` is the last day of its plan, null where none is named. */
export const dueOn = (deadline: Deadline, today: string, planEnds: string | null): DueState => {
  const { time } = deadline
  const [next] = occurrencesOf(time, { start: today, end: addDays(today, DAYS_AHEAD) })
  if (next) {
    const due = lastDayOf(next)
    return { kind: 'ahead', from: next.start, due, left: daysBetween(today, due) }
  }
  const before = occurrencesOf(time, { start: ALL_TIME.start, end: today }).at(-1)
  const goesOn = isLive(time, today, planEnds)
  if (before && !(goesOn && isOngoing(deadline)))
    return { kind: 'over', due: lastDayOf(before), isRepeated: isRepeated(deadline) }
  return goesOn || planEnds === null
    ? { kind: 'undated', isOngoing: isOngoing(deadline) }
    : { kind: 'ended', on: planEnds }
}
