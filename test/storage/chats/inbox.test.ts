import { describe, expect, test } from 'vitest'
import type { SendOutcome } from '../../../bot/channels/channel.ts'
import { settlementOf } from '../../../bot/delivery/retry-policy.ts'
import type { Session } from '../../../handlers/conversation.ts'
import type { Handled, UpdateContext } from '../../../storage/chats/updates.ts'
import { pseudonymsOf } from '../../../storage/database/pseudonym.ts'
import { createChat } from '../../support/talk/chat.ts'
import { DATABASES } from '../../support/database/databases.ts'
import { BOT, draftOf, openDelivery } from '../../support/database/outbox.ts'

const NOW = 1_763_690_400_000
const CHAT = 'telegram:1'
const HEARD: Handled = { turn: null, drafts: [], chat: { kind: 'heard' } }

const arrivalOf = (key: string, chat = CHAT) => ({
  channel: 'telegram',
  key,
  chat,
  event: JSON.stringify({ kind: 'text', text: key }),
})

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
const arrived = (message: string) => (): Handled => ({
  ...HEARD,
  chat: { kind: 'arrived', messages: [message] },
})

describe.each(DATABASES)('the inbox on $name', ({ newUrl }) => {
  const open = async () => {
    const opened = await openDelivery(await newUrl())
    const { inbox, db } = opened
    const pseudonym = await pseudonymsOf(db)
    /** The key of an update by the name that it is kept under. */
    const keyOf = (name: string, channel = 'telegram') =>
      ['u1', 'u2', 'u3', '3', '4', '5'].find((key) => pseudonym(channel, key) === name) ?? name
    return {
      ...opened,
      keyOf,
      receive: (...keys: readonly string[]) =>
        inbox.receive(
          keys.map((key) => arrivalOf(key)),
          null,
          NOW,
        ),
      take: (decide: (waiting: UpdateContext) => Handled = () => HEARD, now = NOW) =>
        inbox.take(CHAT, now, decide, () => [draftOf('sorry')]),
      updates: async () => {
        const rows = await db.selectFrom('inbox').selectAll().orderBy('id').execute()
        return rows.map(({ update_key: name, channel, state, event }) => [
          keyOf(name, channel),
          state,
          event !== null,
        ])
      },
    }
  }

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

  test('a reply in doubt is shown at the next turn, once', async () => {
    const { add, db, receive, take } = await open()
    await add([draftOf('a')], NOW)
    await db.updateTable('outbox').set({ state: 'unknown' }).execute()
    await receive('u1', 'u2')
    const held: string[] = []
    const note = (waiting: UpdateContext) => {
      held.push(...waiting.held.map(({ parcel }) => parcel))
      return { ...HEARD, drafts: [draftOf(waiting.key)] }
    }
    await take(note)
    await take(note)
    expect(held).toEqual([draftOf('a').parcel])
  })

  test('a reply that was given up too late is shown at the next turn, and one that was refused is not', async () => {
    const { add, db, receive, take } = await open()
    await add([draftOf('late'), draftOf('refused'), draftOf('shown')], NOW)
    await db.updateTable('outbox').set({ state: 'dead' }).execute()
    await db.updateTable('outbox').set({ parcel: null }).where('key', '!=', 'late').execute()
    await receive('u1', 'u2')
    const held: string[][] = []
    const note = (waiting: UpdateContext) => {
      held.push(waiting.held.map(({ parcel }) => parcel))
      return { ...HEARD, drafts: [draftOf(waiting.key)] }
    }
    await take(note)
    await take(note)
    expect(held).toEqual([[draftOf('late').parcel], []])
  })

  test('a receipt settles the oldest reply in doubt, unless it is of a message that is known', async () => {
    const { add, db, receive, take, states } = await open()
    await add([draftOf('known'), draftOf('first'), draftOf('second')], NOW)
    await db.updateTable('outbox').set({ state: 'unknown', doubts: 1 }).execute()
    await db
      .updateTable('outbox')
      .set({ state: 'sent', message_id: 'm1' })
      .where('key', '=', 'known')
      .execute()
    await receive('u1', 'u2')
    await take(arrived('m1'))
    expect(await states()).toEqual(['known sent', 'first unknown', 'second unknown'])
    await take(arrived('m2'))
    expect(await states()).toEqual(['known sent', 'first sent', 'second unknown'])
  })

  test('a receipt that comes while its message is on its way settles the doubt that follows', async () => {
    const { add, claim, outbox, receive, take, row } = await open()
    await add([draftOf('a')], NOW)
    const [delivery] = await claim(NOW)
    if (!delivery) throw new Error('nothing was claimed')
    await outbox.gate(delivery, { window: null, cells: [BOT] }, NOW)
    await receive('u1')
    await take(arrived('m1'))
    const doubt: SendOutcome = { kind: 'in-doubt', reason: 'timeout' }
    await outbox.record(delivery, settlementOf(delivery, doubt, NOW, null), NOW)
    expect(await row('a')).toMatchObject({ state: 'sent', message_id: 'm1', doubts: 1 })
  })

  test('a receipt of a message whose answer came settles no later doubt', async () => {
    const { add, claim, outbox, receive, take, row } = await open()
    await add([draftOf('a'), draftOf('b')], NOW)
    const send = async (outcome: SendOutcome) => {
      const [delivery] = await claim(NOW)
      if (!delivery) throw new Error('nothing was claimed')
      await outbox.gate(delivery, { window: null, cells: [BOT] }, NOW)
      if (outcome.kind === 'sent') {
        await receive('u1')
        await take(arrived('m1'))
      }
      await outbox.record(delivery, settlementOf(delivery, outcome, NOW, null), NOW)
    }
    await send({ kind: 'sent', messageId: 'm1' })
    await send({ kind: 'in-doubt', reason: 'timeout' })
    expect(await row('b')).toMatchObject({ state: 'unknown' })
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
