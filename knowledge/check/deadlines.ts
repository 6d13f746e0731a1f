import { isDay } from '../calendar/civil-day.ts'
import type { Content } from '../content.ts'
import { partsOf, type SimpleTime } from '../schema/deadline.ts'
import type { Fault } from '../faults.ts'
import { mainRole } from '../schema/roles.ts'

type Reason = Pick<Fault, 'reason' | 'values'>

/** No leap year: 29 February is no day of every year. */
const COMMON_YEAR = 2023

const isMonthDay = (month: number, date: number): boolean =>
  isDay([COMMON_YEAR, month, date].map((part) => String(part).padStart(2, '0')).join('-'))

/** What repeats or goes on ends with its plan. */
const planReasons = (
  until: string | null,
  planEnds: string | null | undefined,
): readonly Reason[] => {
  if (!planEnds) return []
  if (until === null) return [{ reason: 'endless', values: { end: planEnds } }]
  return until > planEnds ? [{ reason: 'outlives-plan', values: { end: planEnds } }] : []
}

const timeReasons = (time: SimpleTime, planEnds: string | null | undefined): readonly Reason[] => {
  if (time.kind === 'yearly' && time.day !== null && !isMonthDay(time.month, time.day))
    return [{ reason: 'no-month-day', values: { day: time.day, month: time.month } }]
  if (!('until' in time)) return []
  if (time.until !== null && time.until < time.from) return [{ reason: 'ends-before-start' }]
  return time.kind === 'span' ? [] : planReasons(time.until, planEnds)
}

/** Every deadline has somebody who leads, days that the calendar has, and an end where its plan ends. */
export const checkDeadlines = (content: Content): readonly Fault[] => {
  const plans = new Map(content.sources.map(({ value }) => [value.id, value.inForceUntil]))
  return content.deadlines.flatMap(({ file, value }): readonly Fault[] => {
    const times = [
      ...value.duties.map(({ time }, at) => ({ place: `duties.${at}.time`, time })),
      ...value.others.map(({ time }, at) => ({ place: `others.${at}.time`, time })),
    ]
    return [
      ...value.others.flatMap((other, at) =>
        other.type !== 'goal' && other.duty === null && mainRole(other) === null
          ? [{ file, place: `others.${at}`, reason: 'no-role' }]
          : [],
      ),
      ...times.flatMap(({ place, time }) =>
        partsOf(time).flatMap((part) =>
          timeReasons(part, plans.get(value.source)).map((reason) => ({ file, place, ...reason })),
        ),
      ),
    ]
  })
}
