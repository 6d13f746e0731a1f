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
  /** The last day up to which it repeats every year; "forever", or null where it is there once. */
  readonly yearlyUntil: string | null
  readonly summary: string
  readonly description: string
  /** Days before the last day on which the calendar itself rings. */
  readonly leads: readonly number[]
}

const FOREVER = 'forever'
const MOST_OCTETS = 75
/** The alarm of a day rings at 08:00, so many hours before the day is over. */
const HOURS_LEFT = 16

/** A text value: RFC 5545, 3.3.11. */
const escape = (text: string): string =>
  text.replaceAll(/[\\;,]/gu, String.raw`\$&`).replaceAll('\n', String.raw`\n`)

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

const ruleOf = ({ start, yearlyUntil }: CalendarEvent): readonly string[] => {
  if (yearlyUntil === null) return []
  const [, month = '', date = ''] = start.split('-')
  const until = yearlyUntil === FOREVER ? '' : `;UNTIL=${compact(yearlyUntil)}`
  return [`RRULE:FREQ=YEARLY;BYMONTH=${Number(month)};BYMONTHDAY=${Number(date)}${until}`]
}

const alarmOf = ({ uid, summary }: CalendarEvent, lead: number): readonly string[] => [
  'BEGIN:VALARM',
  `UID:${lead}.${uid}`,
  'ACTION:DISPLAY',
  `TRIGGER;RELATED=END:-P${lead > 0 ? `${lead}D` : ''}T${HOURS_LEFT}H`,
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
