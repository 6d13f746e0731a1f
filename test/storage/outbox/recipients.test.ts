import { describe, expect, test } from 'vitest'
import { newSubscriber } from '../../../handlers/subscriber.ts'
import { moveChat } from '../../../storage/outbox/recipients.ts'
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
})
