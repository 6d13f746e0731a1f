import { describe, expect, test } from 'vitest'
import { newSubscriber } from '../../../handlers/conversation/subscriber.ts'
import { countSent, quotaStateOf, readQuotaState } from '../../../storage/outbox/quotas.ts'
import { insertReminders } from '../../../storage/reminders/reminders.ts'
import { keepSubscriber } from '../../../storage/reminders/subscribers.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { DATABASES } from '../../support/database/databases.ts'
import { BOT, CHANNEL, draftOf, openDelivery } from '../../support/database/outbox.ts'

const NOW = 1_763_690_400_000
const HOUR_MS = 3_600_000
const QUOTA = { month: '2025-11', messages: 20 }
const CHAT = 'telegram:1'

test('of 3,000 messages the 2,400th makes them scarce, and the 2,850th leaves them to replies', () => {
  expect([0, 2399].map((used) => quotaStateOf(used, 3000))).toEqual(['ample', 'ample'])
  expect([2400, 2849].map((used) => quotaStateOf(used, 3000))).toEqual(['scarce', 'scarce'])
  expect([2850, 3000, 4000].map((used) => quotaStateOf(used, 3000))).toEqual(
    Array.from({ length: 3 }, () => 'replies-only'),
  )
})

describe.each(DATABASES)('the messages of a month on $name', ({ newUrl }) => {
  const open = async () => {
    const opened = await openDelivery(await newUrl())
    const writeTx = createWriteTx(opened.db)
    const send = async (messages: number, month = QUOTA.month) => {
      for (let sent = 0; sent < messages; sent += 1)
        await writeTx((tx) => countSent(tx, CHANNEL, month))
    }
    /** A delivery at the gate: how it passes, and how it stands then. */
    const pass = async (kind: 'reply' | 'reminder', quota = QUOTA) => {
      await opened.add([draftOf(kind, { class: kind, chat: CHAT })], NOW)
      const [delivery] = await opened.claim(NOW)
      if (!delivery) throw new Error('nothing was claimed')
      const gate = { window: null, cells: [BOT], quota }
      const passed = await opened.outbox.gate(delivery, gate, NOW)
      const { state, reason } = await opened.row(kind)
      return { passed, state, reason }
    }
    /** The reminder is planned for a person who has this second chat. */
    const plan = (second: string | null) =>
      writeTx(async (tx) => {
        const subscriber = { ...newSubscriber('2025-11-01T00:00:00Z', 'officer'), second }
        await keepSubscriber(tx, CHANNEL, CHAT, subscriber)
        const row = {
          chat: CHAT,
          key: 'k',
          deadline: 'd',
          occurrence: 'o',
          kind: 'lead' as const,
          due: '2025-12-09',
          send_on: '2025-12-02',
          state: 'queued' as const,
          delivery: 'reminder',
          created_at: NOW,
        }
        await insertReminders(tx, [row])
      })
    return { ...opened, send, pass, plan }
  }

  test('are counted for each month by itself', async () => {
    const { db, send } = await open()
    await send(16)
    expect(await readQuotaState(db, CHANNEL, QUOTA)).toBe('scarce')
    expect(await readQuotaState(db, CHANNEL, { ...QUOTA, month: '2025-12' })).toBe('ample')
    expect(await readQuotaState(db, 'zalo-bot', QUOTA)).toBe('ample')
  })

  test('let a reminder pass while they are only scarce', async () => {
    const { send, pass } = await open()
    await send(18)
    expect(await pass('reminder')).toMatchObject({ passed: { kind: 'go' }, state: 'sending' })
  })

  test('are left to replies at the end, and a reminder waits', async () => {
    const { send, pass, plan } = await open()
    await send(19)
    await plan(null)
    expect(await pass('reminder')).toMatchObject({
      passed: { kind: 'wait', until: NOW + HOUR_MS },
      state: 'pending',
    })
    expect(await pass('reply')).toMatchObject({ passed: { kind: 'go' } })
  })

  test('give a reminder free for the second chat of the same person', async () => {
    const { send, pass, plan, row } = await open()
    await send(19)
    await plan('telegram:2')
    expect(await pass('reminder')).toEqual({
      passed: { kind: 'lost' },
      state: 'dead',
      reason: 'quota',
    })
    // From then on its time to be kept runs, and nothing that is to be sent is left in it.
    expect(await row('reminder')).toMatchObject({ settled_at: NOW, parcel: null })
  })

  test('begin anew with the month', async () => {
    const { send, pass } = await open()
    await send(20)
    expect(await pass('reminder', { ...QUOTA, month: '2025-12' })).toMatchObject({
      passed: { kind: 'go' },
    })
  })
})
