import { describe, expect, test } from 'vitest'
import { settlementOf, settlementOfCrash } from '../../../bot/delivery/retry-policy.ts'
import { DATABASES } from '../../support/database/databases.ts'
import { BOT, draftOf, openDelivery } from '../../support/database/outbox.ts'
import {
  HOLDING_NOTHING,
  NOW,
  OPEN,
  SENT,
  claimOne,
  sendAs,
} from '../../support/database/deliveries.ts'

describe.each(DATABASES)('the outbox on $name', ({ newUrl }) => {
  const open = async () => openDelivery(await newUrl())

  test('the same message drafted twice is there once', async () => {
    const opened = await open()
    await opened.add([draftOf('a'), draftOf('b')], NOW)
    await opened.add([draftOf('a', { parcel: 'other' })], NOW + 5)
    expect(await opened.states()).toEqual(['a pending', 'b pending'])
  })

  test('a chat has one message on its way at a time, in the order in which they were added', async () => {
    const opened = await open()
    await opened.add([draftOf('a'), draftOf('b'), draftOf('c', { chat: 'telegram:2' })], NOW)
    expect((await opened.claim(NOW)).map(({ key }) => key)).toEqual(['a', 'c'])
    expect(await opened.claim(NOW)).toEqual([])
    const a = await opened.row('a')
    await opened.outbox.gate(a, OPEN, NOW)
    expect(await opened.claim(NOW)).toEqual([])
    await opened.outbox.record(a, settlementOf(a, SENT, NOW, null), NOW)
    expect((await opened.claim(NOW)).map(({ key }) => key)).toEqual(['b'])
  })

  test('replies go before reminders, in a chat and over all', async () => {
    const opened = await open()
    const reminder = { class: 'reminder' as const }
    await opened.add([draftOf('old reminder', { ...reminder, chat: 'telegram:2' })], NOW)
    await opened.add([draftOf('reminder', reminder), draftOf('reply')], NOW)
    expect((await opened.claim(NOW)).map(({ key }) => key)).toEqual(['reply', 'old reminder'])
  })

  test('a claim takes no more than it may', async () => {
    const opened = await open()
    await opened.add(
      [1, 2, 3].map((at) => draftOf(`${at}`, { chat: `telegram:${at}` })),
      NOW,
    )
    expect(await opened.claim(NOW, 'one', 2)).toHaveLength(2)
  })

  test('nothing is claimed before it is due, unless the clock went back since it was put off', async () => {
    const opened = await open()
    await opened.add([draftOf('a')], NOW)
    await sendAs(opened, { kind: 'not-sent', reason: 'offline', retryAfterMs: 60_000 })
    expect(await opened.claim(NOW + 59_999)).toEqual([])
    expect(await opened.claim(NOW - 3_600_000)).toHaveLength(1)
  })

  test('only the newest fence passes the gate, and passes it once for everybody else', async () => {
    const opened = await open()
    await opened.add([draftOf('a')], NOW)
    const first = await claimOne(opened)
    await opened.outbox.reap('one', 0, (row) => settlementOfCrash(row, NOW), NOW)
    const second = await claimOne(opened, NOW, 'two')
    expect(second.fence).toBe(first.fence + 1)
    expect(await opened.outbox.gate(first, OPEN, NOW)).toEqual({ kind: 'lost' })
    expect(await opened.outbox.gate(second, OPEN, NOW)).toMatchObject({ kind: 'go' })
  })

  test('a claim of which its program never heard is let go at its next claim', async () => {
    const opened = await open()
    await opened.add([draftOf('a')], NOW)
    await opened.outbox.claim(HOLDING_NOTHING, BOT, NOW, 5)
    const { deliveries } = await opened.outbox.claim(HOLDING_NOTHING, BOT, NOW, 5)
    expect(deliveries).toMatchObject([{ key: 'a', fence: 2 }])
  })

  test('a gate of which its program never heard can be asked again, whatever the pace says', async () => {
    const opened = await open()
    await opened.add([draftOf('a')], NOW)
    const delivery = await claimOne(opened)
    const paced = { window: null, cells: [{ ...BOT, perSecond: 1 }] }
    expect(await opened.outbox.gate(delivery, paced, NOW)).toMatchObject({ kind: 'go' })
    const again = await opened.outbox.gate(delivery, paced, NOW)
    expect(again).toEqual({ kind: 'wait', until: NOW + 1000 })
    expect(await opened.states()).toEqual(['a pending'])
  })

  test('gates asked at the same moment keep the pace together', async () => {
    const opened = await open()
    const chats = [1, 2, 3, 4, 5, 6, 7, 8].map((at) => `telegram:${at}`)
    await opened.add(
      chats.map((chat) => draftOf(chat, { chat })),
      NOW,
    )
    const paced = { window: null, cells: [{ ...BOT, perSecond: 1 }] }
    const claimed = await opened.claim(NOW)
    const passed = await Promise.all(claimed.map((one) => opened.outbox.gate(one, paced, NOW)))
    expect(passed.filter(({ kind }) => kind === 'go')).toHaveLength(1)
  })

  test('a program that has beaten since it was last seen is not taken over', async () => {
    const opened = await open()
    await opened.add([draftOf('a')], NOW)
    await claimOne(opened)
    await opened.owners.beat('one', 1)
    const reap = (beat: number) =>
      opened.outbox.reap('one', beat, (row) => settlementOfCrash(row, NOW), NOW)
    expect(await reap(0)).toBeNull()
    expect(await opened.states()).toEqual(['a claimed'])
    expect(await reap(1)).toBe(1)
    expect(await opened.states()).toEqual(['a pending'])
  })

  test('a result that comes after the delivery was taken over changes nothing', async () => {
    const opened = await open()
    await opened.add([draftOf('a')], NOW)
    const frozen = await claimOne(opened)
    await opened.outbox.gate(frozen, OPEN, NOW)
    await opened.outbox.reap('one', 0, (row) => settlementOfCrash(row, NOW), NOW)
    const late = settlementOf(frozen, SENT, NOW, null)
    expect(await opened.outbox.record(frozen, late, NOW)).toBe(false)
    expect(await opened.states()).toEqual(['a unknown'])
  })

  test('a state that does not exist is refused by the database itself', async () => {
    const opened = await open()
    await opened.add([draftOf('a')], NOW)
    const update = opened.db.updateTable('outbox').set({ state: 'perhaps' as 'sent' })
    await expect(update.execute()).rejects.toThrow(/constraint/iu)
  })
})
