import { expect, onTestFinished, test } from 'vitest'
import { hashOfCode } from '../../../../../bot/reminders/code.ts'
import { createInvitationStore } from '../../../../../storage/reminders/invitations.ts'
import { DATABASES, openStore } from '../../../../support/database/databases.ts'
import { startWith } from '../../../../support/fakes/program.ts'
import { startFakeTelegram } from '../../../../support/fakes/telegram/telegram.ts'
import { eventually } from '../../../../support/waiting.ts'

const GROUP = '-1001987654321'
const CODE = 'K7MP-3QWX'

const busy = {
  status: 500,
  body: '{"ok":false,"error_code":500,"description":"Internal Server Error"}',
}

/** A program whose platform does not tell the bot's name for a while: the first try is answered so. */
const open = async (mode: 'polling' | 'webhook', answer = busy) => {
  const fake = await startFakeTelegram({ mode, limits: false })
  const url = await DATABASES[0].newUrl()
  const { db } = await openStore(url)
  onTestFinished(() => db.destroy())
  const now = Date.now()
  const invitation = { id: 'i1', hash: hashOfCode(CODE), province: 'kien-giang', approval: false }
  await createInvitationStore(db).add(
    { ...invitation, agency: 'so-nnptnt', expiresAt: now + 3_600_000 },
    now,
  )
  fake.answer('getMe', answer)
  const program = await startWith([fake], { DATABASE_URL: url, CHANNEL_PACE: 'off' })
  return { fake, db, program }
}

/** How often the platform was asked for the name. */
const asked = ({ calls }: { readonly calls: readonly { readonly method: string }[] }) =>
  calls.filter(({ method }) => method === 'getMe').length

test.each(['polling', 'webhook'] as const)(
  'calls in a group that come before the bot knows its name are answered after, by %s',
  async (mode) => {
    const { fake, db } = await open(mode)
    await fake.say(GROUP, '@bot_khac_bot mai họp nhé')
    await fake.say(GROUP, `/nhacviec@tro_ly_htx_bot ${CODE}`)
    await fake.say(GROUP, '@tro_ly_htx_bot Kiên Giang hồ sơ gồm những gì')
    expect(asked(fake)).toBe(1)
    const shown = await fake.until((all) =>
      all.some(({ text }) => text.includes('hồ sơ') || text.includes('Hồ sơ')),
    )
    expect(asked(fake)).toBe(2)
    expect(shown[0]?.text).toContain('Sở Nông nghiệp')
    const subscribers = await db.selectFrom('subscribers').select('chat').execute()
    expect(subscribers).toEqual([{ chat: `telegram:${GROUP}` }])
    const waiting = () =>
      db.selectFrom('inbox').select('event').where('event', 'is not', null).execute()
    await eventually(async () => (await waiting()).length === 0)
  },
)

test('a person is answered at once by a bot that does not know its name', async () => {
  const { fake } = await open('polling')
  await fake.say('1001', 'Kiên Giang hồ sơ gồm những gì')
  await fake.say(GROUP, '/help')
  await fake.until((all) => new Set(all.map(({ chat }) => chat)).size === 2)
  expect(asked(fake)).toBe(1)
})

test('of a group that called another bot nothing is kept once the name is known', async () => {
  const { fake, db } = await open('webhook')
  await fake.say(GROUP, '@bot_khac_bot bí mật của nhóm')
  await fake.say('1001', 'alo')
  await eventually(async () => {
    const rows = await db.selectFrom('inbox').selectAll().where('state', '=', 'done').execute()
    return rows.length === 2
  })
  const kept = JSON.stringify([
    await db.selectFrom('inbox').selectAll().execute(),
    await db.selectFrom('recipients').selectAll().execute(),
  ])
  expect(kept).not.toContain('bí mật')
  expect(kept).not.toContain(GROUP)
})

test('a server that never tells a name is served under any', async () => {
  const missing = {
    status: 404,
    body: '{"ok":false,"error_code":404,"description":"Not Found"}',
  }
  const { fake } = await open('polling', missing)
  await fake.say(GROUP, '@tro_ly_htx_bot Kiên Giang hồ sơ gồm những gì')
  await fake.until((all) => all.length > 0)
  expect(asked(fake)).toBe(1)
})

test('what a group says among itself neither takes places nor is told of', async () => {
  const { fake, db } = await open('webhook')
  for (let at = 0; at < 22; at += 1) await fake.say(GROUP, `@bot_khac_bot tin số ${at}`)
  await fake.say(GROUP, '@tro_ly_htx_bot Kiên Giang hồ sơ gồm những gì')
  const [answer] = await fake.until((all) => all.length > 0)
  expect(answer?.text).toContain('Kiên Giang')
  expect(answer?.text).not.toContain('22')
  const surplus = await db.selectFrom('inbox').selectAll().where('state', '=', 'surplus').execute()
  expect(surplus).toEqual([])
})

test.each(['gửi về htx.tan@example.vn nhé', 'giá 5@kg', 'a@tro_ly_htx_bot.example', '@ ai đó'])(
  'that %j calls nobody is known without the name, and it is not stored',
  async (text) => {
    const { fake, db } = await open('webhook')
    await fake.say(GROUP, text)
    await fake.say('1001', 'alo')
    await fake.until((all) => all.length > 0)
    expect(await db.selectFrom('inbox').select('chat').execute()).toEqual([
      { chat: 'telegram:1001' },
    ])
  },
)
