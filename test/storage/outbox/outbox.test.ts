import { describe, expect, test } from 'vitest'
import { settlementOf, settlementOfCrash } from '../../../bot/delivery/retry-policy.ts'
import type { SendOutcome } from '../../../bot/channels/channel.ts'
import { createHistory } from '../../../storage/chats/history.ts'
import type { OutboxRow } from '../../../storage/database/schema.ts'
import { DATABASES } from '../../support/database/databases.ts'
import { BOT, CHANNEL, draftOf, openDelivery } from '../../support/database/outbox.ts'

const NOW = 1_763_690_400_000
const OPEN = { window: null, cells: [BOT] }
const HOLDING_NOTHING = { channel: CHANNEL, owner: 'one', holds: [] }
const SENT: SendOutcome = { kind: 'sent', messageId: 'm1' }

describe.each(DATABASES)('the outbox on $name', ({ newUrl }) => {
  const open = async () => openDelivery(await newUrl())
  type Opened = Awaited<ReturnType<typeof open>>

  const claimOne = async ({ claim }: Opened, now = NOW, owner = 'one'): Promise<OutboxRow> => {
    const [delivery] = await claim(now, owner)
    if (!delivery) throw new Error('nothing was claimed')
    return delivery
  }
  const sendAs = async (opened: Opened, outcome: SendOutcome, now = NOW) => {
    const delivery = await claimOne(opened, now)
    await opened.outbox.gate(delivery, OPEN, now)
    await opened.outbox.record(delivery, settlementOf(delivery, outcome, now, null), now)
    return delivery
  }

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

  test.each<[string, SendOutcome, string]>([
    ['sent', SENT, 'a sent'],
    ['not sent', { kind: 'not-sent', reason: 'offline', retryAfterMs: null }, 'a pending'],
    ['too many', { kind: 'rate-limited', retryAfterMs: 3000, of: 'chat' }, 'a pending'],
    ['blocked', { kind: 'blocked', reason: 'bot was blocked' }, 'a blocked'],
    ['rejected', { kind: 'rejected', reason: 'text is empty' }, 'a dead'],
    ['outside the window', { kind: 'outside-window', reason: '-230' }, 'a dead'],
    ['moved', { kind: 'moved', to: 'telegram:-100' }, 'a pending'],
    ['month used up', { kind: 'quota', reason: 'Quota exceeded' }, 'a pending'],
    ['stopped', { kind: 'stopped', reason: 'Unauthorized' }, 'a pending'],
    ['in doubt', { kind: 'in-doubt', reason: 'timeout' }, 'a unknown'],
  ])(
    'a reply that is %s ends as it should, and what did not end in a message sent is on record',
    async (_name, outcome, state) => {
      const opened = await open()
      await opened.add([draftOf('a')], NOW)
      await sendAs(opened, outcome)
      expect(await opened.states()).toEqual([state])
      const attempts = await opened.db.selectFrom('attempts').selectAll().execute()
      const failed = { outcome: outcome.kind, fence: 1, owner: 'one', at: NOW }
      expect(attempts).toMatchObject(outcome.kind === 'sent' ? [] : [failed])
    },
  )

  test('a reminder in doubt is sent once more, and then held', async () => {
    const opened = await open()
    await opened.add([draftOf('a', { class: 'reminder' })], NOW)
    await sendAs(opened, { kind: 'in-doubt', reason: 'timeout' })
    expect(await opened.claim(NOW + 59_999)).toEqual([])
    await sendAs(opened, { kind: 'in-doubt', reason: 'timeout' }, NOW + 60_000)
    expect(await opened.row('a')).toMatchObject({ state: 'unknown', doubts: 2 })
  })

  test('a person who blocked the bot gets nothing more, and what waited is blocked with it', async () => {
    const opened = await open()
    await opened.add([draftOf('a'), draftOf('b')], NOW)
    await sendAs(opened, { kind: 'blocked', reason: 'bot was blocked' })
    await opened.add([draftOf('c', { chat: 'telegram:2' })], NOW)
    expect(await opened.states()).toEqual(['a blocked', 'b blocked', 'c pending'])
    await opened.add([draftOf('d')], NOW)
    const d = (await opened.claim(NOW)).find(({ key }) => key === 'd')
    if (!d) throw new Error('not claimed')
    expect(await opened.outbox.gate(d, OPEN, NOW)).toEqual({ kind: 'lost' })
    expect(await opened.row('d')).toMatchObject({ state: 'blocked', parcel: null })
  })

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

  /** Sends a message as it is told after the gate says how often the bot rested. */
  const tryAs = async (opened: Opened, delivery: OutboxRow, outcome: SendOutcome, now: number) => {
    const passed = await opened.outbox.gate(delivery, OPEN, now)
    const rests = passed.kind === 'go' ? passed.rests : undefined
    await opened.outbox.record(delivery, settlementOf(delivery, outcome, now, null, rests), now)
  }
  const restOf = async ({ db }: Opened, now: number) =>
    ((await createHistory(db).resting(CHANNEL, now))?.until ?? now) - now

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

  test('a reply that waited for more than ten minutes is held, a reminder leaves', async () => {
    const opened = await open()
    const gate = { ...OPEN, replyLives: 600_000 }
    const reminder = draftOf('reminder', { class: 'reminder', chat: 'telegram:2' })
    await opened.add([draftOf('reply'), reminder], NOW)
    const [reply, other] = await opened.claim(NOW + 600_001)
    if (!reply || !other) throw new Error('not claimed')
    expect(await opened.outbox.gate(reply, gate, NOW + 600_001)).toEqual({ kind: 'lost' })
    expect(await opened.outbox.gate(other, gate, NOW + 600_001)).toMatchObject({ kind: 'go' })
    const parcel = draftOf('reply').parcel
    expect(await opened.row('reply')).toMatchObject({ state: 'dead', reason: 'too-late', parcel })
  })

  test.each<[SendOutcome, boolean]>([
    [{ kind: 'quota', reason: 'Quota exceeded' }, true],
    [{ kind: 'rate-limited', retryAfterMs: 1000, of: 'chat' }, true],
    [{ kind: 'rejected', reason: 'text is empty' }, false],
  ])('of a reply that is too late after %j the text is kept: %s', async (outcome, isKept) => {
    const opened = await open()
    await opened.add([draftOf('a')], NOW)
    await tryAs(opened, await claimOne(opened), outcome, NOW + 660_000)
    const { state, parcel } = await opened.row('a')
    expect({ state, isKept: parcel !== null }).toEqual({ state: 'dead', isKept })
  })

  test('a reply of just ten minutes leaves', async () => {
    const opened = await open()
    await opened.add([draftOf('a')], NOW)
    const a = await claimOne(opened, NOW + 600_000)
    const gate = { ...OPEN, replyLives: 600_000 }
    expect(await opened.outbox.gate(a, gate, NOW + 600_000)).toMatchObject({ kind: 'go' })
  })

  test('outside its window a chat takes no text', async () => {
    const opened = await open()
    await opened.inbox.receive(
      [{ channel: 'telegram', key: 'u', chat: 'telegram:1', event: '{}' }],
      null,
      NOW,
    )
    await opened.inbox.take(
      'telegram:1',
      NOW,
      () => ({ turn: null, drafts: [draftOf('a')], chat: { kind: 'heard' } }),
      () => [],
    )
    const a = await claimOne(opened)
    const window = { window: 1000, cells: [BOT] }
    expect(await opened.outbox.gate(a, window, NOW + 1001)).toEqual({ kind: 'lost' })
    expect(await opened.row('a')).toMatchObject({ state: 'dead', reason: 'outside-window' })
  })

  test('a chat that moved takes its session and what waits along', async () => {
    const opened = await open()
    await opened.add([draftOf('a'), draftOf('b')], NOW)
    await sendAs(opened, { kind: 'moved', to: 'telegram:-1009007199254740993' })
    const rows = await opened.db.selectFrom('outbox').select('chat').distinct().execute()
    expect(rows).toEqual([{ chat: 'telegram:-1009007199254740993' }])
  })

  test('a month counts what was sent, and nothing else', async () => {
    const opened = await open()
    for (const outcome of [SENT, { kind: 'rejected', reason: 'no' } as const, SENT]) {
      await opened.add([draftOf(`${Math.random()}`)], NOW)
      const delivery = await claimOne(opened)
      await opened.outbox.gate(delivery, OPEN, NOW)
      await opened.outbox.record(delivery, settlementOf(delivery, outcome, NOW, '2026-11'), NOW)
    }
    const rows = await opened.db.selectFrom('quotas').selectAll().execute()
    expect(rows).toEqual([{ channel: 'telegram', month: '2026-11', used: 2 }])
  })

  test('the text of a message is kept no longer than it is needed', async () => {
    const opened = await open()
    await opened.add([draftOf('a'), draftOf('b', { chat: 'telegram:2' })], NOW)
    await sendAs(opened, SENT)
    expect((await opened.row('a')).parcel).toBeNull()
  })

  test('a state that does not exist is refused by the database itself', async () => {
    const opened = await open()
    await opened.add([draftOf('a')], NOW)
    const update = opened.db.updateTable('outbox').set({ state: 'perhaps' as 'sent' })
    await expect(update.execute()).rejects.toThrow(/constraint/iu)
  })
})
