/** One entry of a calendar: whole days, `end` not included. */
export interface CalendarEvent {
  /** The same for as long as it is the same deadline. */
  readonly uid: string
  /** Grows with every change of the time. */
  readonly sequence: number
  /** The day of the last change. */
  readonly changed: string
  readonly start: string
  readonly end: string
  /** How it comes back every year; null where it is there once. */
  readonly yearly: Yearly | null
  readonly summary: string
  readonly description: string
  /** Days before the entry on which the calendar itself rings; 0 is the evening before it. */
  readonly leads: readonly number[]
}

/** The same day of a month in every year. */
export interface Yearly {
  /** The last day of the month, which in February is not the same every year. */
  readonly isMonthEnd: boolean
  /** The first day of its last time; null where it goes on. */
  readonly last: string | null
}

const MOST_OCTETS = 75
/** An alarm rings at 08:00, so many hours before the day behind it begins. */
const MORNING = 16
/** For the day itself it rings at 19:00 the day before: programs drop an alarm behind the start of its entry. */
const EVENING = 5

const BREAK = /\r\n?|[\n\u2028\u2029]/gu
/** Control characters, which no text value may hold: RFC 5545, 3.1. */
const CONTROL = /[^\P{Cc}\n\t]/gu

/** A text value: RFC 5545, 3.3.11. */
const escape = (text: string): string =>
  text
    .replaceAll(BREAK, '\n')
    .replaceAll(CONTROL, '')
    .replaceAll(/[\\;,]/gu, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)

/** Cuts a line into lines of 75 octets, never inside a character: RFC 5545, 3.1. */
const fold = (line: string): string => {
  const lines = ['']
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > MOST_OCTETS) {
      lines.push(' ')
      octets = 1
    }
    lines[lines.length - 1] += character
    octets += size
  }
  return lines.join('\r\n')
}

const compact = (day: string): string => day.replaceAll('-', '')

const ruleOf = ({ start, yearly }: CalendarEvent): readonly string[] => {
  if (yearly === null) return []
  const [, month = '', date = ''] = start.split('-')
  const until = yearly.last === null ? '' : `;UNTIL=${compact(yearly.last)}`
  const day = yearly.isMonthEnd ? -1 : Number(date)
  return [`RRULE:FREQ=YEARLY;BYMONTH=${Number(month)};BYMONTHDAY=${day}${until}`]
}

/** So long before the entry begins: 7 days ahead at 08:00 is 6 days and 16 hours before midnight. */
const triggerOf = (lead: number): string => {
  if (lead === 0) return `-PT${EVENING}H`
  return `-P${lead > 1 ? `${lead - 1}D` : ''}T${MORNING}H`
}

const alarmOf = ({ uid, summary }: CalendarEvent, lead: number): readonly string[] => [
  'BEGIN:VALARM',
  `UID:${lead}.${uid}`,
  'ACTION:DISPLAY',
  `TRIGGER:${triggerOf(lead)}`,
  `DESCRIPTION:${escape(summary)}`,
  'END:VALARM',
]

const eventLines = (event: CalendarEvent): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${event.uid}`,
  `SEQUENCE:${event.sequence}`,
  `DTSTAMP:${compact(event.changed)}T000000Z`,
  `LAST-MODIFIED:${compact(event.changed)}T000000Z`,
  `DTSTART;VALUE=DATE:${compact(event.start)}`,
  `DTEND;VALUE=DATE:${compact(event.end)}`,
  ...ruleOf(event),
  `SUMMARY:${escape(event.summary)}`,
  `DESCRIPTION:${escape(event.description)}`,
  'TRANSP:TRANSPARENT',
  ...event.leads.flatMap((lead) => alarmOf(event, lead)),
  'END:VEVENT',
]

/** A calendar in the format of RFC 5545, fit to be subscribed to. */
export const renderCalendar = (name: string, events: readonly CalendarEvent[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//tro-ly-htx//deadlines//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escape(name)}`,
    `X-WR-CALNAME:${escape(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
    '',
  ]
    .map(fold)
    .join('\r\n')
