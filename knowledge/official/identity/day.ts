import type { DocumentLexicon } from '../../schema/lexicon/documents.ts'
import { fold } from '../../language/text/text.ts'
import { anyOf } from '../outline/marker.ts'

/** A day that a document is dated with; a year alone where day or month were left for the pen. */
export interface DaySaid {
  /** ISO day, or null. */
  readonly day: string | null
  readonly year: string
  /** Offsets in the text. */
  readonly at: number
  readonly end: number
}

/** An ISO day of its parts; null for a day that there is not. */
export const isoDay = (day: string, month: string, year: string): string | null => {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const instant = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(text) ? null : text
}

/** Builds the reader of days: "ngày 05 tháng 3 năm 2024", "ngày 5/3/2024", "ngày    tháng 3 năm 2024". */
export const createReadDay = ({
  day,
  month,
  year,
}: Pick<DocumentLexicon, 'day' | 'month' | 'year'>) => {
  const words = `(?<day>\\d{1,2}|[^a-z0-9]{0,12}) ?${anyOf(month)} ?(?<month>\\d{1,2}|[^a-z0-9]{0,12}) ?${anyOf(year)} ?(?<year>\\d{4})`
  const figures = '(?<day2>\\d{1,2}) ?[/.-] ?(?<month2>\\d{1,2}) ?[/.-] ?(?<year2>\\d{4})'
  const pattern = new RegExp(`${anyOf(day)} ?:? ?(?:${words}|${figures})(?!\\d)`, 'u')
  /** The first day in a text with single spaces, at or behind an offset. */
  return (text: string, from = 0): DaySaid | null => {
    const found = pattern.exec(fold(text).slice(from))
    if (!found?.groups) return null
    const { day: d, month: m, year: y, day2 = '', month2 = '', year2 = '' } = found.groups
    const parts = y === undefined ? [day2, month2, year2] : [d ?? '', m ?? '', y]
    const [dayOf = '', monthOf = '', yearOf = ''] = parts
    const isWhole = /^\d/u.test(dayOf) && /^\d/u.test(monthOf)
    return {
      day: isWhole ? isoDay(dayOf, monthOf, yearOf) : null,
      year: yearOf,
      at: from + found.index,
      end: from + found.index + found[0].length,
    }
  }
}
