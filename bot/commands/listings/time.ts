import { dayInWords, yearOf } from '../../../knowledge/calendar/civil-day.ts'
import type { Say } from '../../../knowledge/phrases.ts'
import { partsOf, type SimpleTime, type Time } from '../../../knowledge/schema/deadline.ts'

const rangeInWords = ({ from, until }: { from: string; until: string | null }, say: Say): string =>
  until === null
    ? say('deadlines.time.rangeOpen', { from: dayInWords(from) })
    : say('deadlines.time.range', { from: dayInWords(from), until: dayInWords(until) })

type Periodic = Extract<SimpleTime, { kind: 'periodic' }>

const periodInWords = ({ every, month, day, bound }: Periodic, range: string, say: Say): string => {
  const period = say(`deadlines.time.period-of.${every}`, { month })
  return day === null
    ? say('deadlines.time.everyPeriod', { period, range })
    : say('deadlines.time.everyPeriodDay', {
        period,
        bound: say(`deadlines.time.bound.${bound ?? 'on'}`),
        day,
        range,
      })
}

const partInWords = (part: SimpleTime, say: Say): string => {
  if (part.kind === 'day')
    return say(`deadlines.time.${part.bound}`, { date: dayInWords(part.date) })
  if (part.kind === 'span')
    return say(`deadlines.time.${part.unit}`, {
      from: dayInWords(part.from),
      until: dayInWords(part.until),
      year: yearOf(part.from),
    })
  if (part.kind === 'after') return say('deadlines.time.after', { event: part.event })
  if (part.kind === 'unresolved') return say(`deadlines.time.${part.reason}`)
  const range = rangeInWords(part, say)
  if (part.kind === 'ongoing') return say('deadlines.time.ongoing', { range })
  if (part.kind === 'recurring') return say(`deadlines.time.every.${part.every}`, { range })
  const { month, day } = part
  if (part.kind === 'periodic') return periodInWords(part, range, say)
  if (day === null) return say('deadlines.time.everyMonth', { month, range })
  const bound = say(`deadlines.time.bound.${part.bound ?? 'on'}`)
  return say('deadlines.time.everyDay', { bound, day, month, range })
}

/** How a time is understood, part by part. */
export const timeInWords = (time: Time, say: Say): string =>
  partsOf(time)
    .map((part) => partInWords(part, say))
    .join('; ')
