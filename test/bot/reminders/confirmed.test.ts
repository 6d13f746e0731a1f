import { describe, expect, test } from 'vitest'
import type { Deadline } from '../../../knowledge/schema/deadline.ts'
import { NOBODY } from '../../../knowledge/schema/roles.ts'
import { DATABASES } from '../../support/database/databases.ts'
import { contentWith, officerOf, openMornings, REPORT } from '../../support/reminders/reminders.ts'

const CHAT = 'telegram:1'

/** A deadline as somebody has just confirmed it. */
const quarterly: Deadline = {
  id: 'kg72-sen',
  type: 'task',
  source: 'kh-251-2023',
  province: 'kien-giang',
  clause: 'IV.2.a',
  roles: { ...NOBODY, does: ['so-nnptnt'] },
  lead: ['so-nnptnt'],
  with: [],
  task: 'Gửi báo cáo làng sen',
  output: null,
  words: 'trước ngày 25 của tháng cuối quý',
  time: {
    kind: 'periodic',
    every: 'quarter',
    month: 3,
    day: 25,
    bound: 'before',
    from: '2026-03-12',
    until: null,
  },
  assumed: null,
  note: null,
  revision: 0,
  reviewed: '2026-11-21',
}

/** The program's own map changes while it runs. */
const changeTo = (live: ReadonlyMap<string, Deadline>, next: ReadonlyMap<string, Deadline>) => {
  const map = live as Map<string, Deadline>
  map.clear()
  for (const [id, deadline] of next) map.set(id, deadline)
}

describe.each(DATABASES)('confirmed deadlines on $name', ({ newUrl }) => {
  const open = async () => {
    const mornings = await openMornings(await newUrl())
    const knowledge = contentWith()
    mornings.restart(knowledge)
    await mornings.subscribe(CHAT, officerOf({ leads: [7, 0] }))
    return { mornings, deadlines: new Map(knowledge.deadlines), knowledge }
  }

  test('what is confirmed while the program runs is reminded of, each quarter by its own name', async () => {
    const { mornings, deadlines, knowledge } = await open()
    expect(await mornings.morning('2026-12-10')).toEqual([])
    changeTo(knowledge.deadlines, new Map([...deadlines, [quarterly.id, quarterly]]))
    const [told, ...others] = await mornings.morning('2026-12-17')
    expect(others).toEqual([])
    expect(told).toContain('Còn 7 ngày: Gửi báo cáo làng sen')
    expect(told).toContain('KG72-SEN-2026-4')
    expect(await mornings.morning('2026-12-24')).toEqual([
      expect.stringContaining('Hôm nay hết hạn'),
    ])
    expect(await mornings.morning('2027-03-17')).toEqual([
      expect.stringContaining('KG72-SEN-2027-1'),
    ])
  })

  test('another day is told as moved, and what is taken back as gone, while the program runs', async () => {
    const { mornings, deadlines, knowledge } = await open()
    changeTo(knowledge.deadlines, new Map([...deadlines, [quarterly.id, quarterly]]))
    await mornings.morning('2026-12-17')
    const earlier = {
      ...quarterly,
      time: { ...quarterly.time, day: 21 } as Deadline['time'],
      revision: 1,
    }
    changeTo(knowledge.deadlines, new Map([...deadlines, [quarterly.id, earlier]]))
    expect(await mornings.morning('2026-12-18')).toEqual([expect.stringContaining('20/12/2026')])
    changeTo(knowledge.deadlines, deadlines)
    expect(await mornings.morning('2026-12-19')).toEqual([
      expect.stringContaining('Gửi báo cáo làng sen'),
    ])
    expect(await mornings.morning('2026-12-20')).toEqual([])
  })

  test('a program of older content takes over what is confirmed, and none of its old days', async () => {
    const { mornings, deadlines, knowledge } = await open()
    mornings.at('2026-12-02')
    const older = mornings.another()
    await older.tick()
    const dueOf = async (id: string) =>
      (await mornings.stores.agenda.read())
        .filter(({ deadline, due }) => deadline === id && due.startsWith('2026-12'))
        .map(({ due }) => due)
    expect(await dueOf(REPORT)).toEqual(['2026-12-09'])
    const time = {
      kind: 'yearly',
      month: 12,
      day: 20,
      bound: 'by',
      from: '2023-10-20',
      until: null,
    } as const
    mornings.restart(contentWith({ [REPORT]: { time } }))
    await mornings.tick()
    expect(await dueOf(REPORT)).toEqual(['2026-12-20'])
    changeTo(knowledge.deadlines, new Map([...deadlines, [quarterly.id, quarterly]]))
    await older.tick()
    expect(await dueOf(quarterly.id)).toEqual(['2026-12-24'])
    expect(await dueOf(REPORT)).toEqual(['2026-12-20'])
  })
})
