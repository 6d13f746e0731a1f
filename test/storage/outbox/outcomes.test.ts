import { describe, expect, test } from 'vitest'
import { settlementOf } from '../../../bot/delivery/retry-policy.ts'
import type { SendOutcome } from '../../../bot/channels/channel.ts'
import { DATABASES } from '../../support/database/databases.ts'
import { BOT, draftOf, openDelivery } from '../../support/database/outbox.ts'
import { NOW, OPEN, SENT, claimOne, sendAs, tryAs } from '../../support/database/deliveries.ts'

describe.each(DATABASES)('what becomes of a message on $name', ({ newUrl }) => {
  const open = async () => openDelivery(await newUrl())

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
})
