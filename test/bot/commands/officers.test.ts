import { parseArgs } from 'node:util'
import { onTestFinished, expect, test } from 'vitest'
import { OFFICER_OPTIONS, workOf } from '../../../bot/commands/officers/work.ts'
import { invite, readLifetime } from '../../../bot/commands/officers/invite.ts'
import { hashOfCode } from '../../../bot/reminders/code.ts'
import { newSubscriber, type Subscriber } from '../../../handlers/subscriber.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'
import { createGrantStore } from '../../../storage/reminders/grants.ts'
import { createInvitationStore, redeem } from '../../../storage/reminders/invitations.ts'
import { hearFrom } from '../../../storage/outbox/recipients.ts'
import { createStores } from '../../../storage/stores.ts'
import { keepSubscriber } from '../../../storage/reminders/subscribers.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { DATABASES, openStore } from '../../support/database/databases.ts'
import { runCommand, type Ended } from '../../support/process/command.ts'
import { startFakeTelegram } from '../../support/fakes/telegram/telegram.ts'
import { startFakeZaloBot } from '../../support/fakes/zalo-bot/zalo-bot.ts'
import { startFakeZaloOa } from '../../support/fakes/zalo-oa/zalo-oa.ts'

const newCommand =
  (environment: Readonly<Record<string, string>>) =>
  (...args: readonly string[]): Promise<Ended> =>
    runCommand(['officers', ...args], { environment })

const knowledge = loadKnowledge()

/** What words ask for, read as the command reads them. */
const workOfWords = (...args: readonly string[]) => {
  const read = parseArgs({ args: [...args], options: OFFICER_OPTIONS, allowPositionals: true })
  return workOf({ words: read.positionals, flags: read.values })
}

/** The command on a database that the test looks into, in this process and in one of its own. */
const open = async (
  given: string | null = null,
  environment: Readonly<Record<string, string>> = {},
) => {
  const url = given ?? (await DATABASES[0].newUrl())
  const { db } = await openStore(url)
  const writeTx = createWriteTx(db)
  const stores = createStores(db)
  return {
    db,
    command: newCommand({ DATABASE_URL: url, ...environment }),
    run: async (...args: readonly string[]) => {
      const { ok, text } = (await workOfWords(...args)?.({
        knowledge,
        invitations: stores.invitations,
        grants: stores.grants,
        openings: () => Promise.resolve([]),
        now: Date.now,
      })) ?? { ok: false, text: '' }
      return ok ? { code: 0, out: text, error: '' } : { code: 1, out: '', error: text }
    },
    /** Somebody uses a code and gets what it gives. */
    join: async (chat: string, code: string, state: 'approved' | 'waiting') => {
      const found = await db
        .selectFrom('invitations')
        .selectAll()
        .where('hash', '=', hashOfCode(code))
        .executeTakeFirstOrThrow()
      const grant = {
        province: 'kien-giang',
        agency: found.agency,
        invitation: found.id,
        state,
        at: '2026-11-21T03:00:00Z',
      } as const
      const subscriber: Subscriber = {
        ...newSubscriber('2026-11-21T03:00:00Z', 'officer'),
        grants: [grant],
        follows: [{ province: 'kien-giang', agency: found.agency, documents: null }],
        quiet: null,
      }
      await writeTx(async (tx) => {
        await hearFrom(tx, 'telegram', chat, 0)
        await redeem(tx, chat, found.id, 0)
        await keepSubscriber(tx, 'telegram', chat, subscriber)
      })
      return found.id
    },
  }
}

const INVITE = ['invite', '--province', 'kien-giang', '--agency', 'so-nnptnt'] as const
const codesIn = ({ out }: Pick<Ended, 'out'>) =>
  [...out.matchAll(/^Mã mời: (\S+)$/gmu)].map(([, code]) => code)
