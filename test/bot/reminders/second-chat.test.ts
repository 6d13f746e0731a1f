import { describe, expect, test } from 'vitest'
import { DATABASES } from '../../support/database/databases.ts'
import { officerOf, openMornings } from '../../support/reminders/reminders.ts'

const CHAT = 'telegram:1'

describe.each(DATABASES)('reminders to a second chat on $name', ({ newUrl }) => {
  const open = async () => openMornings(await newUrl())

  test('somebody who left the first chat is told in the second one', async () => {
    const mornings = await open()
    await mornings.subscribe(CHAT, officerOf({ second: 'zalo-bot:9' }))
    await mornings.inbox.receive(
      [{ channel: 'telegram', key: 'u1', chat: CHAT, event: '{"kind":"left","reason":"blocked"}' }],
      null,
      mornings.now(),
    )
    await mornings.inbox.take(
      CHAT,
      mornings.now(),
      () => ({ turn: null, drafts: [], chat: { kind: 'gone', reason: 'blocked' } }),
      () => [],
    )
    mornings.at('2026-12-02')
    await mornings.tick()
    const { chat } = await mornings.db
      .selectFrom('outbox')
      .select('chat')
      .where('class', '=', 'reminder')
      .executeTakeFirstOrThrow()
    expect(chat).toBe('zalo-bot:9')
  })

  test('what the first chat does not take is told in the second one, once', async () => {
    const mornings = await open()
    await mornings.subscribe(CHAT, officerOf({ second: 'zalo-bot:9' }))
    mornings.at('2026-12-02')
    await mornings.tick()
    await mornings.deliver({ kind: 'blocked', reason: 'user left' })
    await mornings.tick()
    await mornings.tick()
    const rows = await mornings.db
      .selectFrom('outbox')
      .select(['chat', 'state'])
      .where('class', '=', 'reminder')
      .orderBy('id')
      .execute()
    expect(rows).toEqual([
      { chat: CHAT, state: 'blocked' },
      { chat: 'zalo-bot:9', state: 'pending' },
    ])
  })

  test('what may have arrived in the first chat is not told in the second one', async () => {
    const mornings = await open()
    await mornings.subscribe(CHAT, officerOf({ second: 'zalo-bot:9' }))
    mornings.at('2026-12-02')
    await mornings.tick()
    await mornings.deliver({ kind: 'in-doubt', reason: 'cut' })
    mornings.at('2026-12-02', '08:10')
    await mornings.deliver({ kind: 'in-doubt', reason: 'cut' })
    await mornings.tick()
    const rows = await mornings.db
      .selectFrom('outbox')
      .select(['chat', 'state', 'doubts'])
      .where('class', '=', 'reminder')
      .execute()
    expect(rows).toEqual([{ chat: CHAT, state: 'unknown', doubts: 2 }])
  })
})
