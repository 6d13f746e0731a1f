import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { RemindingLexicon } from '../../schema/lexicon/reminders.ts'
import type { SaidDay } from './wish.ts'
import { createDateWords } from '../amounts/amount-words.ts'
import { createDateReader } from '../numbers/date.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { phraseList, plainList, type Word, type Words } from '../phrases/phrase-list.ts'

/** A figure of a message about reminders, with the words that it takes up. */
export type Slot =
  | { readonly kind: 'days'; readonly count: number }
  | { readonly kind: 'minute'; readonly at: string | null }
  | { readonly kind: 'day'; readonly day: SaidDay }
  | { readonly kind: 'number'; readonly value: number }

export interface FoundSlot {
  readonly slot: Slot
  readonly from: number
  readonly to: number
}

const DAYS_OF_WEEK = 7
const DAYS_OF_MONTH = 30
const DAYS_OF_YEAR = 365
const HOURS = 24
const MINUTES = 60
const HALF_DAY = 12
const HALF_HOUR = 30
const MONTHS = 12

const pad = (value: number): string => String(value).padStart(2, '0')

/** `HH:MM`; null for a time that no day has. */
export const minuteOf = (hour: number, minute: number): string | null =>
  Number.isInteger(hour) && hour >= 0 && hour < HOURS && minute >= 0 && minute < MINUTES
    ? `${pad(hour)}:${pad(minute)}`
    : null

const numberAt = (words: Words, at: number): number | null => {
  const word = words[at]
  return word?.kind === 'number' && /^\d+$/u.test(word.lower) ? Number(word.lower) : null
}
const isMark = (word: Word | undefined, mark: string) => word?.lower === mark

const dayFrom = (day: SaidDay, from: number, to: number): FoundSlot => ({
  slot: { kind: 'day', day },
  from,
  to,
})

/** Builds the finder of days, hours and dates in messages about reminders. */
export const createSlots = (
  lexicon: RemindingLexicon,
  units: Lexicon['units'],
  aliases: Aliases,
) => {
  const readDate = createDateReader(createDateWords(units), true)
  const spans = phraseList(
    [
      { id: 1, words: lexicon.days },
      { id: DAYS_OF_WEEK, words: lexicon.weeks },
      { id: DAYS_OF_MONTH, words: lexicon.months },
      { id: DAYS_OF_YEAR, words: lexicon.years },
    ],
    aliases,
  )
  const years = plainList(lexicon.years, aliases)
  const ends = plainList(lexicon.ends, aliases)
  const hours = plainList(lexicon.hours, aliases)
  const halves = plainList(lexicon.halves, aliases)
  const mornings = plainList(lexicon.mornings, aliases)
  const noons = plainList(lexicon.noons, aliases)
  const afternoons = plainList(lexicon.afternoons, aliases)
  const sameDay = plainList(lexicon.sameDay, aliases)
  const numbers = phraseList(
    lexicon.numbers.map(({ value, words }) => ({ id: value, words })),
    aliases,
  )
  const relative = phraseList(
    lexicon.relative.map(({ days, words }) => ({ id: days, words })),
    aliases,
  )

  /** "7 giờ 30 sáng", "7h", "19:00", "7 giờ rưỡi tối". */
  const minuteAt = (words: Words, at: number): FoundSlot | null => {
    const spoken = numbers.at(words, at)
    const hour = spoken?.id ?? numberAt(words, at)
    const behind = spoken?.to ?? at + 1
    const named = hours.at(words, behind) ?? (halves.at(words, behind) ? { to: behind } : null)
    const isClock = isMark(words[at + 1], ':') && numberAt(words, at + 2) !== null
    if (hour === null || (!named && !isClock)) return null
    let to = named?.to ?? at + 2
    let minute = numberAt(words, to)
    const half = minute === null ? halves.at(words, to) : null
    if (half) minute = HALF_HOUR
    to = half?.to ?? (minute === null ? to : to + 1)
    const part = [mornings, noons, afternoons].find((list) => list.at(words, to))
    const isLater = part === afternoons || (part === noons && hour < HALF_DAY - 1)
    const full = isLater && hour < HALF_DAY ? hour + HALF_DAY : hour
    const slot: Slot = { kind: 'minute', at: minuteOf(full, minute ?? 0) }
    return { slot, from: at, to: part?.at(words, to)?.to ?? to }
  }

  /** "15/12", "15-12-2026", "15.12.2026", "15 tháng 12"; "tháng 1" is its first day. */
  const dateAt = (words: Words, at: number): FoundSlot | null => {
    const found = readDate(words, at)
    if (!found || found.date.toMonth !== found.date.month) return null
    const { day, month, year } = found.date
    return dayFrom({ day: day ?? 1, month, year }, at, found.end)
  }

  /** "hết tháng 12", "cuối năm". */
  const endAt = (words: Words, at: number): FoundSlot | null => {
    const end = ends.at(words, at)
    if (!end) return null
    const year = years.at(words, end.to)
    if (year) return dayFrom({ day: null, month: MONTHS, year: null }, at, year.to)
    const found = readDate(words, end.to)
    if (found?.date.precision !== 'month') return null
    return dayFrom({ day: null, month: found.date.month, year: found.date.year }, at, found.end)
  }

  /** "2 tuần", "15 ngày", "15". */
  const countAt = (words: Words, at: number): FoundSlot | null => {
    const spoken = numbers.at(words, at)
    const value = spoken?.id ?? numberAt(words, at)
    if (value === null) return null
    const unit = spans.at(words, spoken?.to ?? at + 1)
    if (spoken && !unit) return null
    return unit
      ? { slot: { kind: 'days', count: value * unit.id }, from: at, to: unit.to }
      : { slot: { kind: 'number', value }, from: at, to: at + 1 }
  }

  const namedAt = (words: Words, at: number): FoundSlot | null => {
    const last = sameDay.at(words, at)
    if (last) return { slot: { kind: 'days', count: 0 }, from: at, to: last.to }
    const soon = relative.at(words, at)
    return soon ? { slot: { kind: 'day', day: { days: soon.id } }, from: at, to: soon.to } : null
  }

  /** The figure that begins at a word; null where none does. */
  return (words: Words, at: number): FoundSlot | null =>
    namedAt(words, at) ??
    endAt(words, at) ??
    dateAt(words, at) ??
    minuteAt(words, at) ??
    countAt(words, at)
}
