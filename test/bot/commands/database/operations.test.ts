import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createMuteSwitch, readMute } from '../../../../storage/database/flags.ts'
import { keepSubscriber } from '../../../../storage/reminders/subscribers.ts'
import { createWriteTx } from '../../../../storage/database/write-tx.ts'
import { DATABASES, newFolder, withDatabase } from '../../../support/database/databases.ts'
import { startFakeTelegram } from '../../../support/fakes/telegram/telegram.ts'
import { runCommand, type Ended } from '../../../support/process/command.ts'
import { officerOf } from '../../../support/reminders/reminders.ts'

const newCommand =
  (url: string, environment: Readonly<Record<string, string>> = {}, input = '') =>
  (...words: readonly string[]): Promise<Ended> =>
    runCommand(words, { environment: { DATABASE_URL: url, ...environment }, input })

const subscribe = (url: string, ...chats: readonly string[]) =>
  withDatabase(url, (db) =>
    createWriteTx(db)(async (tx) => {
      for (const chat of chats) await keepSubscriber(tx, 'telegram', chat, officerOf())
    }),
  )

test.each(DATABASES)(
  '$name is backed up, restored and moved by its commands',
  async ({ newUrl }) => {
    const url = await newUrl()
    await subscribe(url, 'telegram:1', 'telegram:2')
    const file = join(newFolder(), 'backup')
    const run = newCommand(url)
    const backup = await run('backup', file)
    expect(backup).toMatchObject({
      code: 0,
      printed: expect.stringContaining('subscribers: 2 dòng'),
    })
    expect(await run('backup', file)).toMatchObject({ code: 1 })
    const restored = await run('restore', file)
    expect(restored.code).toBe(0)
    expect(restored.printed).toContain('npm run reminders -- resume')
    expect(existsSync(/giữ ở (\S+)/u.exec(restored.printed)?.[1] ?? '')).toBe(true)
    const target = await DATABASES[0].newEmptyUrl()
    expect(await run('move', '--to', target)).toMatchObject({
      code: 0,
      printed: expect.stringContaining('subscribers: 2 dòng'),
    })
    expect((await run('start')).printed).toContain('Dữ liệu đã được chuyển sang nơi khác')
    expect(await run('move', '--take-back')).toMatchObject({ code: 0 })
  },
)

test('a target is moved to from standard input, and its password is refused on the command line', async () => {
  const url = await DATABASES[0].newUrl()
  await subscribe(url, 'telegram:1')
  const target = new URL(await DATABASES[1].newEmptyUrl())
  const place = `postgres://${target.host}${target.pathname}`
  const refused = await newCommand(url)('move', '--to', target.href)
  expect(refused).toMatchObject({ code: 1, printed: expect.stringContaining('--to -') })
  expect(refused.printed).not.toContain(target.password)
  target.searchParams.set('password', target.password)
  target.searchParams.set('user', target.username)
  target.username = ''
  target.password = ''
  expect(await newCommand(url)('move', '--to', target.href)).toMatchObject({
    code: 1,
  })
  const moved = await newCommand(url, {}, `${target.href}\n`)('move', '--to', '-')
  expect(moved).toMatchObject({ code: 0, printed: expect.stringContaining(`sang ${place} và`) })
  expect(moved.printed).not.toContain('password')
})

test('without a line on standard input nothing is moved', async () => {
  const url = await DATABASES[0].newUrl()
  await subscribe(url, 'telegram:1')
  const ended = await newCommand(url)('move', '--to', '-')
  expect(ended).toMatchObject({ code: 1, printed: expect.stringContaining('npm run move') })
})

test.each(['backup', 'restore', 'move', 'reminders'])(
  'npm run %s without words says how it is used',
  async (file) => {
    const ended = await newCommand('sqlite::memory:')(file)
    expect(ended).toMatchObject({ code: 1, printed: expect.stringContaining(`npm run ${file}`) })
  },
)

test.each(DATABASES)('reminders of $name are held, looked at and let go', async ({ newUrl }) => {
  const url = await newUrl()
  const fake = await startFakeTelegram()
  await subscribe(url, 'telegram:1', 'telegram:2')
  await withDatabase(url, (db) => createMuteSwitch(db).mute('by hand'))
  const run = newCommand(url, { ...fake.environment(), CLOCK: '2026-12-02T08:00:00+07:00' })
  expect((await run('reminders', 'status')).printed).toContain('by hand')
  const preview = await run('reminders', 'preview')
  expect(preview.printed).toContain('sẽ gửi 2 tin tới 2 nơi nhận')
  expect(await withDatabase(url, (db) => db.selectFrom('outbox').selectAll().execute())).toEqual([])
  await run('reminders', 'resume')
  expect(await withDatabase(url, readMute)).toBeNull()
  expect((await run('reminders', 'status')).printed).toContain('gửi bình thường')
  await fake.stop()
})

test('a message is explained by its number, a chat by all that it was to be told', async () => {
  const url = await DATABASES[0].newUrl()
  await withDatabase(url, async (db) => {
    await sql`insert into outbox (id, key, channel, chat, class, rank, state, owner, fence, next_at,
        set_at, doubts, reason, created_at, settled_at)
      values (42, 'k', 'telegram', 'telegram:1', 'reminder', 10, 'unknown', 'one', 2, 0, 0, 2,
        'time-out', 1796000000000, 1796000100000)`.execute(db)
    await sql`insert into attempts (delivery, fence, owner, outcome, detail, at)
      values (42, 1, 'one', 'in-doubt', 'cut line', 1796000050000)`.execute(db)
    await sql`insert into reminders (chat, key, deadline, occurrence, kind, due, send_on, state,
        reason, delivery, created_at)
      values ('telegram:1', 'r', 'kg251-report-duty', 'y2026', 'lead', '2026-12-09', '2026-12-02',
        'queued', null, 'k', 0)`.execute(db)
  })
  const run = newCommand(url)
  expect((await run('reminders', 'explain', '42')).printed.trimEnd().split('\n')).toEqual([
    'Tin số 42 cho telegram:1: không rõ đã tới chưa',
    '  khóa k',
    '  lập lúc 2026-11-30 07:53',
    '  xong lúc 2026-11-30 07:55',
    '  lý do: time-out',
    '  nhận 2 lần, sau cùng bởi one; không rõ kết quả 2 lần, hỏng 0 lần',
    '  2026-11-30 07:54 lần nhận 1: in-doubt (cut line), bởi one',
    '  kg251-report-duty y2026, nhắc trước hạn, hạn 2026-12-09, ngày nhắc 2026-12-02: đã đưa vào hàng gửi, lý do: -',
  ])
  expect((await run('reminders', 'explain', 'telegram:1')).printed).toContain('(tin số 42)')
  expect(await run('reminders', 'explain', '43')).toMatchObject({ code: 1 })
  expect((await run('reminders', 'status')).printed).toContain('số 42, telegram:1')
})
