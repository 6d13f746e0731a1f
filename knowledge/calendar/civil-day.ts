/** Civil days are `YYYY-MM-DD` in Asia/Ho_Chi_Minh; they sort and compare as text. */

const DAY_MS = 24 * 60 * 60 * 1000
const DAYS_OF_WEEK = 7

const serialOf = (day: string): number => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return Date.UTC(year, month - 1, date) / DAY_MS
}

const dayOf = (serial: number): string =>
  new Date(serial * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length)

/** The day that many days later; earlier for a negative count. */
export const addDays = (day: string, count: number): string => dayOf(serialOf(day) + count)

/** Days from one day to another; negative where the other is earlier. */
export const daysBetween = (from: string, to: string): number => serialOf(to) - serialOf(from)

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: string): number => {
  // The first serial day, 1 January 1970, was a Thursday.
  const thursday = 4
  return ((((serialOf(day) + thursday - 1) % DAYS_OF_WEEK) + DAYS_OF_WEEK) % DAYS_OF_WEEK) + 1
}

/** A year, month and date as a day: 2026, 12, 9 → "2026-12-09". What lies outside a month runs on. */
export const civilDate = (year: number, month: number, date: number): string =>
  dayOf(Date.UTC(year, month - 1, date) / DAY_MS)

/** True for a day that the calendar has. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/u.test(text) && dayOf(serialOf(text)) === text

/** The year of a day. */
export const yearOf = (day: string): number => Number(day.slice(0, 'YYYY'.length))

/** The month of a day, from 1. */
export const monthOf = (day: string): number => Number(day.slice('YYYY-'.length, 'YYYY-MM'.length))

/** As people write it here: "09/12/2026". */
export const dayInWords = (day: string): string => day.split('-').toReversed().join('/')
