import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { newFolder } from '../../support/database/databases.ts'
import { runCommand } from '../../support/process/command.ts'
import { startFakeTelegram } from '../../support/fakes/telegram/telegram.ts'
import { startFakeZaloBot } from '../../support/fakes/zalo-bot/zalo-bot.ts'
import { startFakeZaloOa } from '../../support/fakes/zalo-oa/zalo-oa.ts'

const run = async (environment: Readonly<Record<string, string>>, ...args: readonly string[]) => {
  const { code, printed } = await runCommand(['channels', ...args], {
    environment: { DATABASE_URL: 'sqlite::memory:', ...environment },
  })
  return { code, lines: printed.trimEnd().split('\n') }
}

const month = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' })
  .format(new Date())
  .slice(0, 7)

test('without a token every channel says how it is switched on', async () => {
  const { code, lines } = await run({})
  expect(code).toBe(0)
  expect(lines).toEqual([
    'Đang tắt: Telegram. Đặt TELEGRAM_BOT_TOKEN trong .env để bật; cách làm ở docs/telegram.md',
    'Đang tắt: Zalo Bot. Đặt ZALO_BOT_TOKEN trong .env để bật; cách làm ở docs/zalo-bot.md',
    'Đang tắt: Zalo OA. Đặt ZALO_OA_APP_ID trong .env để bật; cách làm ở docs/zalo-oa.md',
  ])
})

test('each channel that is on tells its name, and what its platform knows', async () => {
  const fakes = await Promise.all([startFakeTelegram(), startFakeZaloBot(), startFakeZaloOa()])
  onTestFinished(async () => {
    for (const fake of fakes) await fake.stop()
  })
  const environment = Object.assign({}, ...fakes.map((fake) => fake.environment())) as Record<
    string,
    string
  >
  const { code, lines } = await run(environment)
  expect(code).toBe(0)
  expect(lines.filter((line) => line.startsWith('  Tên: '))).toHaveLength(3)
  expect(lines).toContain(`  Tin đã gửi trong tháng ${month}: 0/3000 (0 %)`)
  for (const [key, value] of Object.entries(environment))
    if (/TOKEN|SECRET|KEY|VERIFIER/u.test(key)) expect(lines.join('\n')).not.toContain(value)
})

test('a month and a circle of people that are nearly full say what to do', async () => {
  const fake = await startFakeZaloBot()
  onTestFinished(() => fake.stop())
  const file = join(newFolder(), 'a.db')
  const environment = { ...fake.environment(), DATABASE_URL: `sqlite:${file}` }
  await run(environment)
  const db = new BetterSqlite(file)
  db.prepare('insert into quotas values (?, ?, ?)').run('zalo-bot', month, 2850)
  const insert = db.prepare(
    `insert into recipients (chat, channel, state, heard_at) values (?, 'zalo-bot', 'active', 0)`,
  )
  for (let person = 0; person < 45; person += 1) insert.run(`zalo-bot:${person}`)
  db.close()
  const { lines } = await run(environment)
  expect(lines).toContain(`  Tin đã gửi trong tháng ${month}: 2850/3000 (95 %)`)
  expect(lines.join('\n')).toContain('Gần hết tin của tháng')
  expect(lines.join('\n')).toContain('Gần đủ số người tối đa')
})

test('a bot that rests says until when and why, and one that has rested does not', async () => {
  const fake = await startFakeZaloBot()
  onTestFinished(() => fake.stop())
  const file = join(newFolder(), 'a.db')
  const environment = {
    ...fake.environment(),
    DATABASE_URL: `sqlite:${file}`,
    CLOCK: '2026-12-02T08:00:00+07:00',
  }
  await run(environment)
  const now = Date.parse(environment.CLOCK)
  const db = new BetterSqlite(file)
  db.prepare(
    `insert into outbox (id, key, channel, chat, class, rank, state, next_at, set_at, created_at)
     values (1, 'a', 'zalo-bot', 'zalo-bot:1', 'reply', 0, 'pending', 0, 0, 0)`,
  ).run()
  db.prepare(
    `insert into attempts (delivery, fence, owner, outcome, detail, at)
     values (1, 1, 'one', 'quota', '429 Quota exceeded', ?)`,
  ).run(now)
  const pause = db.prepare(
    `insert or replace into paces (key, due_at, paused_until, set_at, rests)
     values ('zalo-bot', 0, ?, ?, 1)`,
  )
  pause.run(now + 30 * 60_000, now)
  const resting = (await run(environment)).lines.join('\n')
  expect(resting).toContain('Đang nghỉ tới 2026-12-02 08:30')
  expect(resting).toContain('quá số tin cho phép (429 Quota exceeded)')
  expect(resting).not.toContain('Đang bật: Zalo Bot')
  pause.run(now - 1, now - 1000)
  db.close()
  const rested = (await run(environment)).lines.join('\n')
  expect(rested).toContain('Đang bật: Zalo Bot')
  expect(rested).not.toContain('Đang nghỉ')
})

test('a token that is wrong is told with what to do', async () => {
  const fake = await startFakeTelegram()
  onTestFinished(() => fake.stop())
  const { code, lines } = await run({ ...fake.environment(), TELEGRAM_BOT_TOKEN: '1:wrong' })
  expect(code).toBe(0)
  expect(lines.join('\n')).toContain('@BotFather')
  expect(lines.join('\n')).not.toContain('1:wrong')
})

test('a consent that is not taken, or a command that is not there, ends with a line and fails', async () => {
  expect(await run({}, 'authorize', 'code')).toMatchObject({
    code: 1,
    lines: [expect.stringContaining('ZALO_OA_APP_ID')],
  })
  expect(await run({}, 'wrong')).toMatchObject({
    code: 1,
    lines: [expect.stringContaining('npm run channels')],
  })
})
