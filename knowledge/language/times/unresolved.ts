import type { Words } from '../phrases/phrase-list.ts'
import { finalDayOf, firstDayOf, type PointReader } from './point.ts'
import type { FoundTime, TimeFrame } from './time.ts'
import type { TimeWords } from './words.ts'

/** How far before a length of time its cue may stand, and how far behind it what it counts from. */
const NEAR = 4
const LONGEST_EVENT = 4
/** Words behind a cue that belong to it: "kể từ ngày nhận đủ hồ sơ". */
const TOLD_BEHIND = 8

/** Builds the readers of times that give no day: again and again, all the time, after something. */
export const createUnresolved = (words: TimeWords, points: PointReader) => {
  const isOver = (line: Words, at: number): boolean =>
    line[at]?.kind === 'mark' || words.stop(line, at) !== null

  const endOfClause = (line: Words, at: number, most: number): number => {
    let end = at
    while (end < line.length && end - at < most && !isOver(line, end)) end += 1
    return end
  }

  const isCued = (line: Words, at: number): boolean =>
    Array.from({ length: NEAR }, (_, step) => at - step - 1).some(
      (start) => start >= 0 && words.cue(line, start) !== null,
    )

  /** "trong thời hạn 05 ngày làm việc kể từ ngày …", "chậm nhất 15 ngày trước ngày …". */
  const relative = (line: Words, at: number): FoundTime | null => {
    const lead = words.lead(line, at)
    const start = lead?.end ?? at
    const length = line[start]
    if (length?.kind !== 'number') return null
    // "05 (năm) ngày"
    const spelled = line[start + 1]?.lower === '(' ? start + 4 : start + 1
    const unit = words.unit(line, spelled)
    if (!unit) return null
    const behind = words.behind(line, unit.end)
    const isSure = words.sureUnit(line, spelled) !== null
    if (!behind && !(lead && isSure)) return null
    if (!lead && !isSure) return null
    const end = behind ? endOfClause(line, behind.end, TOLD_BEHIND) : unit.end
    return { end, time: { kind: 'unresolved', reason: 'no-day' }, form: 'event' }
  }

  /** "báo cáo 6 tháng, 1 năm": half a year alone, or with the whole one. */
  const reported = (line: Words, at: number, { from, until }: TimeFrame): FoundTime | null => {
    const half = words.reportedHalf(line, at)
    if (!half || words.half(line, at) || !isCued(line, at)) return null
    return {
      end: half.end,
      time: { kind: 'recurring', every: 'half-year', from, until },
      form: 'recurring',
    }
  }

  const reportedYear = (line: Words, at: number, { from, until }: TimeFrame): FoundTime | null => {
    const year = words.reportedYear(line, at)
    if (!year) return null
    const isBehindHalf = Array.from({ length: NEAR + 1 }, (_, step) => at - step - 1).some(
      (start) => {
        const half = start >= 0 ? words.reportedHalf(line, start) : null
        return half !== null && half.end <= at && isCued(line, start)
      },
    )
    if (!isBehindHalf) return null
    return {
      end: year.end,
      time: { kind: 'recurring', every: 'year', from, until },
      form: 'recurring',
    }
  }

  const over = (line: Words, at: number, { until }: TimeFrame): FoundTime | null => {
    const found = words.over(line, at)
    if (!found) return null
    const end = endOfClause(line, found.end, LONGEST_EVENT)
    if (end === found.end) return null
    const plan = words.plan(line, found.end)
    const event = line
      .slice(found.end, plan?.end ?? end)
      .map(({ lower }) => lower)
      .join(' ')
    const time = { kind: 'after', event, on: plan ? until : null } as const
    return { end: plan?.end ?? end, time, form: 'event' }
  }

  const recurring = (line: Words, at: number, { from, until }: TimeFrame): FoundTime | null => {
    const found = words.recurring(line, at)
    return (
      found && {
        end: found.end,
        time: { kind: 'recurring', every: found.entry.every, from, until },
        form: 'recurring',
      }
    )
  }

  /** "thường xuyên", and "thường xuyên trong giai đoạn 2021-2025" within these years. */
  const lasting = (line: Words, at: number, { from, until }: TimeFrame): FoundTime => {
    const point = points.at(line, words.bound(line, at)?.end ?? at)
    const years = point?.kind === 'date' && point.unit === 'period' ? point : null
    if (years?.year == null)
      return { end: at, time: { kind: 'ongoing', from, until }, form: 'ongoing' }
    const within = { from: firstDayOf(years, years.year), until: finalDayOf(years, years.year) }
    return { end: years.end, time: { kind: 'ongoing', ...within }, form: 'ongoing' }
  }

  const loose = (line: Words, at: number, { from, until }: TimeFrame): FoundTime | null => {
    const ongoing = words.ongoing(line, at)
    if (ongoing) return lasting(line, ongoing.end, { from, until })
    const vague = words.vague(line, at)
    if (!vague) return null
    const isRegulated = line.some((_, other) => words.byRegulation(line, other) !== null)
    const reason = isRegulated ? 'by-regulation' : 'vague'
    return { end: vague.end, time: { kind: 'unresolved', reason }, form: 'vague' }
  }

  return {
    relative,
    at: (line: Words, at: number, frame: TimeFrame): FoundTime | null =>
      reported(line, at, frame) ??
      reportedYear(line, at, frame) ??
      over(line, at, frame) ??
      recurring(line, at, frame) ??
      loose(line, at, frame),
  }
}
