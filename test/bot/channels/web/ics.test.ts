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
  yearlyUntil: null,
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

test('an alarm rings at eight in the morning of its day', () => {
  const [read] = readBack(renderCalendar('Lịch', [EVENT]))
  const alarms = read?.component.getAllSubcomponents('valarm') ?? []
  const times = alarms.map((alarm) => {
    const time = ical.Time.fromDateTimeString('2026-12-10T00:00:00')
    time.addDuration(ical.Duration.fromString(String(alarm.getFirstPropertyValue('trigger'))))
    return time.toString()
  })
  expect(times).toEqual(['2026-11-09T08:00:00', '2026-12-09T08:00:00'])
})

test('a yearly event comes back on the same day until its plan ends', () => {
  const yearly = { ...EVENT, start: '2021-12-09', end: '2021-12-10', yearlyUntil: '2025-12-31' }
  const [read] = readBack(renderCalendar('Lịch', [yearly]))
  const days: string[] = []
  const iterator = read?.event.iterator()
  for (let next = iterator?.next(); next; next = iterator?.next()) days.push(next.toString())
  expect(days).toEqual([2021, 2022, 2023, 2024, 2025].map((year) => `${year}-12-09`))
})

test('no line is longer than 75 octets, and every text survives the folding', () => {
  const text = fc.string({ unit: 'binary', maxLength: 300 }).filter((one) => !/\p{Cc}/u.test(one))
  fc.assert(
    fc.property(text, (summary) => {
      const written = renderCalendar('Lịch', [{ ...EVENT, summary: `Hạn ${summary} ệ` }])
      for (const line of written.split('\r\n'))
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(readBack(written)[0]?.event.summary).toBe(`Hạn ${summary} ệ`)
    }),
  )
})
