import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createConcern } from '../../../handlers/reminders/concern.ts'
import { upcomingView, type Agenda } from '../../../bot/reminders/upcoming.ts'
import { planFor, type PlannedRow, type ToldBefore } from '../../../bot/reminders/planner.ts'
import { newSubscriber, type Subscriber } from '../../../handlers/conversation/subscriber.ts'
import { addDays } from '../../../knowledge/calendar/civil-day.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'

const knowledge = loadKnowledge()
const isConcern = createConcern(knowledge.agencies)
const NO_AGENDA: Agenda = new Map()
const REPORT = 'kg251-report-duty'
const DUE = '2026-12-09'

const officer = (other: Partial<Subscriber> = {}, agency = 'so-nnptnt'): Subscriber => ({
  ...newSubscriber('2026-11-01T01:00:00.000Z', 'officer'),
  grants: [
    {
      province: 'kien-giang',
      agency,
      invitation: 'i1',
      state: 'approved',
      at: '2026-11-01T01:00:00.000Z',
    },
  ],
  follows: [{ province: 'kien-giang', agency, documents: null }],
  ...other,
})

const outlookFor = (today: string, agenda = NO_AGENDA) =>
  upcomingView(knowledge.deadlines.values(), knowledge.holidays, agenda, today)

const planOn = (
  today: string,
  subscriber: Subscriber,
  told: readonly ToldBefore[] = [],
  plannedOn: string | null = addDays(today, -1),
) => planFor(subscriber, told, plannedOn, outlookFor(today), isConcern)

/** Days from one to another, each planned once with the record of the days before. */
const live = (
  from: string,
  to: string,
  subscriberOn: (day: string) => Subscriber,
  isDown: (day: string) => boolean = () => false,
) => {
  const record = new Map<string, PlannedRow>()
  const sent: string[] = []
  let plannedOn: string | null = null
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (isDown(day)) continue
    const { items, silent } = planOn(day, subscriberOn(day), [...record.values()], plannedOn)
    for (const row of [...silent, ...items.map((item) => item.row)]) record.set(row.key, row)
    for (const { row } of items) sent.push(`${day} ${row.deadline} ${row.key.split('|').at(-1)}`)
    plannedOn = day
  }
  return { sent, record }
}

test('an officer of any department is told of the yearly report 7 days, 1 day and on the day', () => {
  const { sent } = live('2026-11-21', '2027-01-31', () => officer({ since: '2026-11-21' }))
  expect(sent).toEqual([
    `2026-11-21 ${REPORT} lead:30`,
    `2026-12-02 ${REPORT} lead:7`,
    `2026-12-08 ${REPORT} lead:1`,
    `2026-12-09 ${REPORT} lead:0`,
  ])
})

test('somebody who subscribes late is told once, of the newest moment that has passed', () => {
  const { sent } = live('2026-12-05', '2026-12-31', () => officer())
  expect(sent).toEqual([
    `2026-12-05 ${REPORT} lead:7`,
    `2026-12-08 ${REPORT} lead:1`,
    `2026-12-09 ${REPORT} lead:0`,
  ])
})

test('nothing is told after the last day; what should have been is on record as missed', () => {
  const { sent, record } = live(
    '2026-12-01',
    '2026-12-20',
    () => officer(),
    (day) => day > '2026-12-02' && day < '2026-12-12',
  )
  expect(sent).toEqual([`2026-12-01 ${REPORT} lead:30`, `2026-12-02 ${REPORT} lead:7`])
  const missed = [...record.values()].filter(({ state }) => state === 'missed')
  expect(missed.map(({ key }) => key)).toEqual([`${REPORT}|y2026|lead:1`, `${REPORT}|y2026|lead:0`])
})

test('after three days of silence one message makes up for all of them', () => {
  const { sent } = live(
    '2026-11-21',
    '2026-12-31',
    () => officer(),
    (day) => day > '2026-11-30' && day < '2026-12-09',
  )
  expect(sent).toEqual([`2026-11-21 ${REPORT} lead:30`, `2026-12-09 ${REPORT} lead:0`])
})

test('what is done is not told again, and what is undone is', () => {
  const done = {
    act: 'done',
    deadline: REPORT,
    occurrence: 'y2026',
    due: DUE,
    at: '',
    until: null,
  } as const
  const { sent, record } = live('2026-12-01', '2026-12-31', (day) =>
    officer({ marks: day >= '2026-12-03' && day < '2026-12-09' ? [done] : [] }),
  )
  expect(sent.map((line) => line.slice(0, 10))).toEqual(['2026-12-01', '2026-12-02', '2026-12-09'])
  expect(record.get(`${REPORT}|y2026|lead:1`)?.state).toBe('covered')
})

