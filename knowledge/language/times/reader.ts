import type { Words } from '../phrases/phrase-list.ts'
import { tokens } from '../text/text.ts'
import type { SimpleTime } from '../../schema/deadline.ts'
import { createPointReader, finalDayOf, firstDayOf, type TimePoint } from './point.ts'
import type { FoundTime, TimeForm, TimeFrame, TimeRead } from './time.ts'
import { createUnresolved } from './unresolved.ts'
import type { TimeWords } from './words.ts'

type Bound = 'before' | 'by' | 'on'
type DatePoint = Extract<TimePoint, { kind: 'date' }>

const COMMON_YEAR = 2023

/** A date without a year, in every year of the plan. */
const everyYear = (
  point: DatePoint,
  bound: Bound | null,
  { from, until }: TimeFrame,
): SimpleTime => {
  const isMonth = point.day === null && point.month === point.toMonth && bound !== 'before'
  if (isMonth) return { kind: 'yearly', month: point.month, day: null, bound: null, from, until }
  const last =
    bound === 'before' && point.day === null
      ? firstDayOf(point, COMMON_YEAR)
      : finalDayOf(point, COMMON_YEAR)
  const [, month = 1, day = 1] = last.split('-').map(Number)
  return {
    kind: 'yearly',
    month,
    day,
    bound: point.day === null && bound !== 'before' ? 'by' : (bound ?? 'on'),
    from,
    until,
  }
}

const spanOf = (point: DatePoint, year: number): SimpleTime => ({
  kind: 'span',
  from: firstDayOf(point, year),
  until: finalDayOf(point, year),
  unit: point.unit === 'day' ? 'period' : point.unit,
})

const single = (
  point: TimePoint,
  bound: Bound | null,
  frame: TimeFrame,
): Omit<FoundTime, 'end'> => {
  const { from, until } = frame
  if (point.kind === 'of-period') {
    const { every, month, day } = point
    const time = {
      kind: 'periodic',
      every,
      month,
      day,
      bound: day === null ? null : (bound ?? 'on'),
      from,
      until,
    } as const
    return { time, form: 'bound' }
  }
  const form: TimeForm = bound === null ? 'bare' : 'bound'
  if (point.year === null) return { time: everyYear(point, bound, frame), form, isYearless: true }
  if (bound === 'before')
    return { time: { kind: 'day', date: firstDayOf(point, point.year), bound: 'before' }, form }
  if (point.unit === 'day')
    return {
      time: { kind: 'day', date: finalDayOf(point, point.year), bound: bound ?? 'on' },
      form,
    }
  if (bound === 'by') {
    const date = finalDayOf(point, point.year)
    return {
      time: { kind: 'day', date, bound: 'by' },
      form: point.unit === 'year' ? 'by-year' : form,
    }
  }
  return { time: spanOf(point, point.year), form }
}

/** What is done on days of the year is not done once a year on no day, too. */
const withoutDoubles = (reads: readonly TimeRead[]): readonly TimeRead[] => {
  const isDated = reads.some(({ time }) => time.kind === 'yearly' || time.kind === 'periodic')
  const hasTime = reads.some(({ form }) => form !== 'vague' && form !== 'ongoing')
  return reads.filter(
    ({ form }) => !(form === 'recurring' && isDated) && !(form === 'vague' && hasTime),
  )
}

/**
 * Builds the reader of the times in a text of one line: when something is to be done, or how often.
 * Days, months and quarters are read by the reader of dates. The text is composed (NFC), with its tone
 * marks in one place.
 */
export const createTimeReader = (words: TimeWords) => {
  const points = createPointReader(words)
  const pointAt = points.at
  const unresolvedAt = createUnresolved(words, points)

  const afterJoints = (line: Words, at: number): number => {
    let end = at
    for (let next = words.joint(line, end); next; next = words.joint(line, end)) {
      // "ngày" belongs to the date where one follows.
      if (pointAt(line, end)) break
      end = next.end
    }
    return end
  }

  /** "từ ngày 01/4 đến hết ngày 31/5/2026", "từ 2023", "từ tháng 4-6/2021". */
  const fromTo = (line: Words, at: number, frame: TimeFrame): FoundTime | null => {
    const opening = words.from(line, at)
    if (!opening) return null
    const first = pointAt(line, opening.end)
    if (first?.kind !== 'date') return null
    const to = words.to(line, first.end)
    const last = to && pointAt(line, afterJoints(line, to.end))
    if (last?.kind === 'date') {
      const { end } = last
      const year = last.year ?? first.year
      if (year === null)
        return { end, time: everyYear(last, 'by', frame), form: 'bound', isYearless: true }
      const from = firstDayOf(first, year)
      const unit =
        first.unit === last.unit && last.unit !== 'day' && last.unit !== 'year'
          ? last.unit
          : 'period'
      const until = finalDayOf(last, year)
      return from <= until
        ? { end, time: { kind: 'span', from, until, unit }, form: 'bound' }
        : null
    }
    if (first.unit !== 'year' && first.unit !== 'day')
      return { end: first.end, ...single(first, 'on', frame) }
    if (first.year === null) return null
    const from = firstDayOf(first, first.year)
    return { end: first.end, time: { kind: 'ongoing', from, until: frame.until }, form: 'bare' }
  }

  const bounded = (line: Words, at: number, frame: TimeFrame): FoundTime | null => {
    const bound = words.bound(line, at)
    if (!bound) return null
    const inner = words.bound(line, bound.end)
    const point = pointAt(line, afterJoints(line, inner?.end ?? bound.end))
    if (!point) return null
    return { end: point.end, ...single(point, inner?.entry.id ?? bound.entry.id, frame) }
  }

  const bare = (line: Words, at: number, frame: TimeFrame): FoundTime | null => {
    const point = pointAt(line, at)
    const isFraction =
      point?.kind === 'date' &&
      point.unit === 'day' &&
      point.year === null &&
      !points.isNamed(line, at)
    if (isFraction) return null
    return point && { end: point.end, ...single(point, null, frame) }
  }

  const isYearly = (line: Words): boolean => line.some((_, at) => words.yearly(line, at) !== null)

  return (text: string, frame: TimeFrame): readonly TimeRead[] => {
    if (!words.hint.test(text)) return []
    const line = tokens(text)
    const comesBack = isYearly(line)
    const reads: TimeRead[] = []
    for (let at = 0; at < line.length;) {
      const found =
        unresolvedAt.relative(line, at) ??
        fromTo(line, at, frame) ??
        bounded(line, at, frame) ??
        unresolvedAt.at(line, at, frame) ??
        bare(line, at, frame)
      const [first, last] = [line[at], line[(found?.end ?? 1) - 1]]
      if (found && first && last) {
        const behind = found.isYearless ? words.yearly(line, found.end) : null
        const end = line[(behind?.end ?? found.end) - 1]?.end ?? last.end
        reads.push({
          at: first.at,
          end,
          words: text.slice(first.at, end),
          time: found.time,
          form: found.form === 'bare' && found.isYearless && comesBack ? 'bound' : found.form,
          isYearAssumed: found.isYearless === true && !comesBack,
        })
        at = behind?.end ?? found.end
      } else at = points.behindNone(line, at) ?? at + 1
    }
    return withoutDoubles(reads)
  }
}

export type TimeReader = ReturnType<typeof createTimeReader>