const codeIn = (ended: Pick<Ended, 'out'>): string => {
  const [code = ''] = codesIn(ended)
  expect(code).toMatch(/^[2-9B-DF-HJ-NP-TV-Z]{4}-[2-9B-DF-HJ-NP-TV-Z]{4}$/u)
  return code
}
const idIn = ({ out }: Pick<Ended, 'out'>) => /^Số hiệu (\S+):/mu.exec(out)?.[1] ?? ''

test.each(DATABASES)(
  'a code is invited, listed without itself, and revoked on $name',
  async ({ newUrl }) => {
    const { command: run, db } = await open(await newUrl())
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
  const { command: run } = await open()
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
  const { command: run } = await open(null, environment)
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
  const { command: run } = await open(null, environment)
  const invited = await run(...INVITE)
  expect(invited.out).toContain(`Telegram: nhắn ${codeIn(invited)}`)
  expect(invited.out).not.toContain('t.me')
})

test('a Zalo Bot with 45 people says that nobody more should be invited to it', async () => {
  const fake = await startFakeZaloBot()
  onTestFinished(() => fake.stop())
  const { command: run, db } = await open(null, fake.environment())
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
  const { run } = await open()
  const codes = codesIn(await run(...INVITE, '--count', '3', '--approval'))
  expect(new Set(codes).size).toBe(3)
  expect((await run('list')).out.trimEnd().split('\n')).toHaveLength(3)
})

test.each([
  ['a province that is not covered', { province: 'hue' }, 'Tỉnh phải là một trong'],
  ['an agency that is not there', { agency: 'so-x' }, 'Không có cơ quan "so-x"'],
  ['no agency', { agency: undefined }, 'Cách dùng'],
  ['no hour at all', { expires: '0h' }, 'từ 1h'],
  ['91 days', { expires: '91d' }, 'đang ghi "91d"'],
  ['a time without a unit', { expires: '7' }, 'đang ghi "7"'],
  ['no code at all', { count: '0' }, 'từ 1 đến 50'],
  ['too many codes', { count: '51' }, 'đang ghi "51"'],
])('%s is refused with a line, and nothing is made', async (_what, flags, line) => {
  const { db } = await openStore('sqlite::memory:')
  const printed = await invite(
    { province: 'kien-giang', agency: 'so-nnptnt', ...flags },
    {
      knowledge,
      invitations: createInvitationStore(db),
      grants: createGrantStore(db),
      openings: () => Promise.resolve([]),
      now: Date.now,
    },
  )
  expect(printed).toMatchObject({ ok: false })
  expect(printed.text).toContain(line)
  expect(await db.selectFrom('invitations').selectAll().execute()).toEqual([])
})

test('what is refused goes to the other stream, and the command fails', async () => {
  const { command } = await open()
  const ended = await command(...INVITE, '--expires', '91d')
  expect(ended).toMatchObject({ code: 1, out: '' })
  expect(ended.error).toContain('đang ghi "91d"')
})

test('a command that is not there brings the usage and fails', async () => {
  const { command } = await open()
  const ended = await command('invite', '--role', 'x')
  expect(ended).toMatchObject({ code: 1, out: '' })
  expect(ended.error).toContain('"--role"')
  expect(ended.error).toContain('npm run officers -- invite')
})

test.each([
  [[]],
  [['x']],
  [['list', 'x']],
  [['revoke']],
  [['approve', 'a', 'b']],
  [['second', 'a']],
  [['second', 'a', 'b', 'c']],
  [['people', '--approval']],
])('the words %j are no command', (words) => {
  expect(workOfWords(...words)).toBeNull()
})

test('a code is good for hours or days', () => {
  const hour = 3_600_000
  expect(['1h', '36h', '7d', '90D'].map(readLifetime)).toEqual([
    hour,
    36 * hour,
    168 * hour,
    2160 * hour,
  ])
  for (const wrong of ['0h', '', '1', '1w', '-1d', '1.5d', '2161h', '91d', '1d '.repeat(2)])
    expect(readLifetime(wrong)).toBeNull()
})

