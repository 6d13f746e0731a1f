import type { Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Session } from '../../../handlers/conversation/conversation.ts'
import { migrate } from '../../../storage/database/migrate.ts'
import type { Database } from '../../../storage/database/schema.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { DATABASES, openStore } from '../../support/database/databases.ts'

const AT = '2026-11-21T01:00:00.000Z'
const session: Session = {
  version: 1,
  epoch: 'abc',
  consents: { answers: { state: 'given', at: AT, version: '1' } },
  held: null,
  profile: { province: 'kien-giang', role: 'director' },
  walk: null,
  offered: [2],
  prompt: null,
  context: { question: null, articles: [], rows: [], province: null, at: '' },
  media: { quiet: {}, held: null },
  dossier: null,
  lastAt: AT,
}

const countOf = async (db: Kysely<Database>, table: keyof Database) =>
  (await db.selectFrom(table).selectAll().execute()).length

describe.each(DATABASES)('on $name', ({ newUrl }) => {
  test('a session comes back as it was saved', async () => {
    const { store, load, save } = await openStore(await newUrl())
    await save('web:a', null, AT, { session, response: null, effects: [] })
    expect(await load('web:a')).toEqual({ session, unreadable: false })
    expect(await load('web:b')).toEqual({ session: null, unreadable: false })
    expect(await store.count()).toBe(1)
  })

  test('session, update key and unanswered question outlive the process together', async () => {
    const url = await newUrl()
    const first = await openStore(url)
    await first.save('web:a', 'm1', AT, {
      session,
      response: '{"replies":[]}',
      effects: [{ do: 'record-unanswered', text: 'lãi suất', province: null, on: '2026-11-21' }],
    })
    await first.db.destroy()
    const { db, load, seen } = await openStore(url)
    expect(await seen('web:a', 'm1')).toBe('{"replies":[]}')
    expect((await load('web:a')).session).toEqual(session)
    const rows = await db.selectFrom('unanswered').selectAll().execute()
    expect(rows).toMatchObject([{ text: 'lãi suất', province: null, asked_on: '2026-11-21' }])
  })

  test('an unanswered question is kept without the chat that asked it', async () => {
    const { db, save } = await openStore(await newUrl())
    await save('web:somebody', 'm1', AT, {
      session,
      response: 'x',
      effects: [{ do: 'record-unanswered', text: 'a', province: null, on: '2026-11-21' }],
    })
    const rows = await db.selectFrom('unanswered').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('somebody')
  })

  test('an update that comes again changes nothing and brings the first response', async () => {
    const { db, load, save, seen } = await openStore(await newUrl())
    await save('web:a', 'm1', AT, { session, response: 'one', effects: [] })
    const again = { session: { ...session, epoch: 'other' }, response: 'two', effects: [] }
    expect(await save('web:a', 'm1', AT, again)).toEqual({ repeated: 'one' })
    expect((await load('web:a')).session?.epoch).toBe('abc')
    expect(await seen('web:a', 'm1')).toBe('one')
    expect(await countOf(db, 'updates')).toBe(1)
  })

  test('when a part of a turn cannot be saved, nothing of it is', async () => {
    const { db, save, load } = await openStore(await newUrl())
    await db.schema.dropTable('unanswered').execute()
    const effects = [
      { do: 'record-unanswered', text: 'a', province: null, on: '2026-11-21' },
    ] as const
    await expect(save('web:a', 'm1', AT, { session, response: 'x', effects })).rejects.toThrow(
      /unanswered/u,
    )
    expect((await load('web:a')).session).toBeNull()
    expect(await countOf(db, 'updates')).toBe(0)
  })

  test('forgetting leaves nothing of the chat but the answer that says so', async () => {
    const { db, load, save, seen } = await openStore(await newUrl())
    await save('web:a', 'm1', AT, { session, response: 'one', effects: [] })
    await save('web:b', 'm1', AT, { session, response: 'other chat', effects: [] })
    await save('web:a', 'm2', AT, { session, response: 'gone', effects: [{ do: 'forget' }] })
    expect((await load('web:a')).session).toBeNull()
    expect(await seen('web:a', 'm1')).toBeNull()
    expect(await seen('web:a', 'm2')).toBe('gone')
    expect(await countOf(db, 'sessions')).toBe(1)
  })

  test('a stored session of another shape counts as none and is reported', async () => {
    const { db, load } = await openStore(await newUrl())
    await db
      .insertInto('sessions')
      .values({ chat: 'web:a', session: '{"version":0}', updated_at: AT })
      .execute()
    expect(await load('web:a')).toEqual({ session: null, unreadable: true })
  })

  test('what nobody touched for long is deleted', async () => {
    const { db, store, save } = await openStore(await newUrl())
    const saved = { session, response: 'x', effects: [] }
    await save('web:old', 'm1', '2026-01-01T00:00:00.000Z', saved)
    await save('web:new', 'm1', AT, saved)
    expect(await store.expire('2026-06-01T00:00:00.000Z')).toBe(1)
    expect(await countOf(db, 'sessions')).toBe(1)
    expect(await countOf(db, 'updates')).toBe(2)
  })

  test('a response goes by itself, long before its session', async () => {
    const { store, seen, save, load } = await openStore(await newUrl())
    const saved = { session, response: 'x', effects: [] }
    await save('web:a', 'm1', '2026-11-21T01:00:00.000Z', saved)
    await save('web:a', 'm2', '2026-11-21T01:00:00.001Z', saved)
    await store.expireResponses('2026-11-21T01:00:00.001Z')
    expect([await seen('web:a', 'm1'), await seen('web:a', 'm2')]).toEqual([null, 'x'])
    expect((await load('web:a')).session).toEqual(session)
  })

  test('an opening message is erased a day after it came, however often the chat writes', async () => {
    const { store, load, save } = await openStore(await newUrl())
    const held = { text: 'htx lúa 620 ha', at: AT }
    const later = '2026-11-22T00:59:00.000Z'
    const saved = { session: { ...session, held }, response: null, effects: [] }
    await save('web:a', null, later, saved)
    await store.eraseHeld(AT)
    expect((await load('web:a')).session?.held).toEqual(held)
    await store.eraseHeld('2026-11-21T01:00:00.001Z')
    expect((await load('web:a')).session).toEqual(session)
  })

  test.each([
    { sounds: ['{"kind":"voice"}'], text: null },
    { sounds: [], text: 'htx có 520 ha' },
  ])('what was spoken and not agreed to is erased after a day: %j', async (waits) => {
    const { store, load, save } = await openStore(await newUrl())
    const media = { quiet: {}, held: { at: AT, ...waits } } as const
    await save('web:a', null, AT, { session: { ...session, media }, response: null, effects: [] })
    await store.eraseHeld(AT)
    expect((await load('web:a')).session?.media).toEqual(media)
    await store.eraseHeld('2026-11-21T01:00:00.001Z')
    expect((await load('web:a')).session?.media).toEqual({ ...media, held: null })
  })

  test('a session of before is one in which nothing but text has come', async () => {
    const { db, load } = await openStore(await newUrl())
    const { media, ...before } = session
    await db
      .insertInto('sessions')
      .values({ chat: 'web:a', session: JSON.stringify(before), updated_at: AT })
      .execute()
    expect((await load('web:a')).session?.media).toEqual(media)
  })

  test('an opening message goes even where its session cannot be read any more, and takes no other along', async () => {
    const { db, store, save, load } = await openStore(await newUrl())
    await db
      .insertInto('sessions')
      .values({ chat: 'web:a', session: '{"held":{"text":"620 ha"}}', updated_at: AT })
      .execute()
    await save('web:b', null, AT, { session, response: null, effects: [] })
    await store.eraseHeld(AT)
    expect((await load('web:a')).session).toBeNull()
    expect((await load('web:b')).session).toEqual(session)
  })

  test('a writer that fails leaves the way free for the next', async () => {
    const { db } = await openStore(await newUrl())
    const writeTx = createWriteTx(db)
    await expect(writeTx(() => Promise.reject(new Error('full')))).rejects.toThrow('full')
    expect(await writeTx(() => Promise.resolve('written'))).toBe('written')
  })

  test('migrating twice changes nothing', async () => {
    const { db } = await openStore(await newUrl())
    expect(await migrate(db)).toEqual([])
  })
})

test('on SQLite writers of one process wait for one another', async () => {
  const { db } = await openStore(await DATABASES[0].newUrl())
  const writeTx = createWriteTx(db)
  const order: number[] = []
  await Promise.all(
    [1, 2, 3].map((turn) =>
      writeTx(async () => {
        order.push(turn)
        await Promise.resolve()
        order.push(turn)
      }),
    ),
  )
  expect(order).toEqual([1, 1, 2, 2, 3, 3])
})
