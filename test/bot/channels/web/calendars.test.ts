import ical from 'ical.js'
import nodeIcal, { type VEvent } from 'node-ical'
import { describe, expect, test } from 'vitest'
import { calendarOf } from '../../../../bot/channels/web/deadlines/calendar.ts'
import { addDays, daysBetween } from '../../../../knowledge/calendar/civil-day.ts'
import { isFor } from '../../../../knowledge/calendar/deadlines.ts'
import { lastDayOf, occurrencesOf } from '../../../../knowledge/calendar/occurrence.ts'
import { LEADS } from '../../../../knowledge/calendar/reminder.ts'
import type { Deadline, Time } from '../../../../knowledge/schema/deadline.ts'
import { loadKnowledge } from '../../../support/content/knowledge.ts'

const knowledge = loadKnowledge()

/** One time of an entry as a reader of calendars sees it; alarms as hours before its first minute. */
interface Seen {
  readonly uid: string
  readonly start: string
  readonly end: string
  readonly hoursBefore: readonly number[]
}

const SECONDS_OF_HOUR = 3600
const WINDOW_DAYS = 800
/** Months, quarters and leap days of the plans' years, the day that they end, and years after them. */
const DATES = ['2021-06-01', '2023-02-28', '2023-12-09', '2025-12-31', '2026-11-21', '2028-02-01']

const inOrder = (seen: readonly Seen[]): readonly Seen[] =>
  seen.toSorted((one, other) =>
    `${one.start}${one.uid}`.localeCompare(`${other.start}${other.uid}`),
  )

const isIn = (from: string) => (one: Seen) =>
  one.start >= from && one.start < addDays(from, WINDOW_DAYS)

const byIcalJs = (text: string, from: string): readonly Seen[] => {
  const events = new ical.Component(ical.parse(text)).getAllSubcomponents('vevent')
  const seen = events.flatMap((component) => {
    const event = new ical.Event(component)
    const hoursBefore = component.getAllSubcomponents('valarm').map((alarm) => {
      const trigger = alarm.getFirstProperty('trigger')
      if (trigger?.getParameter('related') !== undefined) throw new Error('not of the start')
      const value = ical.Duration.fromString(String(trigger?.getFirstValue()))
      return -value.toSeconds() / SECONDS_OF_HOUR
    })
    const length = event.endDate.subtractDate(event.startDate).toSeconds() / SECONDS_OF_HOUR / 24
    const all: Seen[] = []
    const iterator = event.iterator()
    for (let next = iterator.next(); next; next = iterator.next()) {
      const start = next.toString()
      if (start >= addDays(from, WINDOW_DAYS)) break
      all.push({ uid: event.uid, start, end: addDays(start, length), hoursBefore })
    }
    return all
  })
  return inOrder(seen.filter(isIn(from)))
}

