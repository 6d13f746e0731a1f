import { describe, expect, test } from 'vitest'
import type { SendOutcome } from '../../../bot/channels/channel.ts'
import { settlementOf } from '../../../bot/delivery/retry-policy.ts'
import type { Handled } from '../../../storage/chats/updates.ts'
import { DATABASES } from '../../support/database/databases.ts'
import { claimOne, OPEN, SENT } from '../../support/database/deliveries.ts'
import { arrivalOf, CHAT, NOW, openInbox } from '../../support/database/inbox.ts'
import { draftOf } from '../../support/database/outbox.ts'

const WITHDRAWN: Handled = { turn: null, drafts: [], chat: { kind: 'withdrawn' } }

describe.each(DATABASES)('of a chat that was withdrawn, on $name,', ({ newUrl }) => {
  test('no message that waits is sent, also where it was claimed', async () => {
    const opened = await openInbox(await newUrl())
    await opened.add([draftOf('a'), draftOf('b'), draftOf('other', { chat: 'telegram:2' })], NOW)
    const claimed = await claimOne(opened)
    await opened.receive('u1')
    await opened.take(() => WITHDRAWN)
    expect(await opened.states()).toEqual(['other claimed'])
    expect((await opened.outbox.gate(claimed, OPEN, NOW)).kind).toBe('lost')
  })

  test.each<[string, SendOutcome]>([
    ['sent', SENT],
    ['refused for now', { kind: 'rate-limited', retryAfterMs: 3000, of: 'chat' }],
    ['not sent', { kind: 'not-sent', reason: 'offline', retryAfterMs: null }],
    ['in doubt', { kind: 'in-doubt', reason: 'timeout' }],
  ])(
    'a message on its way that is %s leaves no row, and does not go again',
    async (_what, outcome) => {
      const opened = await openInbox(await newUrl())
      await opened.add([draftOf('a')], NOW)
      const delivery = await claimOne(opened)
      await opened.outbox.gate(delivery, OPEN, NOW)
      await opened.receive('u1')
      await opened.take(() => WITHDRAWN)
      expect(await opened.states()).toEqual(['a sending'])
      await opened.outbox.record(delivery, settlementOf(delivery, outcome, NOW, null), NOW)
      expect(await opened.states()).toEqual([])
      expect(await opened.db.selectFrom('attempts').selectAll().execute()).toEqual([])
    },
  )

  test('nobody is known any more, and the key of the event stays without the chat', async () => {
    const opened = await openInbox(await newUrl())
    await opened.receive('u1', 'u2')
    await opened.take()
    expect(await opened.db.selectFrom('recipients').selectAll().execute()).toHaveLength(1)
    await opened.take(() => WITHDRAWN)
    expect(await opened.db.selectFrom('recipients').selectAll().execute()).toEqual([])
    const rows = await opened.db.selectFrom('inbox').selectAll().execute()
    expect(rows.map(({ chat }) => chat)).toEqual(['', ''])
    await opened.receive('u2')
    expect(await opened.take(() => WITHDRAWN)).toBeNull()
  })

  test('what they write behind it is handled', async () => {
    const opened = await openInbox(await newUrl())
    await opened.receive('u1', 'u2')
    await opened.take(() => WITHDRAWN)
    expect(await opened.take()).toMatchObject({ kind: 'handled', isMore: false })
    const people = await opened.db.selectFrom('recipients').selectAll().execute()
    expect(people.map(({ chat }) => chat)).toEqual([CHAT])
  })

  const withdrawal = { ...arrivalOf('w'), isWithdrawal: true }

  test('it overtakes what waits in its chat, and nothing of others', async () => {
    const { inbox, receive, take, db } = await openInbox(await newUrl())
    await receive('u1', 'u2')
    await inbox.receive([arrivalOf('u3', 'telegram:2')], null, NOW)
    await inbox.receive([withdrawal], null, NOW)
    const rows = await db.selectFrom('inbox').selectAll().orderBy('id').execute()
    expect(rows.map(({ state, chat }) => [state, chat])).toEqual([
      ['done', CHAT],
      ['done', CHAT],
      ['waiting', 'telegram:2'],
      ['waiting', CHAT],
    ])
    expect(rows.slice(0, 2).map(({ event }) => event)).toEqual([null, null])
    const seen: string[] = []
    await take(({ event }) => {
      seen.push(event)
      return WITHDRAWN
    })
    expect(seen).toEqual([withdrawal.event])
    expect(await take()).toBeNull()
    const after = await db.selectFrom('inbox').select('chat').orderBy('id').execute()
    expect(after.map(({ chat }) => chat)).toEqual(['', '', 'telegram:2', ''])
  })

  test('delivered again it drops what waits before it, and nothing that came since', async () => {
    const { inbox, receive, take } = await openInbox(await newUrl())
    await inbox.receive([withdrawal], null, NOW)
    await receive('u1')
    await inbox.receive([withdrawal], null, NOW)
    expect(await take(() => WITHDRAWN)).toMatchObject({ isMore: true })
    await inbox.receive([withdrawal], null, NOW)
    expect(await take()).toMatchObject({ kind: 'handled' })
  })

  test('what is brought for an update that was dropped is stored nowhere', async () => {
    const { inbox, receive, db } = await openInbox(await newUrl())
    await receive('u1')
    const { id } = await db.selectFrom('inbox').select('id').executeTakeFirstOrThrow()
    expect(await inbox.isWaiting(id)).toBe(true)
    await inbox.receive([withdrawal], null, NOW)
    expect(await inbox.isWaiting(id)).toBe(false)
    await inbox.bring(id, 'words of a person')
    const rows = await db.selectFrom('inbox').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('words of a person')
  })
})
