import type { Act } from '../../../knowledge/language/reminders/wish.ts'
import type { Due } from '../subscriber.ts'

/** A pressed button: the deadline on the day that it had when the button was made. */
export interface Press extends Due {
  readonly act: Act
}

const VALUE =
  /^n\.(?<act>done|later|more|undo)\.(?<deadline>[a-z0-9-]+)\.(?<occurrence>.+)\.(?<due>\d{8})$/u
const YEAR_END = 'YYYY'.length
const MONTH_END = 'YYYYMM'.length

/**
 * The value of a button under a reminder: `n.done.kg251-report-duty.y2026.20261209`. It says all by
 * itself, so that it outlives every session; at most 64 bytes.
 */
export const pressValue = (act: Act, { deadline, occurrence, due }: Due): string =>
  `n.${act}.${deadline}.${occurrence}.${due.replaceAll('-', '')}`

/** The button that a value stands for; null where it is none of a reminder. */
export const readPress = (value: string): Press | null => {
  const parts = VALUE.exec(value)?.groups
  if (!parts) return null
  const { act, deadline = '', occurrence = '', due = '' } = parts
  const day = [due.slice(0, YEAR_END), due.slice(YEAR_END, MONTH_END), due.slice(MONTH_END)]
  return { act: act as Act, deadline, occurrence, due: day.join('-') }
}
