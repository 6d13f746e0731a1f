import { AMPLE_MS } from '../../support/waiting.ts'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { expect, onTestFinished, test, vi } from 'vitest'
import { newFolder } from '../../support/database/databases.ts'
import { startProcess } from '../../support/process/process.ts'
import { startProgram } from '../../support/process/program.ts'
import { connectTo, requestOf } from '../../support/process/raw-connection.ts'

const DRIP_MS = 50
const SECRET = 'a-secret-of-the-webhook'
/** A Zalo Bot that is delivered to, and whose platform does not answer. */
const ZALO_BOT = {
  PUBLIC_URL: 'https://htx.example',
  ZALO_BOT_TOKEN: '123:token',
  ZALO_BOT_API_ROOT: 'http://127.0.0.1:1',
  ZALO_BOT_WEBHOOK_SECRET: SECRET,
}

const run = async (environment: Readonly<Record<string, string>> = {}) => {
  const file = join(newFolder(), 'a.db')
  const program = await startProcess(`sqlite:${file}`, environment)
  onTestFinished(() => program.kill())
  return { program, file, connect: () => connectTo(program.address) }
}
type Run = Awaited<ReturnType<typeof run>>

/** Waits until nobody new is let in. */
const isClosed = ({ connect }: Run) =>
  vi.waitUntil(
    () =>
      connect().then(
        () => false,
        () => true,
      ),
    { timeout: AMPLE_MS },
  )

const CHAT = requestOf(
  'POST',
  '/api/v1/chat',
  JSON.stringify({ conversation: 'conversation1', text: 'alo' }),
)

/** A request whose body comes one letter after another and never ends. */
const drip = async ({ connect }: Run) => {
  const connection = await connect()
  connection.write(requestOf('POST', '/api/v1/chat', ' '.repeat(50_000)).trimEnd())
  connection.write('\r\n\r\n')
  const timer = setInterval(() => connection.write(' '), DRIP_MS)
  onTestFinished(() => clearInterval(timer))
  return connection
}

test('a connection on which nothing ever comes keeps nothing from ending', async () => {
  const { program, connect } = await run()
  const connection = await connect()
  program.send('SIGTERM')
  expect(await program.ended).toBe(0)
  await connection.closed
})

test('a connection that is kept after an answer keeps nothing from ending', async () => {
  const { program, connect } = await run()
  const connection = await connect()
  connection.write(requestOf('GET', '/healthz'))
  await connection.until('"ok"')
  program.send('SIGTERM')
  expect(await program.ended).toBe(0)
})

test('a body that drips is waited for, though not for ever, and holds up no other connection', async () => {
  const running = await run()
  const [empty, kept] = [await running.connect(), await running.connect()]
  kept.write(requestOf('GET', '/healthz'))
  await kept.until('"ok"')
  const dripping = await drip(running)
  const ended: string[] = []
  const connections = Object.entries({ empty, kept, dripping })
  const all = Promise.all(
    connections.map(([name, { closed }]) => closed.then(() => ended.push(name))),
  )
  running.program.send('SIGTERM')
  await all
  expect(ended.at(-1)).toBe('dripping')
  expect(await running.program.ended).toBe(0)
})

test.each([
  ['its first line', 20],
  ['its body', CHAT.length - 10],
])('a request cut off in %s is answered, and told that the connection ends', async (_, at) => {
  const running = await run()
  const connection = await running.connect()
  connection.write(CHAT.slice(0, at))
  running.program.send('SIGTERM')
  await isClosed(running)
  connection.write(CHAT.slice(at))
  await connection.until('"turn"')
  expect(connection.received()).toMatch(/^HTTP\/1\.1 200 OK\r\n/u)
  expect(connection.received()).toMatch(/^connection: close\r$/imu)
  expect(await running.program.ended).toBe(0)
})

/** One message of a person, as the platform delivers it. */
const deliver = (id: string) =>
  requestOf(
    'POST',
    '/webhooks/zalo-bot',
    JSON.stringify({
      event_name: 'message.text.received',
      message: { message_id: id, chat: { id: 'somebody' }, text: 'alo' },
    }),
    { 'x-bot-api-secret-token': SECRET },
  )

test('what is delivered on kept connections while the program is asked to end is stored and taken', async () => {
  const running = await run(ZALO_BOT)
  const { program, file } = running
  const kept = await Promise.all(
    Array.from({ length: 20 }, async (_, at) => {
      const connection = await running.connect()
      connection.write(deliver(`before-${at}`))
      await connection.until('{"ok":true}')
      return connection
    }),
  )
  // What it finds when it goes on: it has to end, and on each connection there is a delivery.
  program.send('SIGSTOP')
  program.send('SIGTERM')
  for (const [at, connection] of kept.entries()) connection.write(deliver(`amid-${at}`))
  program.send('SIGCONT')
  await Promise.all(kept.map((connection) => connection.closed))
  const statuses = kept.flatMap((one) => one.received().match(/HTTP\/1\.1 \d+/gu) ?? [])
  expect(statuses).toEqual(Array.from({ length: 40 }, () => 'HTTP/1.1 200'))
  expect(await program.ended).toBe(0)
  const db = new BetterSqlite(file, { readonly: true })
  onTestFinished(() => void db.close())
  expect(db.prepare('select count(*) from inbox').pluck().get()).toBe(40)
})

test('a second signal ends the program at once', async () => {
  const running = await run()
  await drip(running)
  running.program.send('SIGTERM')
  const timer = setInterval(() => running.program.send('SIGTERM'), DRIP_MS)
  onTestFinished(() => clearInterval(timer))
  expect(await running.program.ended).toBe('SIGTERM')
})

test('a signal that npm passes on beside the one of the terminal is no second one', async () => {
  const { program } = await run()
  program.send('SIGINT')
  program.send('SIGTERM')
  expect(await program.ended).toBe(0)
})

test('a channel whose platform never answered keeps nothing from ending', async () => {
  const program = await startProgram(ZALO_BOT)
  await program.stop()
  await expect(program.channelsStarted).resolves.toBeUndefined()
})

test.each([
  ['never ends', 'new Promise(() => {})', 3],
  ['fails', 'Promise.reject(new Error("no"))', 1],
  ['ends', 'Promise.resolve()', 0],
])('a program whose stop %s ends with a code that says so', async (_, stop, code) => {
  const child = spawn(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { stopOnSignal } from './bot/process/stopping.ts'
     stopOnSignal({ stop: () => ${stop}, onFailure() {}, onStuck() {}, longest: 100 })
     setInterval(() => {}, 1000)
     process.kill(process.pid, 'SIGTERM')`,
  ])
  onTestFinished(() => void child.kill('SIGKILL'))
  expect(await once(child, 'exit')).toEqual([code, null])
})

test('what is slow to come is given up after half a minute, headers sooner', async () => {
  const program = await startProgram()
  const { requestTimeout, headersTimeout } = program.app.server
  expect({ requestTimeout, headersTimeout }).toEqual({
    requestTimeout: 30_000,
    headersTimeout: 15_000,
  })
  await program.stop()
})
