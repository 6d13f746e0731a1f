import { dayInWords } from '../../knowledge/calendar/civil-day.ts'
import type { Say } from '../../knowledge/phrases.ts'

/** Vietnam has had one offset since before anything here was stored. */
const OFFSET_MS = 7 * 60 * 60 * 1000

/** An ISO instant as people in Vietnam say it. */
export const momentInWords = (at: string, say: Say): string => {
  const [day = '', time = ''] = new Date(Date.parse(at) + OFFSET_MS).toISOString().split('T')
  return say('data.moment', { time: time.slice(0, 'HH:MM'.length), day: dayInWords(day) })
}
