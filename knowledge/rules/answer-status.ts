import { compare, type Comparator } from './comparison.ts'
import type { Status } from './judgement.ts'
import type { Fact } from '../schema/fact.ts'
import { allOf } from './status.ts'
import { atMost, moreThan, type Value } from './value.ts'

/** The status of what has no value that could be compared. */
const openStatus = (value: Value | undefined): Status =>
  value?.is === 'unknown' && value.doubt === 'authority' ? 'authority' : 'unknown'

/**
 * Every one of the fact's years on its own; a year that was not said is not known. A plain yes says
 * that each year is above zero, a no that some year is not.
 */
const statusOfYears = (
  fact: Fact,
  value: Value | undefined,
  comparator: Comparator,
  bound: number,
): Status => {
  if (value?.is === 'truth') {
    const status = compare(value.value ? moreThan(0) : atMost(0), comparator, bound)
    return value.value || status === 'not_met' ? status : 'unknown'
  }
  if (value?.is !== 'years') return openStatus(value)
  return allOf(
    fact.years.map((year) => {
      const profit = value.years[year]
      return profit ? compare(profit, comparator, bound) : 'unknown'
    }),
  )
}

const statusOfAmount = (
  value: Value | undefined,
  comparator: Comparator,
  bound: number,
): Status => {
  if (value?.is !== 'amount') return openStatus(value)
  const status = compare(value.interval, comparator, bound)
  return status === 'unknown' && value.doubt === 'authority' ? 'authority' : status
}

/**
 * What was said of an amount or of several years against a bound, both in smallest units. A value of
 * another kind says nothing.
 */
export const statusOfNumber = (
  fact: Fact,
  value: Value | undefined,
  comparator: Comparator,
  bound: number,
): Status =>
  fact.type === 'years'
    ? statusOfYears(fact, value, comparator, bound)
    : statusOfAmount(value, comparator, bound)

const saidIn = (value: Value | undefined): readonly (string | boolean)[] => {
  if (value?.is === 'truth') return [value.value]
  return value?.is === 'choice' ? value.ids : []
}

/**
 * What was said of a choice, a truth or a list against the ids or truths that are wanted. Where some
 * of several ids that were said belong and some do not, an authority decides. A value of another
 * kind than what is wanted says nothing.
 */
export const statusOfChoice = (
  value: Value | undefined,
  wanted: readonly (string | boolean)[],
): Status => {
  if (value?.is === 'list')
    return value.items.some((item) => wanted.includes(item)) ? 'met' : 'not_met'
  const said = saidIn(value)
  const isComparable = said.every((one) => typeof one === typeof wanted[0])
  if (said.length === 0 || !isComparable) return openStatus(value)
  const inside = said.filter((one) => wanted.includes(one)).length
  if (inside === said.length) return 'met'
  return inside === 0 ? 'not_met' : 'authority'
}