test('a code of last week is listed as expired', async () => {
  const { run, db } = await open()
  await run(...INVITE)
  await db.updateTable('invitations').set({ expires_at: 1 }).execute()
  expect((await run('list')).out).toContain('đã hết hạn')
})

test('an agency that no deadline of the province names is invited with a warning', async () => {
  const { run } = await open()
  const ended = await run('invite', '--province', 'kon-tum', '--agency', 'bao-dak-nong')
  expect(ended.code).toBe(0)
  expect(ended.out).toContain('không có hạn nào')
})

test('who waits is listed, approved once, and told by the same stroke', async () => {
  const { run, db, join: joinAs } = await open()
  const code = codeIn(await run(...INVITE, '--approval'))
  const id = await joinAs('telegram:7', code, 'waiting')
  expect((await run('list')).out).toContain(`npm run officers -- approve ${id}`)
  expect((await run('people')).out).toContain('(chờ duyệt)')
  expect(await run('approve', id)).toMatchObject({ code: 0 })
  const [letter] = await db.selectFrom('outbox').selectAll().execute()
  expect(letter).toMatchObject({ chat: 'telegram:7', channel: 'telegram', state: 'pending' })
  expect(letter?.parcel).toContain('đã được duyệt')
  expect((await run('list')).out).not.toContain('Đang chờ duyệt')
  expect((await run('people')).out).not.toContain('(chờ duyệt)')
  const again = await run('approve', 'telegram:7')
  expect(again).toMatchObject({ code: 1, out: '' })
  expect(again.error).toContain('Không có ai chờ duyệt')
  expect(await db.selectFrom('outbox').selectAll().execute()).toHaveLength(1)
})

test('a second chat is named once both have written, and taken back', async () => {
  const { run, db, join: joinAs } = await open()
  await joinAs('telegram:7', codeIn(await run(...INVITE)), 'approved')
  const unheard = await run('second', 'telegram:7', 'zalo-bot:7')
  expect(unheard).toMatchObject({ code: 1, out: '' })
  expect(unheard.error).toContain('phải nhắn bot ở kênh ấy trước')
  await db
    .insertInto('recipients')
    .values({ chat: 'zalo-bot:7', channel: 'zalo-bot', state: 'active', heard_at: 0 })
    .execute()
  expect((await run('second', 'telegram:7', 'zalo-bot:7')).out).toContain('sang zalo-bot:7')
  expect((await run('people')).out).toContain('kênh thứ hai zalo-bot:7')
  expect(await run('second', 'telegram:7', 'none')).toMatchObject({ code: 0 })
  expect((await run('people')).out).not.toContain('zalo-bot')
  const letters = await db.selectFrom('outbox').selectAll().execute()
  expect(letters.map(({ chat, parcel }) => [chat, parcel?.includes('Zalo Bot')])).toEqual([
    ['telegram:7', true],
    ['telegram:7', false],
  ])
  expect(await run('second', 'telegram:9', 'none')).toMatchObject({ code: 1, out: '' })
})

test('a code that is revoked after it was used takes its right away, and the person is told', async () => {
  const { run, db, join: joinAs } = await open()
  const first = codeIn(await run(...INVITE))
  const second = codeIn(await run('invite', '--province', 'kien-giang', '--agency', 'lmhtx'))
  await joinAs('telegram:7', first, 'approved')
  await joinAs('telegram:8', second, 'approved')
  expect((await run('list')).out).toContain('(telegram:7)')
  const revoked = await run('revoke', first)
  expect(revoked).toMatchObject({ code: 0 })
  expect(revoked.out).toContain('telegram:7')
  const people = (await run('people')).out
  expect(people).not.toContain('telegram:7')
  expect(people).toContain('telegram:8')
  const letters = await db.selectFrom('outbox').selectAll().execute()
  expect(letters.map(({ chat }) => chat)).toEqual(['telegram:7'])
  expect((await run('list')).out).toContain('nay không còn nhận nhắc')
  expect(await run('revoke', first)).toMatchObject({ code: 1 })
})
