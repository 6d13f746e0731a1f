import {
  chmodSync,
  cpSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { loadKnowledge } from '../support/content/knowledge.ts'
import { DATABASES, newFolder } from '../support/database/databases.ts'
import { play } from '../support/talk/transcript.ts'
import { runUntil } from '../support/process/running.ts'

test('the program says its address first, then what is on and off, and stops when asked', async () => {
  const { code, output } = await runUntil('bot/main.ts', { until: 'Ctrl+C' })
  const [first, second] = output.split('\n')
  expect(first).toMatch(/http:\/\/127\.0\.0\.1:\d+/u)
  expect(second).toContain('Đang bật')
  expect(output).toContain('TELEGRAM_BOT_TOKEN')
  expect(code).toBe(0)
})

test('a channel whose token is set is on; what is wrong with it is said, and the token never shown', async () => {
  const { output } = await runUntil('bot/main.ts', {
    env: { TELEGRAM_BOT_TOKEN: '123:secret', TELEGRAM_API_ROOT: 'http://127.0.0.1:1' },
    until: 'Cần xem lại',
  })
  expect(output).toContain('Đang bật: Telegram')
  expect(output).toContain('Đang tắt: Zalo Bot. Đặt ZALO_BOT_TOKEN')
  expect(output).toContain('Cần xem lại Telegram: Chưa nối được tới Telegram (ECONNREFUSED)')
  // What does not work beside it goes without saying.
  expect(output.match(/Cần xem lại/gu)).toHaveLength(1)
  expect(output).not.toContain('secret')
})

test.each([
  ['another clock', { CLOCK: '2021-07-20T08:00:00+07:00' }],
  ['no pace', { CHANNEL_PACE: 'off' }],
])('with %s no channel speaks to its public platform', async (_name, env) => {
  const { code, output } = await runUntil('bot/main.ts', {
    env: { ...env, TELEGRAM_BOT_TOKEN: '123:secret' },
  })
  expect(code).toBe(1)
  expect(output).toContain('TELEGRAM_API_ROOT')
  expect(output).not.toContain('secret')
})

test('a wrong value of the environment names itself and stops the start', async () => {
  const { code, output } = await runUntil('bot/main.ts', { env: { RETENTION_DAYS: 'many' } })
  expect([code, output.includes('RETENTION_DAYS')]).toEqual([1, true])
})

test('the password of a database is never shown: not at start, not in a log, not in an error', async () => {
  const url = new URL(await DATABASES[1].newUrl())
  const { host, pathname, username, password } = url
  const asParameters = `postgres://${host}${pathname}?user=${username}&password=${password}`
  const started = await runUntil('bot/main.ts', {
    env: { DATABASE_URL: asParameters, LOG_LEVEL: 'trace' },
    until: 'Ctrl+C',
  })
  expect(started.output).toContain(`dữ liệu ở postgres://${host}${pathname}\n`)
  expect(started.output).not.toContain('password')
  for (const wrong of [`${username}:very-secret@${host}`, `${username}:12/very-secret@${host}`]) {
    const env = { DATABASE_URL: `postgres://${wrong}${pathname}`, LOG_LEVEL: 'trace' }
    const { code, output } = await runUntil('bot/main.ts', { env })
    expect(code).toBe(1)
    expect(output).toContain('DATABASE_URL')
    expect(output).not.toContain('very-secret')
  }
})

test('a database that cannot be written says so and exits 1', async () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'file'), '')
  const { code, output } = await runUntil('bot/main.ts', {
    env: { DATABASE_URL: `sqlite:${join(folder, 'file', 'a.db')}` },
  })
  expect(code).toBe(1)
  expect(output).toContain('DATABASE_URL')
})

test('a database that is locked says so and exits 1', async () => {
  const path = join(newFolder(), 'a.db')
  const other = new BetterSqlite(path)
  other.exec('BEGIN EXCLUSIVE')
  const { code, output } = await runUntil('bot/main.ts', {
    env: { DATABASE_URL: `sqlite:${path}` },
  })
  other.close()
  expect(code).toBe(1)
  expect(output).toContain('locked')
})

test('a new database is called new, one that is gone is not begun anew, and the words say what to do', async () => {
  const path = join(newFolder(), 'data', 'a.db')
  const env = { DATABASE_URL: `sqlite:${path}` }
  const first = await runUntil('bot/main.ts', { env, until: 'Ctrl+C' })
  expect(first.output).toContain(`đã tạo mới ở sqlite:${path}`)
  expect((await runUntil('bot/main.ts', { env, until: 'Ctrl+C' })).output).not.toContain('tạo mới')
  rmSync(path)
  const { code, output } = await runUntil('bot/main.ts', { env })
  expect(code).toBe(1)
  expect(output).toContain('Không thấy dữ liệu đã có từ trước')
  expect(output).toContain('npm run restore -- TỆP')
})

