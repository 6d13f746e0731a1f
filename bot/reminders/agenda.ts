import { addDays, daysBetween } from '../../knowledge/calendar/civil-day.ts'
import type { Deadline } from '../../knowledge/schema/deadline.ts'
import { lastDayOf, occurrencesOf } from '../../knowledge/calendar/occurrence.ts'
import type { AgendaRow, Change, Comparison } from '../../storage/reminders/agenda.ts'
import { isReminded, occurrenceId } from './upcoming.ts'

/** How far back and ahead the days of the content are compared with what is stored. */
const BACK_DAYS = 45
const AHEAD_DAYS = 730
/** No two occurrences of a yearly task are nearer to each other. */
const A_YEAR = 365

const idOf = ({ deadline, occurrence }: AgendaRow) => occurrenceId(deadline, occurrence)

const rowsOf = (
  deadlines: Iterable<Deadline>,
  window: { readonly start: string; readonly end: string },
  now: number,
): readonly AgendaRow[] =>
  [...deadlines].filter(isReminded).flatMap((deadline) => {
    const content = JSON.stringify(deadline)
    return occurrencesOf(deadline.time, window).map((occurrence) => ({
      deadline: deadline.id,
      occurrence: occurrence.key,
      due: lastDayOf(occurrence),
      revision: 0,
      gone: 0,
      content,
      adopted_at: now,
    }))
  })

/**
 * A day that was taken away where another one came is the same task on another day: on the next one
 * that is ahead, for a yearly task may have come into the year of another occurrence.
 */
const movedTo = (
  gone: AgendaRow,
  changed: readonly AgendaRow[],
  allGone: readonly AgendaRow[],
  today: string,
): AgendaRow | null => {
  const isSame = ({ deadline }: AgendaRow) => deadline === gone.deadline
  const [next = null, ...others] = changed
    .filter((row) => isSame(row) && row.due >= today)
    .toSorted((one, other) => one.due.localeCompare(other.due))
  const isYearly = others.every(({ due }) => next !== null && daysBetween(next.due, due) >= A_YEAR)
  return isYearly && allGone.filter(isSame).length === 1 ? next : null
}

/**
 * The days of the content against what is stored. A stored day that the content does not hold any
 * more is gone, or has moved; each change makes the revision grow by one.
 */
export const compareAgenda = (
  deadlines: Iterable<Deadline>,
  known: readonly AgendaRow[],
  today: string,
  now: number,
): Comparison => {
  const window = { start: addDays(today, -BACK_DAYS), end: addDays(today, AHEAD_DAYS) }
  const held = rowsOf(deadlines, window, now)
  const heldIds = new Set(held.map(idOf))
  const before = new Map(known.map((row) => [idOf(row), row]))
  const fresh = held.filter((row) => !before.has(idOf(row)))
  const moved = held.flatMap((row): readonly AgendaRow[] => {
    const old = before.get(idOf(row))
    if (!old || (old.due === row.due && old.gone === 0)) return []
    return [{ ...row, revision: old.revision + 1 }]
  })
  const gone = known
    .filter(
      (row) =>
        row.gone === 0 &&
        row.due >= window.start &&
        row.due < window.end &&
        !heldIds.has(idOf(row)),
    )
    .map((row) => ({ ...row, gone: 1, revision: row.revision + 1, adopted_at: now }))
  const changes: readonly Change[] = [
    ...moved.flatMap((after): readonly Change[] => {
      const old = before.get(idOf(after))
      return old && old.gone === 0
        ? [{ deadline: after.deadline, occurrence: after.occurrence, before: old.due, after }]
        : []
    }),
    ...gone.map((row) => ({
      deadline: row.deadline,
      occurrence: row.occurrence,
      before: row.due,
      after: movedTo(row, [...fresh, ...moved], gone, today) ?? row,
    })),
  ]
  return { rows: [...fresh, ...moved, ...gone], changes }
}