test('what was done for another day of the same task is not done for the new one', () => {
  const done = {
    act: 'done',
    deadline: REPORT,
    occurrence: 'y2026',
    due: '2026-12-01',
    at: '',
    until: null,
  } as const
  const { items } = planOn('2026-12-08', officer({ marks: [done] }))
  expect(items).toHaveLength(1)
})

test('a snooze brings it up on its day and keeps silent before', () => {
  const snoozed = {
    act: 'snoozed',
    deadline: REPORT,
    occurrence: 'y2026',
    due: DUE,
    at: '',
    until: '2026-12-05',
  } as const
  const { sent } = live('2026-11-21', '2026-12-31', (day) =>
    officer({ marks: day > '2026-11-21' ? [snoozed] : [] }),
  )
  expect(sent).toEqual([
    `2026-11-21 ${REPORT} lead:30`,
    `2026-12-05 ${REPORT} snooze:2026-12-05`,
    `2026-12-08 ${REPORT} lead:1`,
    `2026-12-09 ${REPORT} lead:0`,
  ])
})

test('a pause tells nothing, and its end makes up for what is still ahead', () => {
  const { sent } = live('2026-11-21', '2026-12-31', (day) =>
    officer({ pausedUntil: day < '2026-12-04' ? '2026-12-04' : null }),
  )
  expect(sent[0]).toBe(`2026-12-04 ${REPORT} lead:7`)
})

test('a grant that waits for approval tells nothing', () => {
  const [grant] = officer().grants
  const waiting = officer({ grants: grant ? [{ ...grant, state: 'waiting' }] : [] })
  expect(planOn('2026-12-08', waiting).items).toEqual([])
})

test('a director who follows a province is told of its phases alone', () => {
  const director: Subscriber = {
    ...newSubscriber('2021-06-01T00:00:00.000Z', 'director'),
    follows: [{ province: 'kien-giang', agency: null, documents: null }],
  }
  const { sent } = live('2021-06-01', '2021-12-31', () => director)
  expect(sent.length).toBeGreaterThan(0)
  const told = sent.map((line) => knowledge.deadlines.get(line.split(' ')[1] ?? '')?.type)
  expect([...new Set(told)]).toEqual(['phase'])
})

test('the department that took over is told what is under the name of the old one', () => {
  const old = live('2021-07-15', '2025-12-31', () => officer({}, 'so-khdt')).sent
  const now = live('2021-07-15', '2025-12-31', () => officer({}, 'so-tai-chinh')).sent
  expect(old.length).toBeGreaterThan(0)
  expect(now).toEqual(expect.arrayContaining(old))
})

test('planning a day again brings nothing more, whatever was planned before', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2000 }),
      fc.subarray([60, 30, 14, 7, 3, 1, 0], { minLength: 1 }),
      fc.boolean(),
      fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      (start, leads, workdays, down) => {
        const from = addDays('2021-07-15', start)
        const subscriber = officer({ leads, workdays }, 'so-khdt')
        const { record } = live(
          from,
          addDays(from, 39),
          () => subscriber,
          (day) => down[Number(day.slice(-2))] ?? false,
        )
        const last = addDays(from, 39)
        const again = planOn(last, subscriber, [...record.values()], last)
        const more = down[Number(last.slice(-2))] ? [] : again.items
        expect(more).toEqual([])
      },
    ),
    { numRuns: 100 },
  )
})

test('an occurrence is told at most once a day, never after its last day, never twice the same', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2000 }),
      fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
      (start, down) => {
        const from = addDays('2021-07-15', start)
        const { sent } = live(
          from,
          addDays(from, 59),
          () => officer({}, 'so-khdt'),
          (day) => down[Number(day.slice(-2)) * 2 - 1] ?? false,
        )
        expect(new Set(sent).size).toBe(sent.length)
        const perDay = sent.map((line) => line.split(' ').slice(0, 2).join(' '))
        expect(new Set(perDay).size).toBe(perDay.length)
      },
    ),
    { numRuns: 50 },
  )
})

test('a day that another program has moved is left to that program', () => {
  const agenda: Agenda = new Map([
    [`${REPORT}|y2026`, { due: '2026-12-20', revision: 1, gone: false }],
  ])
  const plan = planFor(officer(), [], null, outlookFor('2026-12-08', agenda), isConcern)
  expect(plan.items).toEqual([])
})