test('files that others could read are named at the start', async () => {
  const path = join(newFolder(), 'data', 'a.db')
  const env = { DATABASE_URL: `sqlite:${path}` }
  await runUntil('bot/main.ts', { env, until: 'Ctrl+C' })
  chmodSync(path, 0o644)
  const { output } = await runUntil('bot/main.ts', { env, until: 'Ctrl+C' })
  expect(output).toContain(`nay đã khóa lại: ${path}\n`)
})

test('a transcript that a command writes is for its owner alone', async () => {
  const file = join(newFolder(), 'talk.txt')
  await runUntil('bot/commands/talk/chat.ts', { input: 'alo\n', args: ['--record', file] })
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a faulty content file stops the start with file and place', async () => {
  const folder = newFolder()
  for (const part of ['bot', 'handlers', 'knowledge', 'storage', 'package.json'])
    cpSync(part, join(folder, part), { recursive: true })
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
  const file = join(folder, 'knowledge/content/programmes/an-giang-167.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('clause: III.2.1/3', 'clause: III.9'))
  const { code, output } = await runUntil('bot/main.ts', { cwd: folder })
  expect(code).toBe(1)
  expect(output).toContain('programmes/an-giang-167.yaml')
  expect(output).toContain('III.9')
})

const chat = async (address: string, text: string) => {
  const response = await fetch(`${address}/api/v1/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ conversation: 'conversation1', text }),
  })
  expect(response.status).toBe(200)
}

test('a port that is taken says so and exits 1', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  const { code, output } = await runUntil('bot/main.ts', { env: { PORT: String(port) } })
  other.close()
  expect(code).toBe(1)
  expect(output).toContain('Cổng đã có chương trình khác dùng')
  expect(output).toContain(String(port))
})

test('message text never stands in what the program prints, even at the finest level', async () => {
  const { output } = await runUntil('bot/main.ts', {
    env: { LOG_LEVEL: 'trace' },
    until: 'Ctrl+C',
    talk: (address) => chat(address, 'kiểm tra điều kiện con mèo'),
  })
  expect(output).not.toContain('con mèo')
  expect(output).not.toContain('conversation1')
})

test('a talk recorded in the terminal plays again as the same talk', async () => {
  const file = join(newFolder(), 'talk.txt')
  const lines = ['htx lúa 480 ha, 299 tv đủ đk ko', '1', 'hồ sơ gồm những gì', 'kết quả', '']
  const { code } = await runUntil('bot/commands/talk/chat.ts', {
    input: lines.join('\n'),
    args: ['--record', file, '--province', 'kien-giang', '--role', 'officer'],
    env: { CLOCK: '2026-11-21T23:59:30+07:00' },
  })
  expect(code).toBe(0)
  const recorded = readFileSync(file, 'utf8')
  expect(recorded).toMatch(
    /^# htx lúa .*\n@ 2026-11-21 23:59 {2}terminal {2}officer, kien-giang\n/u,
  )
  expect(recorded).toContain('Cán bộ: kết quả\nBot: ')
  expect(recorded).toContain('1. Đồng ý')
  expect(play(recorded, loadKnowledge())).toBe(recorded)
})

test('a talk in the terminal goes on the next time where a file was named', async () => {
  const args = ['--data', join(newFolder(), 'talk.db')]
  await runUntil('bot/commands/talk/chat.ts', {
    args,
    input: 'kiểm tra điều kiện\nđồng ý\nkiên giang\n',
  })
  const { output } = await runUntil('bot/commands/talk/chat.ts', { args, input: 'tóm tắt\n' })
  expect(output).toContain('Kiên Giang')
})

test('one question on the command line gets one answer, as text or as JSON', async () => {
  const args = ['--province', 'kien-giang', '--json', 'hồ sơ gồm những gì']
  const { code, output } = await runUntil('bot/commands/talk/ask.ts', { args })
  expect(code).toBe(0)
  expect(JSON.parse(output)).toMatchObject({ turn: { kind: 'answer' } })
})

test('a province that is not there is named on the command line', async () => {
  const { code, output } = await runUntil('bot/commands/talk/ask.ts', {
    args: ['--province', 'ca-mau', 'alo'],
  })
  expect([code, output.includes('kien-giang')]).toEqual([1, true])
})
