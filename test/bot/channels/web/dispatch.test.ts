import { Writable } from 'node:stream'
import BetterSqlite from 'better-sqlite3'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { renderTurn } from '../../../../bot/channels/web/render.ts'
import { createDispatch, type Respond } from '../../../../bot/channels/web/dispatch.ts'
import { createMetrics } from '../../../../bot/metrics.ts'
import type { Incoming } from '../../../../handlers/conversation/incoming.ts'
import { respond } from '../../../../handlers/respond.ts'
import { loadKnowledge } from '../../../support/content/knowledge.ts'
import { DATABASES, openStore } from '../../../support/database/databases.ts'
import { ELIGIBLE } from '../../../support/sheets/sheets.ts'

const knowledge = loadKnowledge()
const newUrl = () => DATABASES[0].newUrl()

const build = async (url: string, answer: Respond = respond) => {
  const { db, store, load, seen } = await openStore(url)
  let logged = ''
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString()
      done()
    },
  })
  const dispatch = createDispatch({
    respond: answer,
    knowledge,
    store,
    clock: () => new Date('2026-11-21T01:00:00Z'),
    log: pino({ level: 'trace' }, sink),
    metrics: createMetrics(),
    backupDays: 30,
    render: renderTurn,
  })
  return { db, load, seen, dispatch, logged: () => logged }
}

const bodyOf = async (turn: ReturnType<ReturnType<typeof createDispatch>>) => {
  const result = await turn
  return result.kind === 'response' ? result.body : result.kind
}

test('a turn that throws changes nothing, and the log tells its place but not its text', async () => {
  const url = await newUrl()
  const before = await build(url)
  await before.dispatch('web:somebody', 'm1', { text: 'kiểm tra điều kiện' })
  const { session } = await before.load('web:somebody')
  const failing = await build(url, ({ text }) => {
    throw new RangeError(`no answer to ${text}`)
  })
  const result = await failing.dispatch('web:somebody', 'm2', { text: 'số tài khoản 0123456789' })
  expect(result).toEqual({ kind: 'unavailable' })
  expect((await failing.load('web:somebody')).session).toEqual(session)
  expect(await failing.seen('web:somebody', 'm2')).toBeNull()
  expect(failing.logged()).toContain('RangeError')
  expect(failing.logged()).toContain('dispatch.test.ts')
  expect(failing.logged()).not.toMatch(/0123456789|somebody/u)
})

test('after a turn that threw, the chat goes on', async () => {
  let calls = 0
  const { dispatch } = await build(await newUrl(), (...turn) => {
    calls += 1
    if (calls === 1) throw new Error('once')
    return respond(...turn)
  })
  const results = await Promise.all([
    dispatch('web:a', 'm1', { text: 'alo' }),
    dispatch('web:a', 'm2', { text: 'alo' }),
  ])
  expect(results.map(({ kind }) => kind)).toEqual(['unavailable', 'response'])
})

test('a message sent twice at once is answered once and said twice', async () => {
  let calls = 0
  const { dispatch } = await build(await newUrl(), (...turn) => {
    calls += 1
    return respond(...turn)
  })
  const [first, second] = await Promise.all([
    bodyOf(dispatch('web:a', 'm1', { text: 'kiểm tra điều kiện' })),
    bodyOf(dispatch('web:a', 'm1', { text: 'kiểm tra điều kiện' })),
  ])
  expect(second).toBe(first)
  expect(calls).toBe(1)
})

test('after a restart the same message gets the stored response, and the talk goes on', async () => {
  const url = await newUrl()
  const before = await build(url)
  await before.dispatch('web:a', 'm1', { text: 'kiểm tra điều kiện' })
  const said = await bodyOf(before.dispatch('web:a', 'm2', { text: 'đồng ý' }))
  await before.db.destroy()
  const after = await build(url)
  expect(await bodyOf(after.dispatch('web:a', 'm2', { text: 'đồng ý' }))).toBe(said)
  expect(await bodyOf(after.dispatch('web:a', 'm3', { text: 'kiên giang' }))).toContain(
    '"question":{"fact":"entity"',
  )
})

test('deleting the data leaves no session and no earlier message of the chat', async () => {
  const { dispatch, db, seen } = await build(await newUrl())
  await dispatch('web:a', 'm1', { text: 'htx lúa kiên giang 480 ha đủ đk ko' })
  await dispatch('web:a', 'm2', { text: 'đồng ý' })
  const goodbye = await bodyOf(dispatch('web:a', 'm3', { text: 'xóa dữ liệu' }))
  expect(await db.selectFrom('updates').selectAll().execute()).toHaveLength(1)
  expect([await seen('web:a', 'm2'), await seen('web:a', 'm3')]).toEqual([null, goodbye])
  expect(await db.selectFrom('sessions').selectAll().execute()).toEqual([])
})

test('a choice that was never offered is not kept as a message', async () => {
  const { dispatch, seen, db } = await build(await newUrl())
  expect(await dispatch('web:a', 'm1', { choice: 'x.1.2' })).toEqual({ kind: 'unknown-choice' })
  expect(await seen('web:a', 'm1')).toBeNull()
  expect(await db.selectFrom('sessions').selectAll().execute()).toEqual([])
})

test('a session that no longer fits is dropped, reported, and the person is answered', async () => {
  const { dispatch, db, logged } = await build(await newUrl())
  const row = { chat: 'web:a', session: '{"version":0,"text":"bí mật"}', updated_at: '2026' }
  await db.insertInto('sessions').values(row).execute()
  expect((await dispatch('web:a', null, { text: 'alo' })).kind).toBe('response')
  expect(logged()).toContain('unreadable')
  expect(logged()).not.toContain('bí mật')
})

test('while another program holds the database nothing is answered, and then all of it is', async () => {
  const url = await newUrl()
  const { dispatch, logged } = await build(url)
  await dispatch('web:a', 'm1', { text: 'kiểm tra điều kiện' })
  const other = new BetterSqlite(url.slice('sqlite:'.length))
  other.exec('BEGIN IMMEDIATE')
  expect(await dispatch('web:a', 'm2', { text: 'đồng ý' })).toEqual({ kind: 'unavailable' })
  expect(logged()).toContain('SQLITE_BUSY')
  other.close()
  expect(await bodyOf(dispatch('web:a', 'm2', { text: 'đồng ý' }))).toContain(
    '"question":{"fact":"province"',
  )
})

test('a turn is told a fresh word each time and the site, and what it issues is kept with it', async () => {
  const heard: Incoming[] = []
  const { db, dispatch } = await build(await newUrl(), (incoming, session, content) => {
    heard.push(incoming)
    const effect = { do: 'issue-sheet', token: incoming.fresh ?? '', sheet: ELIGIBLE } as const
    return { ...respond(incoming, session, content), effects: [effect] }
  })
  await dispatch('web:somebody', 'm1', { text: 'lấy file' })
  await dispatch('web:somebody', 'm2', { text: 'lấy file' })
  await dispatch('web:somebody', 'm2', { text: 'lấy file' })
  const words = heard.map(({ fresh }) => fresh)
  expect(new Set(words).size).toBe(2)
  for (const word of words) expect(word).toMatch(/^[\w-]{22}$/u)
  expect(heard[0]?.site).toBeNull()
  expect(await db.selectFrom('sheets').select('chat').execute()).toHaveLength(2)
})
