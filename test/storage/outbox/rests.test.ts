import { describe, expect, test } from 'vitest'
import { settlementOf } from '../../../bot/delivery/retry-policy.ts'
import type { SendOutcome } from '../../../bot/channels/channel.ts'
import { createHistory } from '../../../storage/chats/history.ts'
import { DATABASES } from '../../support/database/databases.ts'
import { BOT, CHANNEL, draftOf, openDelivery } from '../../support/database/outbox.ts'
import {
  HOLDING_NOTHING,
  NOW,
  OPEN,
  SENT,
  claimOne,
  sendAs,
  tryAs,
  restOf,
} from '../../support/database/deliveries.ts'

describe.each(DATABASES)('rests on $name', ({ newUrl }) => {
  const open = async () => openDelivery(await newUrl())

  test('three refused messages in a row put a chat to rest; one that arrives clears them', async () => {
    const opened = await open()
    const rejected: SendOutcome = { kind: 'rejected', reason: 'unknown' }
    await opened.inbox.receive(
      [{ channel: 'telegram', key: 'u', chat: 'telegram:1', event: '{}' }],
      null,
      NOW,
    )
    await opened.inbox.take(
      'telegram:1',
      NOW,
      () => ({ turn: null, drafts: [], chat: { kind: 'heard' } }),
      () => [],
    )
    const push = { class: 'reminder' as const }
    for (const [key, outcome] of Object.entries({
      a: rejected,
      b: rejected,
      c: SENT,
      d: rejected,
    })) {
      await opened.add([draftOf(key, push)], NOW)
      await sendAs(opened, outcome)
    }
    const person = () => opened.db.selectFrom('recipients').selectAll().executeTakeFirstOrThrow()
    expect(await person()).toMatchObject({ state: 'active', rejections: 1 })
    for (const key of ['e', 'f']) {
      await opened.add([draftOf(key, push)], NOW)
      await sendAs(opened, rejected)
    }
    expect(await person()).toMatchObject({ state: 'inactive', reason: 'unknown' })
  })

  test('429 of a chat lets only that chat rest, 429 of a bot all of them', async () => {
    const opened = await open()
    const cells = [BOT, { key: 'telegram:1', perSecond: 0, burst: 1 }]
    await opened.add([draftOf('a')], NOW)
    await sendAs(opened, { kind: 'rate-limited', retryAfterMs: 3000, of: 'chat' })
    await opened.add([draftOf('b', { chat: 'telegram:2' })], NOW)
    const [b] = await opened.claim(NOW)
    expect(b?.key).toBe('b')
    const a = await claimOne(opened, NOW + 3000)
    expect(await opened.outbox.gate(a, { window: null, cells }, NOW + 2999)).toEqual({
      kind: 'wait',
      until: NOW + 3000,
    })
    if (!b) throw new Error('not claimed')
    await opened.outbox.gate(b, OPEN, NOW)
    const all = settlementOf(b, { kind: 'rate-limited', retryAfterMs: 9000, of: 'bot' }, NOW, null)
    await opened.outbox.record(b, all, NOW)
    expect(await opened.outbox.claim(HOLDING_NOTHING, BOT, NOW + 8999, 5)).toEqual({
      deliveries: [],
      restUntil: NOW + 9000,
    })
    expect((await opened.row('b')).failures).toBe(0)
  })

  test('a bot that is refused again and again rests ever longer, and shortly again once something is taken', async () => {
    const opened = await open()
    const quota: SendOutcome = { kind: 'quota', reason: 'Quota exceeded' }
    const rests: number[] = []
    let now = NOW
    for (const [at, outcome] of [quota, quota, quota, SENT, quota].entries()) {
      await opened.add([draftOf(`${at}`, { chat: `telegram:${at}` })], now)
      await tryAs(opened, await claimOne(opened, now), outcome, now)
      rests.push(await restOf(opened, now))
      now += 300_000
    }
    expect(rests).toEqual([5000, 10_000, 20_000, 0, 5000])
  })

  test('messages that are refused together are one rest', async () => {
    const opened = await open()
    await opened.add([draftOf('a'), draftOf('b', { chat: 'telegram:2' })], NOW)
    const [a, b] = await opened.claim(NOW)
    if (!a || !b) throw new Error('not claimed')
    const passed = [await opened.outbox.gate(a, OPEN, NOW), await opened.outbox.gate(b, OPEN, NOW)]
    expect(passed).toMatchObject([{ rests: new Map() }, { rests: new Map() }])
    for (const one of [a, b]) {
      const quota: SendOutcome = { kind: 'quota', reason: 'Quota exceeded' }
      await opened.outbox.record(one, settlementOf(one, quota, NOW, null), NOW)
    }
    expect(await restOf(opened, NOW)).toBe(5000)
    const next = await claimOne(opened, NOW + 5000)
    expect(await opened.outbox.gate(next, OPEN, NOW + 5000)).toMatchObject({
      rests: new Map([[CHANNEL, 1]]),
    })
  })

  test('a rest tells why and is over when its time has come, or the clock went back', async () => {
    const opened = await open()
    await opened.add([draftOf('a')], NOW)
    await sendAs(opened, { kind: 'quota', reason: '429 Quota exceeded' })
    const history = createHistory(opened.db)
    expect(await history.resting(CHANNEL, NOW)).toMatchObject({
      until: NOW + 5000,
      failure: { outcome: 'quota', detail: '429 Quota exceeded' },
    })
    expect(await history.resting(CHANNEL, NOW + 5000)).toBeNull()
    expect(await history.resting(CHANNEL, NOW - 3_600_000)).toBeNull()
    expect(await history.resting('zalo-oa', NOW)).toBeNull()
  })
})
