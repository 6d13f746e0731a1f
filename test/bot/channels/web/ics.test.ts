import ical from 'ical.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderCalendar, type CalendarEvent } from '../../../../bot/channels/web/deadlines/ics.ts'

const EVENT: CalendarEvent = {
  uid: 'one@tro-ly-htx',
  sequence: 2,
  changed: '2026-11-21',
  start: '2026-12-09',
  end: '2026-12-10',
  yearly: null,
  summary: 'Hạn: báo cáo',
  description: 'Một; hai, ba\nbốn',
  leads: [30, 0],
}

/** The events as a second library reads them. */
const readBack = (text: string) =>
  new ical.Component(ical.parse(text))
    .getAllSubcomponents('vevent')
    .map((event) => ({ component: event, event: new ical.Event(event) }))

test('a second library reads back what was written', () => {
  const [read] = readBack(renderCalendar('Lịch', [EVENT]))
  expect(read?.event.uid).toBe(EVENT.uid)
  expect(read?.event.sequence).toBe(2)
  expect(read?.event.summary).toBe(EVENT.summary)
  expect(read?.event.description).toBe(EVENT.description)
  expect([read?.event.startDate.toString(), read?.event.endDate.toString()]).toEqual([
    '2026-12-09',
    '2026-12-10',
  ])
  expect(read?.event.startDate.isDate).toBe(true)
})

/** When the alarms of an entry ring, as the library adds them to its start. */
const ringsOf = (read: ReturnType<typeof readBack>[number] | undefined) =>
  (read?.component.getAllSubcomponents('valarm') ?? []).map((alarm) => {
    const trigger = alarm.getFirstProperty('trigger')
    expect(trigger?.getParameter('related')).toBeUndefined()
    const time = ical.Time.fromDateTimeString(`${read?.event.startDate.toString()}T00:00:00`)
    time.addDuration(ical.Duration.fromString(String(trigger?.getFirstValue())))
    return time.toString()
  })

test('an alarm rings at eight in the morning of its day, and for the day itself the evening before', () => {
  const [read] = readBack(renderCalendar('Lịch', [{ ...EVENT, leads: [30, 1, 0] }]))
  expect(ringsOf(read)).toEqual([
    '2026-11-09T08:00:00',
    '2026-12-08T08:00:00',
    '2026-12-08T19:00:00',
  ])
})

test('whatever the lead time, an alarm rings before its entry begins', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(90), { minLength: 1 }), (leads) => {
      const [read] = readBack(renderCalendar('Lịch', [{ ...EVENT, leads }]))
      const rings = ringsOf(read)
      expect(rings).toHaveLength(leads.length)
      for (const ring of rings) expect(ring < `${EVENT.start}T00:00:00`).toBe(true)
    }),
  )
})

const daysOf = (event: CalendarEvent, most: number) => {
  const [read] = readBack(renderCalendar('Lịch', [event]))
  const days: string[] = []
  const iterator = read?.event.iterator()
  for (let next = iterator?.next(); next && days.length < most; next = iterator?.next())
    days.push(next.toString())
  return days
}

test('a yearly event comes back on the same day until its plan ends', () => {
  const yearly = { isMonthEnd: false, last: '2025-12-09' }
  const days = daysOf({ ...EVENT, start: '2021-12-09', end: '2021-12-10', yearly }, 9)
  expect(days).toEqual([2021, 2022, 2023, 2024, 2025].map((year) => `${year}-12-09`))
})

test('the last day of February is the 29th in a leap year', () => {
  const yearly = { isMonthEnd: true, last: null }
  const days = daysOf({ ...EVENT, start: '2026-02-28', end: '2026-03-01', yearly }, 3)
  expect(days).toEqual(['2026-02-28', '2027-02-28', '2028-02-29'])
})

test('line breaks of any kind and signs that nobody sees break no line', () => {
  const [read] = readBack(renderCalendar('Lịch', [{ ...EVENT, description: 'a\r\nb\rc\u0007d' }]))
  expect(read?.event.description).toBe('a\nb\ncd')
})

test('no line is longer than 75 octets, and every text survives the folding', () => {
  const text = fc.string({ unit: 'binary', maxLength: 300 }).filter((one) => !/\p{Cc}/u.test(one))
  fc.assert(
    fc.property(text, (summary) => {
      const written = renderCalendar('Lịch', [{ ...EVENT, summary: `Hạn ${summary} ệ` }])
      for (const line of written.split('\r\n')) {
        expect(line).not.toMatch(/[\r\n]/u)
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(Buffer.from(line).toString()).toBe(line)
      }
      expect(readBack(written)[0]?.event.summary).toBe(
        `Hạn ${summary.replaceAll(/[\u2028\u2029]/gu, '\n')} ệ`,
      )
    }),
  )
})
