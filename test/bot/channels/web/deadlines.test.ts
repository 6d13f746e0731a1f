import ical from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { calendarOf } from '../../../../bot/channels/web/deadlines/calendar.ts'
import { deadlinesSchema } from '../../../../bot/channels/web/openapi.ts'
import type { Running } from '../../../../bot/program.ts'
import { loadKnowledge } from '../../../support/content/knowledge.ts'
import { startProgram } from '../../../support/process/program.ts'

let program: Running
beforeAll(async () => {
  program = await startProgram({ CLOCK: '2026-11-21T08:00:00+07:00' })
})
afterAll(() => program.stop())

const list = async (query: string) => {
  const response = await fetch(`${program.address}/api/v1/deadlines${query}`)
  return deadlinesSchema.parse(await response.json()).deadlines
}

const knowledge = loadKnowledge()

const eventsIn = (text: string) =>
  new ical.Component(ical.parse(text))
    .getAllSubcomponents('vevent')
    .map((event) => new ical.Event(event))

test('all deadlines are listed, ended ones too, with what falls due in the next year', async () => {
  const all = await list('')
  expect(all).toHaveLength(knowledge.deadlines.size)
  expect(all.filter(({ occurrences }) => occurrences.length > 0)).toMatchObject([
    {
      id: 'kg251-report-duty',
      document: 'kh-251-2023',
      clause: 'IV.2.b',
      label: 'KH 251/KH-UBND, mục IV.2.b',
      live: true,
      precision: 'yearly',
      words: 'trước ngày 10/12 hằng năm',
      occurrences: [{ key: 'y2026', start: '2026-12-09', due: '2026-12-09' }],
    },
  ])
})

test('an agency of a province in a time gets what falls due or runs then', async () => {
  const found = await list('?province=kien-giang&agency=lmhtx&from=2023-09-01&to=2023-09-30')
  const dated = found.filter(({ occurrences }) => occurrences.length > 0)
  expect(dated.map(({ clause }) => clause)).toEqual(['PL.GD2.6'])
  const running = found.filter(({ occurrences }) => occurrences.length === 0)
  expect(running.map(({ clause }) => clause)).toEqual(['PL.GD2.3/2', 'PL.GD2.4'])
})

test('names of agencies are those of the document, with today’s where it is sure', async () => {
  const found = await list('?province=an-giang&from=2023-12-31&to=2023-12-31&agency=so-khdt')
  expect(found.find(({ clause }) => clause === 'VI.2.2/2/3')?.lead).toEqual([
    { id: 'so-khdt', name: 'Sở Kế hoạch và Đầu tư (nay thuộc Sở Tài chính)' },
  ])
})

test.each([
  ['province=hue', 'province'],
  ['agency=so-x', 'agency'],
  ['from=2021-02-30', 'from'],
  ['to=mai', 'to'],
  ['from=2022-01-01&to=2021-01-01', 'to'],
  ['from=2021-01-01&to=2100-01-01', 'to'],
  ['province=an-giang&province=kon-tum', 'province'],
])('"%s" is refused and the part named', async (query, part) => {
  const response = await fetch(`${program.address}/api/v1/deadlines?${query}`)
  const { error } = (await response.json()) as { error: { code: string; message: string } }
  expect([response.status, error.code]).toEqual([400, 'bad_query'])
  expect(error.message).toContain(`: ${part} (`)
})

test('the calendar of a province is served, and a second library reads every event', async () => {
  const response = await fetch(`${program.address}/calendar/kien-giang.ics`)
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const events = eventsIn(await response.text())
  const report = events.find(({ uid }) => uid === 'kg251-report-duty@tro-ly-htx')
  expect(report?.startDate.toString()).toBe('2023-12-09')
  const next = report?.iterator(ical.Time.fromDateString('2026-11-21'))
  expect(next?.next().toString()).toBe('2026-12-09')
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
})

test('the calendar of an agency holds its own deadlines only', async () => {
  const response = await fetch(`${program.address}/calendar/kon-tum/htx.ics`)
  expect(eventsIn(await response.text()).map(({ uid }) => uid)).toEqual([
    'kt-coop-complete.2025-12-31@tro-ly-htx',
    'kt-coop-score.end@tro-ly-htx',
  ])
})

test.each(['/calendar/hue.ics', '/calendar/an-giang/so-x.ics', '/calendar/an-giang'])(
  '%s is not there',
  async (path) => {
    expect((await fetch(program.address + path)).status).toBe(404)
  },
)

test('a span takes the days of the document, its last day stands apart, and goals are no event', () => {
  const events = eventsIn(calendarOf({ province: 'kien-giang' }, knowledge))
  const dossiers = events.filter(({ uid }) => uid.startsWith('kg135-dossiers.'))
  expect(
    dossiers.map((event) => ({
      uid: event.uid,
      days: [event.startDate.toString(), event.endDate.toString()],
      alarms: event.component.getAllSubcomponents('valarm').length,
    })),
  ).toEqual([
    {
      uid: 'kg135-dossiers.2021-06..2021-07@tro-ly-htx',
      days: ['2021-06-01', '2021-08-01'],
      alarms: 0,
    },
    {
      uid: 'kg135-dossiers.2021-06..2021-07.due@tro-ly-htx',
      days: ['2021-07-31', '2021-08-01'],
      alarms: 4,
    },
  ])
  expect(events.some(({ uid }) => uid.startsWith('kg-20'))).toBe(false)
})

test('the clock of the program changes nothing in a calendar', async () => {
  const response = await fetch(`${program.address}/calendar/kien-giang.ics`)
  expect(await response.text()).toBe(calendarOf({ province: 'kien-giang' }, knowledge))
})

test('an edited time keeps its identity and raises its sequence', () => {
  const deadline = knowledge.deadlines.get('kg251-report-duty')
  if (!deadline || deadline.time.kind !== 'yearly') throw new Error('no yearly report')
  const edited = { ...deadline, revision: 1, time: { ...deadline.time, day: 15 } }
  const deadlines = new Map([[edited.id, edited]])
  const [event] = eventsIn(calendarOf({}, { ...knowledge, deadlines }))
  expect([event?.uid, event?.sequence, event?.startDate.toString()]).toEqual([
    'kg251-report-duty@tro-ly-htx',
    1,
    '2023-12-14',
  ])
})
