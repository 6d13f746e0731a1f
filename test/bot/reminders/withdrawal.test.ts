import { describe, expect, test } from 'vitest'
import { DATABASES } from '../../support/database/databases.ts'
import { contentWith, officerOf, openMornings, REPORT } from '../../support/reminders/reminders.ts'

const CHAT = 'telegram:1'
const SECOND = 'zalo-bot:9'
const moved = (day: number) =>
  contentWith({
    [REPORT]: {
      time: {
        kind: 'yearly',
        month: 12,
        day,
        bound: 'by',
        from: '2023-10-20',
        until: null,
      },
    },
  })

describe.each(DATABASES)('reminders that are withdrawn on $name', ({ newUrl }) => {
  const open = async () => openMornings(await newUrl())
  type Mornings = Awaited<ReturnType<typeof open>>

  const forget = ({ stores, now }: Mornings, chat: string) =>
    stores.turns.take(chat, null, new Date(now()).toISOString(), () => ({
      saved: { session: null, response: null, effects: [{ do: 'forget' }] },
      result: null,
    }))

  test('whoever has all data erased hears nothing of what waited', async () => {
    const mornings = await open()
    await mornings.subscribe(CHAT, officerOf())
    mornings.at('2026-12-02')
    await mornings.tick()
    await forget(mornings, CHAT)
    expect(await mornings.deliver()).toEqual([])
  })

  test('whoever has all data erased hears nothing in the second chat either', async () => {
    const mornings = await open()
    await mornings.subscribe(CHAT, officerOf({ second: SECOND }))
    mornings.at('2026-12-02')
    await mornings.tick()
    await mornings.deliver({ kind: 'blocked', reason: 'user left' })
    await mornings.tick()
    await forget(mornings, CHAT)
    const waiting = await mornings.db
      .selectFrom('outbox')
      .select('key')
      .where('chat', '=', SECOND)
      .execute()
    expect(waiting).toEqual([])
  })

  test('a day that moves while its reminder is claimed is told anew on the same day', async () => {
    const mornings = await open()
    await mornings.subscribe(CHAT, officerOf())
    mornings.at('2026-12-09')
    await mornings.tick()
    const [delivery] = await mornings.claim(mornings.now())
    if (!delivery) throw new Error('nothing was claimed')
    mornings.restart(moved(10))
    await mornings.tick()
    const gate = { window: null, cells: [], recheck: mornings.recheck() }
    const passed = await mornings.outbox.gate(delivery, gate, mornings.now())
    expect(passed.kind).toBe('lost')
    await mornings.tick()
    const texts = await mornings.deliver()
    expect(texts).toHaveLength(1)
    expect(texts[0]).toContain('10/12/2026')
  })

  test('what was planned by a clock that ran ahead is told on the day it is due', async () => {
    const mornings = await open()
    await mornings.subscribe(CHAT, officerOf({ leads: [0] }))
    mornings.at('2026-12-08')
    await mornings.tick()
    mornings.at('2026-12-09')
    await mornings.tick()
    mornings.at('2026-12-08')
    expect(await mornings.deliver()).toEqual([])
    expect(await mornings.morning('2026-12-09')).toHaveLength(1)
  })
})
