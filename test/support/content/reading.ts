import type { Reading } from '../../../knowledge/rules/reading.ts'
import { isExact, type Interval, type Value } from '../../../knowledge/rules/value.ts'

/** "5", "[5; 9)", "(5; ∞)". */
export const showInterval = (interval: Interval): string => {
  const { from, to, fromOpen, toOpen } = interval
  if (isExact(interval)) return String(from)
  const left = fromOpen || from === null ? '(' : '['
  const right = toOpen || to === null ? ')' : ']'
  return `${left}${String(from ?? '-∞')}; ${String(to ?? '∞')}${right}`
}

export const showValue = (value: Value): string => {
  switch (value.is) {
    case 'amount':
      return showInterval(value.interval) + (value.doubt === undefined ? '' : ` ${value.doubt}`)
    case 'years':
      return Object.entries(value.years)
        .map(([year, interval]) => `${year}: ${showInterval(interval)}`)
        .join(', ')
    case 'truth':
      return String(value.value)
    case 'choice':
      return value.ids.join(' ')
    case 'list':
      return `[${value.items.join(', ')}]`
    case 'unknown':
      return value.doubt
    default:
      return value satisfies never
  }
}

/** One line that says everything that matters of a reading. */
export const showReading = (reading: Reading | null): string => {
  if (reading === null) return 'nothing'
  if (reading.kind === 'value') return showValue(reading.value)
  if (reading.kind === 'confirm') return `${showValue(reading.value)}, ${reading.why}?`
  return [`${reading.ask}?`, ...reading.options.map(showValue)].join(' | ')
}
