import { AMPLE_MS } from '../../support/waiting.ts'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { createReadinessWatch } from '../../../bot/server/readiness.ts'
import { openDatabase } from '../../../storage/database/open.ts'
import { createReadiness } from '../../../storage/database/readiness.ts'
import { DATABASES, newFolder, openMigrated } from '../../support/database/databases.ts'
import { startWith } from '../../support/fakes/program.ts'
import { PLATFORMS } from '../../support/fakes/platforms.ts'
import { startProcess } from '../../support/process/process.ts'
import { startProgram } from '../../support/process/program.ts'

const post = (address: string, path: string, body: unknown, headers = {}) =>
  fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
const statusOf = async (address: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${address}/readyz`, { headers })
  return [response.status, await response.json()] as const
}
const open = async (url: string) => {
  const db = await openMigrated(url)
  return { db, readiness: createReadiness(db) }
}

test.each(DATABASES)(
  'asking whether $name takes messages leaves nothing in it',
  async ({ newUrl }) => {
    const { db, readiness } = await open(await newUrl())
    const before = await db.selectFrom('standing').selectAll().execute()
    await Promise.all([readiness.probe(), readiness.probe(), readiness.probe()])
    expect(await db.selectFrom('standing').selectAll().execute()).toEqual(before)
  },
)

test('a SQLite that may not grow any more is not ready, and is again once it may', async () => {
  const { db, readiness } = await open(await DATABASES[0].newUrl())
  const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(db)
  const pages = rows[0]?.page_count ?? 0
  await sql.raw(`PRAGMA max_page_count = ${pages}`).execute(db)
  await expect(readiness.probe()).rejects.toMatchObject({ code: 'SQLITE_FULL' })
  await sql.raw(`PRAGMA max_page_count = ${pages + 100}`).execute(db)
  await expect(readiness.probe()).resolves.toBeUndefined()
})

test('a PostgreSQL that takes no writes is not ready', async () => {
  const url = await DATABASES[1].newUrl()
  const { db } = await open(url)
  const name = new URL(url).pathname.slice(1)
  await sql.raw(`alter database ${name} set default_transaction_read_only = on`).execute(db)
  // Connections that are open already go on as they were.
  const later = openDatabase(url)
  onTestFinished(() => later.destroy())
  await expect(createReadiness(later).probe()).rejects.toMatchObject({ code: '25006' })
})

test('with a full disk messages are refused, and the program says that it is not ready', async () => {
  const file = join(newFolder(), 'a.db')
  // No file may grow beyond 1 MB, which is what a full disk is to a program.
  const limit = `trap '' XFSZ; ulimit -S -f 2000`
  const program = await startProcess(`sqlite:${file}`, {}, limit)
  onTestFinished(() => program.kill())
  expect((await statusOf(program.address))[0]).toBe(200)
  let status = 200
  for (let at = 0; status === 200; at += 1) {
    const body = { conversation: `conversation-${at}`, text: 'alo', message: `message-${at}` }
    ;({ status } = await post(program.address, '/api/v1/chat', body))
  }
  expect(status).toBe(503)
  await expect
    .poll(() => statusOf(program.address), { timeout: AMPLE_MS })
    .toEqual([
      503,
      expect.objectContaining({
        status: 'unavailable',
        database: expect.stringMatching(/^SQLITE_(?:FULL|IOERR)/u),
        error: { code: 'unavailable', message: expect.any(String) },
      }),
    ])
})

const REFUSAL = `create trigger refuse before insert on inbox begin select raise(abort, 'no'); end`

test.each(PLATFORMS.filter(({ isWebhook }) => isWebhook))(
  '$title: what cannot be stored is not taken, and is delivered again once it can',
  async ({ start, chat }) => {
    const fake = await start()
    const file = join(newFolder(), 'a.db')
    const environment = { CHANNEL_PACE: 'off', DATABASE_URL: `sqlite:${file}` }
    const program = await startWith([fake], environment)
    const db = new BetterSqlite(file)
    onTestFinished(() => void db.close())
    db.exec(REFUSAL)
    const statuses: number[] = []
    program.app.server.on('request', (request, response) => {
      if (request.url?.startsWith('/webhooks/'))
        response.once('finish', () => {
          statuses.push(response.statusCode)
          // The disk has room again.
          if (statuses.length === 2) db.exec('drop trigger refuse')
        })
    })
    await fake.say(chat, 'alo')
    await fake.until((shown) => shown.length > 0)
    expect(statuses.slice(0, 3)).toEqual([503, 503, 200])
    expect(db.prepare('select count(*) from inbox').pluck().get()).toBe(1)
  },
)

const watch = (probe: () => Promise<void>, patience?: number) => {
  let now = 0
  return {
    ask: createReadinessWatch({
      readiness: { probe },
      monotonic: () => now,
      log: pino({ level: 'silent' }),
      ...(patience === undefined ? {} : { patience }),
    }),
    pass: (milliseconds: number) => {
      now += milliseconds
    },
  }
}

test('however often people ask, the database is asked once a second and once at a time', async () => {
  let probes = 0
  const { ask, pass } = watch(() => {
    probes += 1
    return Promise.resolve()
  })
  await Promise.all(Array.from({ length: 100 }, () => ask()))
  await ask()
  expect(probes).toBe(1)
  pass(1000)
  await Promise.all([ask(), ask()])
  expect(probes).toBe(2)
})

test('a database that is silent is not there, and is asked no second time before it speaks', async () => {
  let probes = 0
  const silent = Promise.withResolvers<void>()
  const { ask, pass } = watch(() => {
    probes += 1
    return silent.promise
  }, 1)
  expect(await ask()).toEqual({ isReady: false, reason: 'it does not answer' })
  pass(1000)
  expect(await ask()).toMatchObject({ isReady: false })
  expect(probes).toBe(1)
  silent.resolve()
  await silent.promise
  pass(1000)
  expect(await ask()).toEqual({ isReady: true })
})

const TOKEN = 'a-token-that-nobody-guesses'
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

test.each([
  ['without a token: this machine', undefined, {}, true],
  ['without a token: through a proxy', undefined, { 'x-forwarded-for': '127.0.0.1' }, false],
  ['without a token: through another', undefined, { forwarded: 'for=127.0.0.1' }, false],
  ['with a token: who shows it', TOKEN, bearer(TOKEN), true],
  ['with a token: who shows it, through a proxy', TOKEN, { ...bearer(TOKEN), via: '1.1 a' }, true],
  ['with a token: who shows none', TOKEN, {}, false],
  ['with a token: who shows another', TOKEN, bearer(`${TOKEN}x`), false],
  ['with a token: who shows it otherwise', TOKEN, { authorization: `Basic ${TOKEN}` }, false],
])('%s may or may not look into the program', async (_, token, headers, mayLook) => {
  const program = await startProgram(token === undefined ? {} : { METRICS_TOKEN: token })
  onTestFinished(() => program.stop())
  const metrics = await fetch(`${program.address}/metrics`, { headers })
  expect(metrics.status).toBe(mayLook ? 200 : 401)
  const [status, body] = await statusOf(program.address, headers)
  const details = { database: 'ok', reminders: { state: 'on' }, programmes: 4, channels: {} }
  expect([status, body]).toEqual([200, mayLook ? { status: 'ok', ...details } : { status: 'ok' }])
  expect((await fetch(`${program.address}/healthz`)).status).toBe(200)
})
