import { describe, expect, test } from 'vitest'
import { newSubscriber, type Subscriber } from '../../../handlers/conversation/subscriber.ts'
import { createGrantStore } from '../../../storage/reminders/grants.ts'
import { deactivate } from '../../../storage/outbox/recipients.ts'
import { keepSubscriber } from '../../../storage/reminders/subscribers.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { DATABASES, openStore } from '../../support/database/databases.ts'

const NOW = 1_763_690_400_000
const CHAT = 'telegram:1'
const WAITING: Subscriber = {
  ...newSubscriber('2026-11-21T00:00:00Z', 'officer'),
  grants: [
    {
      province: 'kien-giang',
      agency: 'so-nnptnt',
      invitation: 'i1',
      state: 'waiting',
      at: '2026-11-21T00:00:00Z',
    },
  ],
}

const changeTo = (subscriber: Subscriber | null, notBefore = NOW) => ({
  subscriber,
  notice: {
    key: 'approved:1',
    channel: 'telegram',
    chat: CHAT,
    class: 'reminder' as const,
    parcel: '{"text":"a","choices":[]}',
  },
  notBefore,
})

const approved = (subscriber: Subscriber): Subscriber => ({
  ...subscriber,
  grants: subscriber.grants.map((grant) => ({ ...grant, state: 'approved' })),
})

describe.each(DATABASES)('grants on $name', ({ newUrl }) => {
  const open = async () => {
    const { db } = await openStore(await newUrl())
    const writeTx = createWriteTx(db)
    await writeTx((tx) => keepSubscriber(tx, 'telegram', CHAT, WAITING))
    const outbox = () => db.selectFrom('outbox').select(['key', 'next_at']).execute()
    return { db, writeTx, grants: createGrantStore(db), outbox }
  }

  test('a decision and its notice are written together', async () => {
    const { grants, outbox } = await open()
    expect(await grants.change(CHAT, (one) => changeTo(approved(one)), NOW)).toBe(true)
    const [person] = await grants.people()
    expect(person?.subscriber?.grants).toMatchObject([{ state: 'approved' }])
    expect(await outbox()).toEqual([{ key: 'approved:1', next_at: NOW }])
  })

  test('a notice of the night waits for the morning', async () => {
    const { grants, outbox } = await open()
    await grants.change(CHAT, (one) => changeTo(approved(one), NOW + 5), NOW)
    expect(await outbox()).toEqual([{ key: 'approved:1', next_at: NOW + 5 }])
  })

  test('of two decisions at once the second finds what the first has written', async () => {
    const { grants, outbox } = await open()
    const approve = () =>
      grants.change(
        CHAT,
        (one) =>
          one.grants.some(({ state }) => state === 'waiting') ? changeTo(approved(one)) : null,
        NOW,
      )
    const done = await Promise.all([approve(), approve(), approve()])
    expect(done.toSorted()).toEqual([false, false, true])
    expect(await outbox()).toHaveLength(1)
  })

  test('nothing is written for a chat that is not on record, or where nothing is decided', async () => {
    const { grants, outbox } = await open()
    expect(await grants.change('telegram:2', (one) => changeTo(one), NOW)).toBe(false)
    expect(await grants.change(CHAT, () => null, NOW)).toBe(false)
    expect(await outbox()).toEqual([])
  })

  test('a subscription that is ended is gone, and its person is told', async () => {
    const { grants, outbox } = await open()
    await grants.change(CHAT, () => changeTo(null), NOW)
    expect(await grants.people()).toEqual([])
    expect(await outbox()).toHaveLength(1)
  })

  test('who blocked the bot and whose record cannot be read is shown as that', async () => {
    const { db, writeTx, grants } = await open()
    await writeTx((tx) => deactivate(tx, 'telegram', CHAT, 'kicked', NOW))
    expect(await grants.people()).toMatchObject([{ chat: CHAT, isReachable: false }])
    await db.updateTable('subscribers').set({ settings: '{"version":9}' }).execute()
    expect(await grants.people()).toMatchObject([{ chat: CHAT, subscriber: null }])
    expect(await grants.change(CHAT, (one) => changeTo(one), NOW)).toBe(false)
  })
})
