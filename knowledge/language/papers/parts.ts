import type { PaperHead } from '../../schema/lexicon/reminders.ts'
import type { Slot } from '../reminders/slots.ts'
import type { NamedPapers, PaperWish, SaidRhythm } from './wish.ts'

/** Everything of a message about papers but its small words. */
export interface PaperParts {
  readonly heads: readonly PaperHead[]
  readonly numbers: readonly number[]
  /** Ids of papers that are named. */
  readonly papers: readonly string[]
  readonly isAll: boolean
  readonly isCalled: boolean
  readonly slots: readonly Slot[]
  readonly dayOfMonth: number | null
  readonly isEvery: boolean
  readonly isWeekly: boolean
  readonly isMonthly: boolean
}

const WEEK = 7

const namedIn = ({ numbers, papers, isAll }: PaperParts): NamedPapers => ({
  numbers,
  papers,
  isAll,
})

const isNamed = ({ numbers, papers }: PaperParts): boolean => numbers.length + papers.length > 0

/** When: "sau 7 ngày", "mỗi 3 ngày", "mỗi tuần", "ngày 15", "ngày 15 hằng tháng", "15/12". */
const rhythmOf = (parts: PaperParts): SaidRhythm | null => {
  const { slots, dayOfMonth, isEvery, isWeekly, isMonthly } = parts
  const counted = slots.find((slot) => slot.kind === 'days')
  const dated = slots.find((slot) => slot.kind === 'day')
  if (isMonthly) return { dayOfMonth }
  if (isWeekly) return { every: WEEK }
  if (counted) return isEvery ? { every: counted.count } : { on: { days: counted.count } }
  if (dated) return { on: dated.day }
  return dayOfMonth === null ? null : { day: dayOfMonth }
}

/** What is said of a time has no place in a wish that is about papers alone. */
const hasTime = ({ slots, dayOfMonth, isEvery }: PaperParts): boolean =>
  slots.length > 0 || dayOfMonth !== null || isEvery

const tickOf = (isReady: boolean, isLight: boolean, parts: PaperParts): PaperWish => ({
  wish: 'tick',
  isReady,
  isLight,
  ...namedIn(parts),
})

/** An hour, or a number beside the time, is of other reminders: "nhắc lại 2 sau 3 ngày". */
const nudgeOf = (parts: PaperParts): PaperWish | null => {
  const isOther = isNamed(parts) || parts.slots.some(({ kind }) => kind === 'minute')
  return isOther ? null : { wish: 'nudge', rhythm: rhythmOf(parts) }
}

/** What the parts of a message want together; null where that is nothing of papers. */
export const wishOf = (parts: PaperParts, isAtHand: boolean): PaperWish | null => {
  const { heads, isAll } = parts
  const has = (...some: readonly PaperHead[]) => some.some((one) => heads.includes(one))
  if (has('no-nudge'))
    return isNamed(parts) || hasTime(parts) ? null : { wish: 'no-nudge', isBare: false }
  if (has('nudge')) return nudgeOf(parts)
  if (hasTime(parts)) return null
  if (has('missing')) return isNamed(parts) ? null : { wish: 'missing' }
  if (has('progress')) return isNamed(parts) ? null : { wish: 'progress' }
  if (has('mistakes')) return { wish: 'mistakes', ...namedIn(parts) }
  if (has('undone'))
    return isNamed(parts) || isAll ? tickOf(false, heads.length === 0, parts) : null
  if (has('paper'))
    return isNamed(parts) ? { wish: 'paper', isBare: false, ...namedIn(parts) } : null
  if (has('done', 'done-light')) {
    if (has('whether')) return { wish: 'progress' }
    const isLight = !has('done') && parts.papers.length === 0
    return isLight && !isNamed(parts) && !isAll ? null : tickOf(true, isLight, parts)
  }
  if (has('whether')) return isNamed(parts) ? tickOf(false, true, parts) : null
  if (has('show')) return isNamed(parts) ? null : { wish: 'show', isBare: false }
  if (has('show-bare')) return isNamed(parts) ? null : { wish: 'show', isBare: true }
  if (heads.length > 0 || !isAtHand || isAll) return null
  return isNamed(parts) ? { wish: 'paper', isBare: true, ...namedIn(parts) } : null
}
