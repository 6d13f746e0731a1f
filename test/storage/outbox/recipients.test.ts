import { describe, expect, test } from 'vitest'
import { newSubscriber } from '../../../handlers/conversation/subscriber.ts'
import { forget } from '../../../storage/chats/sessions.ts'
import { hearFrom, moveChat } from '../../../storage/outbox/recipients.ts'
import { createInvitationStore, redeem } from '../../../storage/reminders/invitations.ts'
import { insertReminders } from '../../../storage/reminders/reminders.ts'
import { keepSubscriber } from '../../../storage/reminders/subscribers.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { DATABASES, openStore } from '../../support/database/databases.ts'

const OLD = 'telegram:-987654'
const NEW = 'telegram:-1001987654321'

const told = (chat: string, key: string) => ({
  chat,
  key,
  deadline: 'kg251-report-duty',
  occurrence: 'y2026',
  kind: 'lead' as const,
  due: '2026-12-09',
  send_on: '2026-12-02',
  state: 'queued' as const,
  reason: null,
  delivery: key,
  created_at: 1,
})

describe.each(DATABASES)('a group on $name', ({ newUrl }) => {
  test('that moved takes its subscription and what it was told along, each once', async () => {
    const { db } = await openStore(await newUrl())
    const writeTx = createWriteTx(db)
    const subscriber = newSubscriber('2026-11-21T00:00:00Z', 'officer')
    await writeTx(async (tx) => {
      await keepSubscriber(tx, 'telegram', OLD, subscriber)
      await insertReminders(tx, [told(OLD, 'a'), told(OLD, 'b'), told(NEW, 'b')])
    })
    for (let times = 0; times < 2; times += 1) await writeTx((tx) => moveChat(tx, OLD, NEW))
    const chats = await db.selectFrom('subscribers').select('chat').execute()
    const rows = await db.selectFrom('reminders').select(['chat', 'key']).orderBy('key').execute()
    expect(chats).toEqual([{ chat: NEW }])
    expect(rows).toEqual([
      { chat: NEW, key: 'a' },
      { chat: NEW, key: 'b' },
    ])
  })

  test('that moved is found whole under its new id, and deleted whole', async () => {
    const { db } = await openStore(await newUrl())
    const writeTx = createWriteTx(db)
    const [person, other] = ['telegram:1', 'telegram:2']
    const subscriber = newSubscriber('2026-11-21T00:00:00Z', 'officer')
    const seconds = async () => {
      const rows = await db.selectFrom('subscribers').selectAll().orderBy('chat').execute()
      return rows.map(({ settings }) => (JSON.parse(settings) as typeof subscriber).second)
    }
    const draft = { id: 'i1', hash: 'h', province: 'kien-giang', agency: 'so-nnptnt' } as const
    await createInvitationStore(db).add({ ...draft, approval: false, expiresAt: 9 }, 1)
    await writeTx(async (tx) => {
      await hearFrom(tx, 'telegram', OLD, 1)
      await redeem(tx, OLD, 'i1', 2)
      await keepSubscriber(tx, 'telegram', person, { ...subscriber, second: OLD })
      await keepSubscriber(tx, 'telegram', other, { ...subscriber, second: person })
      const row = { channel: 'telegram', chat: OLD, event: null, received_at: 1 }
      await tx
        .insertInto('inbox')
        .values({ ...row, update_key: 'k', state: 'done' })
        .execute()
      await tx.insertInto('receipts').values({ chat: OLD, message_id: '1', at: 1 }).execute()
    })
    await writeTx((tx) => moveChat(tx, OLD, NEW))
    expect(await seconds()).toEqual([NEW, person])
    const invitations = () => db.selectFrom('invitations').selectAll().execute()
    expect(await invitations()).toMatchObject([{ used_by: NEW, used_at: 2 }])
    await writeTx((tx) => forget(tx, NEW, 'sent', 3))
    expect(await seconds()).toEqual([null, person])
    const left = [
      await invitations(),
      await db.selectFrom('inbox').selectAll().execute(),
      await db.selectFrom('receipts').selectAll().execute(),
      await db.selectFrom('recipients').selectAll().execute(),
    ]
    expect(JSON.stringify(left)).not.toContain('987654')
  })
})
