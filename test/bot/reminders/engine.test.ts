import { NOBODY } from '../../../knowledge/schema/roles.ts'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../knowledge/calendar/civil-day.ts'
import { DATABASES } from '../../support/database/databases.ts'
import {
  contentWith,
  markOf,
  officerOf,
  openMornings,
  REPORT,
} from '../../support/reminders/reminders.ts'

const CHAT = 'telegram:1'

const MOVED_LATER = {
  [REPORT]: {
    time: {
      kind: 'yearly',
      month: 12,
      day: 20,
      bound: 'by',
      from: '2023-10-20',
      until: null,
    },
  },
} as const

describe.each(DATABASES)('reminders on $name', ({ newUrl }) => {
  const open = async () => openMornings(await newUrl())

  test('every lead of the yearly report goes out once, in the morning', async () => {
    const mornings = await open()
    await mornings.subscribe(CHAT, officerOf({ leads: [7, 1, 0] }))
    const days: string[] = []
    for (let day = '2026-11-25'; day <= '2026-12-15'; day = addDays(day, 1)) {
      const early = await mornings.morning(day, '07:59')
      expect(early).toEqual([])
      const texts = await mornings.morning(day)
      if (texts.length > 0) days.push(day)
    }
    expect(days).toEqual(['2026-12-02', '2026-12-08', '2026-12-09'])
    expect(mornings.sent.every(({ text }) => text.includes('mục IV.2.b'))).toBe(true)
  })

  test('three programs that plan at the same time tell everybody once', async () => {
    const mornings = await open()
    for (let at = 0; at < 450; at += 1) await mornings.subscribe(`telegram:${at}`, officerOf())
    mornings.at('2026-12-02')
    const engines = [mornings.another(), mornings.another(), mornings.another()]
    await Promise.all(engines.map((engine) => engine.tick()))
    await mornings.deliver()
    const chats = mornings.sent.map(({ chat }) => chat)
    expect(chats).toHaveLength(450)
    expect(new Set(chats).size).toBe(450)
  })

  test('forty plannings of one day tell it once and leave one row of each', async () => {
    const mornings = await open()
    await mornings.subscribe(CHAT, officerOf())
    mornings.at('2026-12-02')
    for (let again = 0; again < 40; again += 1) {
      await mornings.subscribe(CHAT, officerOf())
      await mornings.tick()
    }
    expect(await mornings.deliver()).toHaveLength(1)
    const keys = (await mornings.rows()).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('what was done between planning and sending is not sent', async () => {
    const mornings = await open()
    await mornings.subscribe(CHAT, officerOf())
    mornings.at('2026-12-02')
    await mornings.tick()
    await mornings.subscribe(CHAT, officerOf({ marks: [markOf()] }))
    expect(await mornings.deliver()).toEqual([])
    expect((await mornings.rows()).map(({ state, reason }) => `${state} ${reason}`)).toContain(
      'cancelled done',
    )
  })

  test('whoever stops between planning and sending hears nothing', async () => {
    const mornings = await open()
    await mornings.subscribe(CHAT, officerOf())
    mornings.at('2026-12-02')
    await mornings.tick()
    await mornings.subscribe(CHAT, null)
    expect(await mornings.deliver()).toEqual([])
    expect(await mornings.morning('2026-12-08')).toEqual([])
  })

  test('a digest of which one part is done goes out with the rest, once', async () => {
    const mornings = await open()
    const both = contentWith({
      'kg251-own-plan': {
        time: { kind: 'day', date: '2026-12-10', bound: 'by' },
        lead: ['so-nnptnt'],
        roles: { ...NOBODY, leads: ['so-nnptnt'] },
      },
    })
    mornings.restart(both)
    await mornings.subscribe(CHAT, officerOf())
    mornings.at('2026-12-08')
    await mornings.tick()
    await mornings.subscribe(CHAT, officerOf({ marks: [markOf()] }))
    expect(await mornings.deliver()).toEqual([])
    await mornings.tick()
    const texts = await mornings.deliver()
    expect(texts).toHaveLength(1)
    expect(texts[0]).not.toContain('09/12/2026')
    expect(texts[0]).toContain('10/12/2026')
    await mornings.tick()
    expect(await mornings.deliver()).toEqual([])
  })

  test('at night a reminder waits for the end of the quiet hours', async () => {
    const mornings = await open()
    await mornings.subscribe(CHAT, officerOf())
    mornings.at('2026-12-02', '19:59')
    await mornings.tick()
    mornings.at('2026-12-02', '20:01')
    expect(await mornings.deliver()).toEqual([])
    mornings.at('2026-12-03', '06:59')
    expect(await mornings.deliver()).toEqual([])
    mornings.at('2026-12-03', '07:00')
    expect(await mornings.deliver()).toHaveLength(1)
  })

  test('a reminder whose quiet hours end after the last day is on record as not sent', async () => {
    const mornings = await open()
    await mornings.subscribe(CHAT, officerOf())
    mornings.at('2026-12-09', '19:59')
    await mornings.tick()
    mornings.at('2026-12-09', '20:01')
    expect(await mornings.deliver()).toEqual([])
    mornings.at('2026-12-10', '07:00')
    expect(await mornings.deliver()).toEqual([])
    const reasons = (await mornings.rows()).map(({ reason }) => reason)
    expect(reasons).toContain('quiet-hours')
  })

  test('a day that moves is told once to whoever was told the old one, and planned anew', async () => {
    const mornings = await open()
    await mornings.subscribe(CHAT, officerOf({ leads: [7, 1, 0] }))
    await mornings.subscribe('telegram:2', officerOf({ leads: [1, 0] }))
    expect(await mornings.morning('2026-12-02')).toHaveLength(1)
    mornings.restart(contentWith(MOVED_LATER))
    const [notice, ...more] = await mornings.morning('2026-12-03')
    expect(more).toEqual([])
    expect(notice).toContain('Đổi hạn')
    expect(notice).toContain('20/12/2026')
    expect(await mornings.morning('2026-12-03', '09:00')).toEqual([])
    const days: string[] = []
    for (let day = '2026-12-04'; day <= '2026-12-25'; day = addDays(day, 1)) {
      const texts = await mornings.morning(day)
      days.push(...texts.map(() => day))
    }
    // 20/12/2026 is a Sunday: the last two leads meet on Friday, told to each of the two.
    expect(days).toEqual(['2026-12-11', '2026-12-18', '2026-12-18'])
  })

  test('what waits under an old day is withdrawn with the change', async () => {
    const mornings = await open()
    await mornings.subscribe(CHAT, officerOf())
    mornings.at('2026-12-02')
    await mornings.tick()
    mornings.restart(contentWith(MOVED_LATER))
    await mornings.tick()
    const texts = await mornings.deliver()
    expect(texts).toHaveLength(1)
    expect(texts[0]).toContain('20/12/2026')
    expect(texts[0]).not.toContain('09/12/2026')
  })

  test('a task that is taken away is told as gone to whoever was told of it', async () => {
    const mornings = await open()
    await mornings.subscribe(CHAT, officerOf())
    await mornings.morning('2026-12-02')
    mornings.restart(contentWith({ [REPORT]: null }))
    const texts = await mornings.morning('2026-12-03')
    expect(texts).toHaveLength(1)
    expect(texts[0]).toContain('Không còn')
    expect(await mornings.morning('2026-12-08')).toEqual([])
  })

  test('a clock a year ahead sends no year of reminders, and the right ones when it is back', async () => {
    const mornings = await open()
    await mornings.subscribe(CHAT, officerOf())
    await mornings.morning('2026-11-21')
    await mornings.morning('2027-11-21')
    expect(mornings.sent.length).toBeLessThanOrEqual(2)
    const before = mornings.sent.length
    await mornings.morning('2026-12-02')
    await mornings.morning('2026-12-09')
    expect(mornings.sent.slice(before).map(({ text }) => text.includes('09/12/2026'))).toEqual([
      true,
      true,
    ])
  })

  test('a clock that goes back tells nothing twice', async () => {
    const mornings = await open()
    await mornings.subscribe(CHAT, officerOf())
    await mornings.morning('2026-12-02')
    await mornings.morning('2026-12-01')
    await mornings.morning('2026-12-02')
    expect(mornings.sent).toHaveLength(1)
  })

  test('three days without the program give one late message, and nothing past its day', async () => {
    const mornings = await open()
    await mornings.subscribe(CHAT, officerOf({ digest: false }))
    await mornings.morning('2026-12-01')
    const texts = await mornings.morning('2026-12-05')
    expect(texts).toHaveLength(1)
    expect(texts[0]).toContain('Em báo muộn')
    expect(await mornings.morning('2026-12-12')).toEqual([])
    const missed = (await mornings.rows()).filter(({ state }) => state === 'missed')
    expect(missed.map(({ key }) => key.split('|').at(-1))).toEqual(['lead:1', 'lead:0'])
  })

  test('while the database is muted planned reminders stay, and leave when it may speak', async () => {
    const mornings = await open()
    await mornings.subscribe(CHAT, officerOf())
    mornings.at('2026-12-02')
    await mornings.tick()
    await mornings.stores.standing.mute('restored')
    expect(await mornings.deliver()).toEqual([])
    mornings.at('2026-12-02', '08:05')
    await mornings.stores.standing.unmute()
    expect(await mornings.deliver()).toHaveLength(1)
  })

  test('what is missed while the program is down is on record, whatever somebody wrote meanwhile', async () => {
    const mornings = await open()
    await mornings.subscribe(CHAT, officerOf())
    await mornings.morning('2026-12-01')
    mornings.at('2026-12-12', '07:30')
    await mornings.subscribe(CHAT, officerOf({ time: '07:45' }))
    expect(await mornings.morning('2026-12-12')).toEqual([])
    const missed = (await mornings.rows()).filter(({ state }) => state === 'missed')
    expect(missed.map(({ key }) => key.split('|').at(-1))).toEqual(['lead:7', 'lead:1', 'lead:0'])
  })
})
