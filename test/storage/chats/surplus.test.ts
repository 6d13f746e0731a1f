import { describe, expect, test } from 'vitest'
import { traitsOfEvent } from '../../../bot/delivery/traits.ts'
import { createInbox } from '../../../storage/chats/inbox.ts'
import type { Handled, UpdateContext } from '../../../storage/chats/updates.ts'
import { pseudonymsOf } from '../../../storage/database/pseudonym.ts'
import { DATABASES } from '../../support/database/databases.ts'
import { draftOf, openDelivery } from '../../support/database/outbox.ts'

const NOW = 1_763_690_400_000
const CHAT = 'telegram:1'
const MOST = 3
const HEARD: Handled = { turn: null, drafts: [], chat: { kind: 'heard' } }
let drafts = 0
const answer = (): Handled => ({ ...HEARD, drafts: [draftOf(`answer ${(drafts += 1)}`)] })

const fail = () => {
  throw new RangeError('no')
}

const arrivalOf = (key: string, chat = CHAT, isLimited = true) => ({
  channel: 'telegram',
  key,
  chat,
  event: JSON.stringify({ kind: 'text', text: key }),
  isLimited,
})

const pictureOf = (album: string) => JSON.stringify({ kind: 'media', media: 'image', album })
const wordsOf = (album: string) => JSON.stringify({ kind: 'text', text: 'lúa', album })

/** Under these the updates of the tests come; stored they have other names. */
const KEYS = ['u1', 'u2', 'u3', 'u4', 'u5', 'v1', 'left']

describe.each(DATABASES)('on $name', ({ newUrl }) => {
  const open = async () => {
    const { inbox, db } = await openDelivery(await newUrl())
    const pseudonym = await pseudonymsOf(db)
    return {
      db,
      inbox,
      receive: (...keys: readonly string[]) =>
        inbox.receive(
          keys.map((key) => arrivalOf(key)),
          null,
          NOW,
          MOST,
        ),
      take: (decide: (waiting: UpdateContext) => Handled = answer) =>
        inbox.take(CHAT, NOW, decide, () => [draftOf('sorry')]),
      states: async () => {
        const rows = await db.selectFrom('inbox').selectAll().orderBy('id').execute()
        return rows.map(({ update_key, state, event }) => [
          KEYS.find((key) => pseudonym('telegram', key) === update_key),
          state,
          event !== null,
        ])
      },
    }
  }

  test('what one chat says beyond what it may let wait is known and not handled, in one batch or many', async () => {
    const { receive, states } = await open()
    expect(await receive('u1', 'u2', 'u3', 'u4')).toBe(4)
    expect(await receive('u5')).toBe(1)
    expect(await receive('u5', 'u4', 'u1')).toBe(0)
    expect(await states()).toEqual([
      ['u1', 'waiting', true],
      ['u2', 'waiting', true],
      ['u3', 'waiting', true],
      ['u4', 'surplus', false],
      ['u5', 'surplus', false],
    ])
  })

  test('it takes nothing from other chats, and nothing of what the platform tells', async () => {
    const { inbox, receive, states } = await open()
    await receive('u1', 'u2', 'u3', 'u4')
    const others = [arrivalOf('v1', 'telegram:2'), arrivalOf('left', CHAT, false)]
    await inbox.receive(others, null, NOW, MOST)
    expect((await states()).slice(4)).toEqual([
      ['v1', 'waiting', true],
      ['left', 'waiting', true],
    ])
  })

  test('an album takes one place, and what is not read yet takes none', async () => {
    const { db } = await openDelivery(await newUrl())
    const inbox = createInbox(db, () => null, traitsOfEvent)
    const unread = JSON.stringify({ kind: 'unread', update: '{}' })
    const said = JSON.stringify({ kind: 'text', text: 'lúa' })
    const first = [pictureOf('1'), pictureOf('1'), unread, pictureOf('2'), pictureOf('1'), unread]
    const later = [pictureOf('2'), said, wordsOf('2'), pictureOf('3'), said]
    const arrivals = [...first, ...later].map((one, at) => ({ ...arrivalOf(`u${at}`), event: one }))
    for (const some of [arrivals.slice(0, 5), arrivals.slice(5)])
      await inbox.receive(some, null, NOW, MOST)
    const rows = await db.selectFrom('inbox').select('state').orderBy('id').execute()
    expect(rows.map(({ state }) => state)).toEqual([
      ...Array.from({ length: 9 }, () => 'waiting'),
      'surplus',
      'surplus',
    ])
  })

  test('without a limit everything waits', async () => {
    const { inbox, states } = await open()
    const many = Array.from({ length: 50 }, (_, at) => arrivalOf(`u${at}`))
    await inbox.receive(many, null, NOW)
    expect((await states()).every(([, state]) => state === 'waiting')).toBe(true)
  })

  test('the person is told once, with the answer to the last of what waits', async () => {
    const { receive, take, states } = await open()
    await receive('u1', 'u2', 'u3', 'u4', 'u5')
    const told: unknown[] = []
    const note = (waiting: UpdateContext) => {
      told.push(waiting.surplus)
      return answer()
    }
    for (let turn = 0; turn < MOST; turn += 1) await take(note)
    expect(told).toEqual([0, 0, 2])
    expect((await states()).every(([, state]) => state === 'done')).toBe(true)
    await receive('u6')
    expect(await take(note)).toEqual({ kind: 'handled', isMore: false })
    expect(told.at(-1)).toBe(0)
  })

  test('where the last one is not answered, the next answer tells', async () => {
    const { receive, take, states } = await open()
    await receive('u1', 'u2', 'u3', 'u4')
    for (let turn = 0; turn < MOST; turn += 1) await take(() => HEARD)
    expect((await states()).at(-1)).toEqual(['u4', 'surplus', false])
    await receive('u5')
    expect(await take()).toEqual({ kind: 'handled', isMore: false, surplus: 1 })
  })

  test('where the last one fails too often, the apology tells', async () => {
    const { receive, take, states } = await open()
    await receive('u1', 'u2', 'u3', 'u4')
    for (let turn = 1; turn < MOST; turn += 1) await take()
    await take(fail)
    await take(fail)
    expect(await take(fail)).toMatchObject({ kind: 'dead', surplus: 1 })
    expect((await states()).at(-1)).toEqual(['u4', 'done', false])
  })

  test('a chat that goes on under another id is told there', async () => {
    const { inbox, receive, take } = await open()
    await receive('u1', 'u2', 'u3', 'u4')
    await take()
    await take()
    await take(() => ({ ...HEARD, chat: { kind: 'moved', to: 'telegram:-2' } }))
    await inbox.receive([arrivalOf('v1', 'telegram:-2')], null, NOW, MOST)
    const taken = await inbox.take('telegram:-2', NOW, answer, () => [])
    expect(taken).toMatchObject({ surplus: 1 })
  })
})
