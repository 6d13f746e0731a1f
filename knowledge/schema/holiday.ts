import { z } from 'zod'
import { day, id, text } from './primitives.ts'

/** `holidays.yaml`: days on which offices rest or work against the week, a year at a time. */
export const holidaysSchema = z.strictObject({
  sources: z.array(z.strictObject({ id, name: text })),
  years: z.array(
    z.strictObject({
      year: z.int(),
      days: z.array(
        z.strictObject({
          date: day,
          name: text,
          /** `off` by law, `instead` for one that fell on a weekend or was swapped, `work` in return. */
          kind: z.enum(['off', 'instead', 'work']),
          source: id,
          status: z.enum(['law', 'notice', 'draft']),
        }),
      ),
    }),
  ),
})

export type HolidayFile = z.infer<typeof holidaysSchema>

/** Civil day → whether offices work on it, for the days that differ from the week. */
export type Holidays = ReadonlyMap<string, boolean>

/** The table by day. A draft counts as a day off: a reminder may come early, never late. */
export const holidaysOf = ({ years }: HolidayFile): Holidays =>
  new Map(years.flatMap(({ days }) => days.map(({ date, kind }) => [date, kind === 'work'])))