/** This reader gives whole days as midnight where the machine stands. */
const dayOf = (date: Date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
const TRIGGER = /^-P(?:(?<days>\d+)D)?T(?<hours>\d+)H$/u

const byNodeIcal = (text: string, from: string): readonly Seen[] => {
  const events = Object.values(nodeIcal.sync.parseICS(text)).filter(
    (one): one is VEvent => one?.type === 'VEVENT',
  )
  const seen = events.flatMap((event) => {
    const alarms = Object.values(event as unknown as Record<string, unknown>).filter(
      (one): one is { type: string; trigger: string } =>
        typeof one === 'object' && one !== null && 'type' in one && one.type === 'VALARM',
    )
    const hoursBefore = alarms.map(({ trigger }) => {
      const { days = '0', hours = '0' } = TRIGGER.exec(trigger)?.groups ?? {}
      return Number(days) * 24 + Number(hours)
    })
    const length = event.end ? daysBetween(dayOf(event.start), dayOf(event.end)) : 0
    const starts = event.rrule
      ? event.rrule.between(
          new Date(addDays(from, -1)),
          new Date(addDays(from, WINDOW_DAYS + 1)),
          true,
        )
      : [event.start]
    return starts.map((start) => ({
      uid: event.uid,
      start: dayOf(start),
      end: addDays(dayOf(start), length),
      hoursBefore,
    }))
  })
  return inOrder(seen.filter(isIn(from)))
}

/** The last safe days as reminders have them, in the same window. */
const dueDays = (deadlines: readonly Deadline[], from: string): readonly string[] =>
  deadlines
    .filter(({ type }) => type !== 'goal')
    .flatMap(({ time }) => occurrencesOf(time, { start: from, end: addDays(from, WINDOW_DAYS) }))
    .map(lastDayOf)
    .toSorted((one, other) => one.localeCompare(other))

const SITES = knowledge.places.flatMap(({ id }) => [
  { province: id, agency: undefined },
  ...[...knowledge.agencies.keys()].map((agency) => ({ province: id, agency })),
])

describe.each(DATES)('two readers of calendars at %s', (from) => {
  test.each(knowledge.places.map(({ id }) => id))(
    'see the same days and alarms of %s, and ring before an entry begins',
    (province) => {
      const text = calendarOf({ province }, knowledge)
      const seen = byIcalJs(text, from)
      expect(byNodeIcal(text, from)).toEqual(seen)
      const ringing = seen.filter(({ hoursBefore }) => hoursBefore.length > 0)
      for (const { start, end, hoursBefore } of ringing) {
        expect(end).toBe(addDays(start, 1))
        expect(hoursBefore).toHaveLength(LEADS.length)
        expect(Math.min(...hoursBefore)).toBeGreaterThan(0)
      }
      const own = [...knowledge.deadlines.values()].filter((one) => one.province === province)
      expect(ringing.map(({ start }) => start)).toEqual(dueDays(own, from))
    },
  )
})

test('every agency of every province has the due days of its own deadlines', () => {
  const from = '2021-01-01'
  let days = 0
  for (const { province, agency } of SITES) {
    const text = calendarOf({ province, agency }, knowledge)
    const seen = byIcalJs(text, from)
    expect(byNodeIcal(text, from)).toEqual(seen)
    const own = [...knowledge.deadlines.values()].filter(
      (one) =>
        one.province === province &&
        (agency === undefined || isFor(one, agency, knowledge.agencies)),
    )
    const ringing = seen.filter(({ hoursBefore }) => hoursBefore.length > 0)
    expect(ringing.map(({ start }) => start)).toEqual(dueDays(own, from))
    days += ringing.length
  }
  expect(days).toBeGreaterThan(100)
})

const yearly = (time: Omit<Extract<Time, { kind: 'yearly' }>, 'kind'>): Time => ({
  kind: 'yearly',
  ...time,
})

describe('times that no document of ours has', () => {
  const [known] = knowledge.deadlines.values()
  if (known === undefined) throw new Error('no deadline')

  test.each([
    ['a day', { kind: 'day', date: '2024-03-01', bound: 'before' }],
    ['a day of one month to a day of another', span('2024-01-31', '2024-02-29')],
    ['one day as a span', span('2024-02-29', '2024-02-29')],
    [
      'before the first of March of every year',
      yearly({ month: 3, day: 1, bound: 'before', from: '2023-01-01', until: null }),
    ],
    [
      'all of February of every year',
      yearly({ month: 2, day: null, bound: null, from: '2023-01-01', until: '2028-12-31' }),
    ],
    [
      'all of December, in a plan that ends within one',
      yearly({ month: 12, day: null, bound: null, from: '2021-12-15', until: '2024-12-15' }),
    ],
    [
      'a day after that on which the plan ends',
      yearly({ month: 12, day: 20, bound: 'by', from: '2021-01-01', until: '2024-12-15' }),
    ],
  ] as const satisfies readonly (readonly [string, Time])[])('%s', (_, time) => {
    const deadline: Deadline = { ...known, type: 'task', time }
    const deadlines = new Map([[deadline.id, deadline]])
    const text = calendarOf({}, { ...knowledge, deadlines })
    for (const from of ['2021-01-01', '2023-01-01', '2025-01-01', '2027-01-01']) {
      const seen = byIcalJs(text, from)
      expect(byNodeIcal(text, from)).toEqual(seen)
      const ringing = seen.filter(({ hoursBefore }) => hoursBefore.length > 0)
      expect(ringing.map(({ start }) => start)).toEqual(dueDays([deadline], from))
      const [occurrence] = occurrencesOf(time, { start: from, end: addDays(from, WINDOW_DAYS) })
      if (occurrence && occurrence.start >= from)
        expect(seen.map(({ start, end }) => ({ start, end }))).toContainEqual({
          start: occurrence.start,
          end: occurrence.end,
        })
    }
  })
})

function span(from: string, until: string): Time {
  return { kind: 'span', from, until, unit: 'period' }
}
