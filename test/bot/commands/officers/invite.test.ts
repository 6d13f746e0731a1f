import { onTestFinished, expect, test } from 'vitest'
import { DATABASES } from '../../../support/database/databases.ts'
import { startFakeTelegram } from '../../../support/fakes/telegram/telegram.ts'
import { startFakeZaloBot } from '../../../support/fakes/zalo-bot/zalo-bot.ts'
import { startFakeZaloOa } from '../../../support/fakes/zalo-oa/zalo-oa.ts'
import { codeIn, codesIn, idIn, INVITE, openOfficers } from '../../../support/process/officers.ts'

test.each(DATABASES)(
  'a code is invited, listed without itself, and revoked on $name',
  async ({ newUrl }) => {
    const { command: run, db } = await openOfficers(await newUrl())
    const invited = await run(...INVITE)
    expect(invited.code).toBe(0)
    const code = codeIn(invited)
    const id = idIn(invited)
    const listed = await run('list')
    expect(listed.out).toContain(id)
    expect(listed.out).toContain('còn dùng được đến')
    expect(listed.out).toContain('Kiên Giang')
    expect(listed.out).not.toContain(code)
    expect(JSON.stringify(await db.selectFrom('invitations').selectAll().execute())).not.toContain(
      code.replace('-', ''),
    )
    expect(await run('revoke', code.toLowerCase())).toMatchObject({ code: 0 })
    expect((await run('list')).out).toContain('đã thu hồi')
    expect(await run('revoke', id)).toMatchObject({ code: 1, out: '' })
  },
)

test('without a channel that is on, the codes come with a word on how to switch one on', async () => {
  const { command: run } = await openOfficers()
  const { out } = await run(...INVITE)
  expect(out).toContain('docs/telegram.md')
  expect(out).not.toContain('t.me')
})

test('each channel that is on says how the code is used there', async () => {
  const fakes = await Promise.all([startFakeTelegram(), startFakeZaloBot(), startFakeZaloOa()])
  onTestFinished(async () => {
    for (const fake of fakes) await fake.stop()
  })
  const environment = Object.assign({}, ...fakes.map((fake) => fake.environment())) as Record<
    string,
    string
  >
  const { command: run } = await openOfficers(null, environment)
  const invited = await run(...INVITE)
  const code = codeIn(invited)
  const link = `https://t.me/tro_ly_htx_bot?start=m-${code.replace('-', '')}`
  expect(invited.out).toContain(`Telegram: mở ${link}`)
  expect(invited.out).toContain(`/nhacviec ${code}`)
  expect(invited.out).toMatch(new RegExp(`^Zalo Bot \\(.+\\): nhắn ${code}$`, 'mu'))
  expect(invited.out).toMatch(new RegExp(`^Zalo OA \\(.+\\): nhắn ${code}$`, 'mu'))
  for (const [key, value] of Object.entries(environment))
    if (/TOKEN|SECRET|KEY|VERIFIER/u.test(key)) expect(invited.out).not.toContain(value)
})

test('a platform that does not answer leaves its name out, and the code is made all the same', async () => {
  const fake = await startFakeTelegram()
  const environment = fake.environment()
  await fake.stop()
  const { command: run } = await openOfficers(null, environment)
  const invited = await run(...INVITE)
  expect(invited.out).toContain(`Telegram: nhắn ${codeIn(invited)}`)
  expect(invited.out).not.toContain('t.me')
})

test('a Zalo Bot with 45 people says that nobody more should be invited to it', async () => {
  const fake = await startFakeZaloBot()
  onTestFinished(() => fake.stop())
  const { command: run, db } = await openOfficers(null, fake.environment())
  const add = (from: number, to: number) =>
    db
      .insertInto('recipients')
      .values(
        Array.from({ length: to - from }, (_, at) => ({
          chat: `zalo-bot:${from + at}`,
          channel: 'zalo-bot',
          state: 'active' as const,
          heard_at: 0,
        })),
      )
      .execute()
  await add(0, 44)
  expect((await run(...INVITE)).out).not.toContain('Ngừng mời thêm')
  await add(44, 45)
  expect((await run(...INVITE)).out).toContain('Zalo Bot chỉ nhận 50 người, nay đã có 45')
})

test('several codes differ, and each has its own line in the list', async () => {
  const { run } = await openOfficers()
  const codes = codesIn(await run(...INVITE, '--count', '3', '--approval'))
  expect(new Set(codes).size).toBe(3)
  expect((await run('list')).out.trimEnd().split('\n')).toHaveLength(3)
})

test('a code of last week is listed as expired', async () => {
  const { run, db } = await openOfficers()
  await run(...INVITE)
  await db.updateTable('invitations').set({ expires_at: 1 }).execute()
  expect((await run('list')).out).toContain('đã hết hạn')
})

test('an agency that no deadline of the province names is invited with a warning', async () => {
  const { run } = await openOfficers()
  const ended = await run('invite', '--province', 'kon-tum', '--agency', 'bao-dak-nong')
  expect(ended.code).toBe(0)
  expect(ended.out).toContain('không có hạn nào')
})
