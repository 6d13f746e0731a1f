import { describe, expect, test } from 'vitest'
import type { Session } from '../../../handlers/conversation/conversation.ts'
import type { UpdateContext } from '../../../storage/chats/updates.ts'
import { createChat } from '../../support/talk/chat.ts'
import { DATABASES } from '../../support/database/databases.ts'
import { draftOf } from '../../support/database/outbox.ts'
import { NOW, CHAT, HEARD, arrivalOf, openInbox } from '../../support/database/inbox.ts'

const sessionAfter = (text: string): Session => {
  const chat = createChat()
  chat.say(text)
  const session = chat.session()
  if (!session) throw new Error('no session')
  return session
}

const fail = () => {
  throw new RangeError('text of a person')
}

describe.each(DATABASES)('the inbox on $name', ({ newUrl }) => {
  const open = async () => openInbox(await newUrl())

  test('the same update received a hundred times at once counts once', async () => {
    const { inbox, updates } = await open()
    const fresh = await Promise.all(
      Array.from({ length: 100 }, () => inbox.receive([arrivalOf('u1')], null, NOW)),
    )
    expect(fresh.filter((count) => count === 1)).toHaveLength(1)
    expect(await updates()).toEqual([['u1', 'waiting', true]])
  })

  test('keys may come in any order, and two channels may use the same one', async () => {
    const { inbox, receive, updates } = await open()
    await receive('5', '3')
    await inbox.receive([{ ...arrivalOf('5'), channel: 'zalo-bot' }], null, NOW)
    expect(await receive('3', '4')).toBe(1)
    expect((await updates()).map(([key]) => key)).toEqual(['5', '3', '5', '4'])
  })

  test('a batch and the place to poll from next are stored together', async () => {
    const { inbox } = await open()
    expect(await inbox.cursor('telegram')).toBeNull()
    await inbox.receive([arrivalOf('u1')], { channel: 'telegram', cursor: '17' }, NOW)
    await inbox.receive([], { channel: 'telegram', cursor: '18' }, NOW)
    expect(await inbox.cursor('telegram')).toBe('18')
  })

  test('a chat is handled in the order in which its updates came, each once', async () => {
    const { receive, take, updates, keyOf } = await open()
    await receive('u1', 'u2')
    const seen: unknown[] = []
    const note = ({ key, isFollowed }: UpdateContext) => {
      seen.push([keyOf(key), isFollowed])
      return HEARD
    }
    expect(await take(note)).toEqual({ kind: 'handled', isMore: true })
    await take(note)
    expect(await take(note)).toBeNull()
    expect(seen).toEqual([
      ['u1', true],
      ['u2', false],
    ])
    expect(await updates()).toEqual([
      ['u1', 'done', false],
      ['u2', 'done', false],
    ])
  })

  test('session, effects, replies and the mark of being done come together or not at all', async () => {
    const { receive, take, states, db, updates } = await open()
    await receive('u1')
    const session = sessionAfter('kiểm tra điều kiện')
    const unanswered = {
      do: 'record-unanswered',
      text: 'x',
      province: null,
      on: '2026-11-21',
    } as const
    const turn = { session, effects: [unanswered] }
    const impossible = draftOf('a', { class: 'nothing' as 'reply' })
    await expect(take(() => ({ ...HEARD, turn, drafts: [impossible] }))).rejects.toThrow(
      /constraint/iu,
    )
    expect(await db.selectFrom('sessions').selectAll().execute()).toEqual([])
    expect(await db.selectFrom('unanswered').selectAll().execute()).toEqual([])
    expect(await updates()).toEqual([['u1', 'waiting', true]])
    await take(() => ({ ...HEARD, turn, drafts: [draftOf('a')] }))
    expect(await states()).toEqual(['a pending'])
    await receive('u2')
    let found: Session | null = null
    await take((waiting) => {
      found = waiting.session
      return HEARD
    })
    expect(found).toEqual(session)
  })

  test('an update that fails three times is put aside with an apology, and the chat goes on', async () => {
    const { receive, take, states, updates } = await open()
    await receive('u1', 'u2')
    expect((await take(fail))?.kind).toBe('failed')
    expect((await take(fail))?.kind).toBe('failed')
    expect((await take(fail))?.kind).toBe('dead')
    expect(await states()).toEqual(['sorry pending'])
    expect((await take())?.kind).toBe('handled')
    expect(await updates()).toEqual([
      ['u1', 'dead', false],
      ['u2', 'done', false],
    ])
  })

  test('who blocked the bot and writes again is written to again', async () => {
    const { receive, take, db } = await open()
    await receive('u1', 'u2', 'u3')
    await take()
    await take(() => ({ ...HEARD, chat: { kind: 'gone', reason: 'blocked' } }))
    const person = () => db.selectFrom('recipients').select('state').executeTakeFirst()
    expect(await person()).toEqual({ state: 'inactive' })
    await take()
    expect(await person()).toEqual({ state: 'active' })
  })

  test('a chat that is forgotten leaves no row that names it but what is on its way', async () => {
    const { receive, take, add, db } = await open()
    await receive('u1', 'u2')
    await take(() => ({ ...HEARD, turn: { session: sessionAfter('alo'), effects: [] } }))
    await add([draftOf('old')], NOW)
    await db.updateTable('outbox').set({ state: 'sent' }).execute()
    await take(() => ({
      ...HEARD,
      turn: { session: null, effects: [{ do: 'forget' }] },
      drafts: [draftOf('farewell')],
    }))
    const chats = await Promise.all(
      (['sessions', 'recipients', 'inbox', 'outbox'] as const).map((table) =>
        db.selectFrom(table).select('chat').where('chat', '=', CHAT).execute(),
      ),
    )
    expect(chats.flat()).toEqual([{ chat: CHAT }])
    expect(await receive('u1')).toBe(0)
  })

  test('what waits since before an instant is found by its chat', async () => {
    const { inbox, receive } = await open()
    await receive('u1', 'u2')
    expect(await inbox.waiting(NOW, 0)).toEqual([CHAT])
    expect(await inbox.waiting(NOW, 1)).toEqual([])
    expect(await inbox.waiting(NOW - 3_600_000, 1000)).toEqual([CHAT])
    expect(await inbox.backlog()).toEqual({ count: 2, since: NOW })
  })
})
