import { expect, onTestFinished, test } from 'vitest'
import { hashOfCode } from '../../../../bot/reminders/code.ts'
import { createInvitationStore } from '../../../../storage/reminders/invitations.ts'
import { enqueue } from '../../../../storage/outbox/outbox.ts'
import { parseSubscriber } from '../../../../storage/database/subscriber-format.ts'
import { createWriteTx } from '../../../../storage/database/write-tx.ts'
import { DATABASES, openStore } from '../../../support/database/databases.ts'
import { startFakeTelegram } from '../../../support/fakes/telegram/telegram.ts'
import { startProgram } from '../../../support/process/program.ts'
import { eventually } from '../../../support/waiting.ts'

const CODE = 'K7MP-3QWX'
const GROUP = '-1001987654321'
const OLD_GROUP = '-987654'

/** Waits for what the program does in its own time. */

/** The whole program on a Telegram of one's own, with one invitation, and a look into its database. */
const open = async () => {
  const fake = await startFakeTelegram({ limits: false })
  onTestFinished(() => fake.stop())
  const url = await DATABASES[0].newUrl()
  const { db } = await openStore(url)
  await createInvitationStore(db).add(
    {
      id: 'i1',
      hash: hashOfCode(CODE),
      province: 'kien-giang',
      agency: 'so-nnptnt',
      approval: false,
      expiresAt: Date.now() + 3_600_000,
    },
    Date.now(),
  )
  const program = await startProgram({
    ...fake.environment(),
    DATABASE_URL: url,
    CHANNEL_PACE: 'off',
  })
  onTestFinished(() => program.stop())
  await program.channelsStarted
  const writeTx = createWriteTx(db)
  return {
    fake,
    db,
    /** Who is subscribed, and to which agency. */
    subscribed: async () => {
      const rows = await db.selectFrom('subscribers').selectAll().execute()
      return rows.map(({ chat, settings, latest }) => [
        chat,
        parseSubscriber(settings, latest)?.grants.map(({ agency }) => agency),
      ])
    },
    /** A reminder that the program has to send. */
    remind: (chat: string, key: string) =>
      writeTx((tx) =>
        enqueue(
          tx,
          [
            {
              key,
              channel: 'telegram',
              chat: `telegram:${chat}`,
              class: 'reminder',
              parcel: JSON.stringify({
                text: key,
                choices: [{ value: 'n.done.kg251-report-duty.y2026.20261209', label: 'Đã xong' }],
              }),
            },
          ],
          Date.now(),
        ),
      ),
    /** How a delivery stands, once it is settled. */
    settled: (key: string) =>
      eventually(async () => {
        const row = await db
          .selectFrom('outbox')
          .select(['state', 'chat'])
          .where('key', '=', key)
          .executeTakeFirst()
        return row && ['sent', 'blocked', 'dead'].includes(row.state) ? row : null
      }),
    /** Everything that came in is handled. */
    idle: () =>
      eventually(async () => {
        const waiting = await db
          .selectFrom('inbox')
          .select('id')
          .where('state', '=', 'waiting')
          .execute()
        return fake.waiting() === 0 && waiting.length === 0
      }),
  }
}

test('a link with a code subscribes whoever presses start', async () => {
  const { fake, subscribed } = await open()
  await fake.begin('1001', 'm-K7MP3QWX')
  await fake.until((shown) => shown.length > 0)
  expect(await subscribed()).toEqual([['telegram:1001', ['so-nnptnt']]])
  expect(fake.shown[0]?.text).toContain('Sở Nông nghiệp')
})

test('a link with a code that somebody has used says so, and subscribes nobody', async () => {
  const { fake, subscribed } = await open()
  await fake.begin('1001', 'm-K7MP3QWX')
  await fake.until((shown) => shown.length > 0)
  await fake.begin('1002', 'm-K7MP3QWX')
  await fake.until((shown) => shown.some(({ chat }) => chat === '1002'))
  expect(await subscribed()).toHaveLength(1)
})

test.each([
  ['a command', `/nhacviec ${CODE}`],
  ['a command with the name of the bot', `/nhacviec@Tro_Ly_HTX_bot ${CODE.toLowerCase()}`],
  ['a mention', `@tro_ly_htx_bot ${CODE}`],
  ['a link that adds the bot', '/start@tro_ly_htx_bot m-K7MP3QWX'],
])('a group is subscribed by %s', async (_what, text) => {
  const { fake, subscribed } = await open()
  await fake.say(GROUP, text)
  await fake.until((shown) => shown.some(({ chat }) => chat === GROUP))
  expect(await subscribed()).toEqual([[`telegram:${GROUP}`, ['so-nnptnt']]])
})

test('a group that talks among itself hears nothing, code or no code', async () => {
  const { fake, subscribed, idle } = await open()
  for (const text of [CODE, 'nhắc việc', `/nhacviec@other_bot ${CODE}`, 'mai họp nhé'])
    await fake.say(GROUP, text)
  await fake.say('1001', 'alo')
  await fake.until((shown) => shown.some(({ chat }) => chat === '1001'))
  await idle()
  expect(fake.shown.filter(({ chat }) => chat === GROUP)).toEqual([])
  expect(await subscribed()).toEqual([])
})

test('the buttons of a group work for any member', async () => {
  const { fake, db, remind, settled, subscribed } = await open()
  await fake.say(GROUP, `/nhacviec ${CODE}`)
  await fake.until((shown) => shown.length > 0)
  expect(await subscribed()).toHaveLength(1)
  await remind(GROUP, 'r1')
  expect(await settled('r1')).toMatchObject({ state: 'sent' })
  await fake.tap(GROUP, 'Đã xong')
  const marks = await eventually(async () => {
    const rows = await db.selectFrom('marks').selectAll().execute()
    return rows.length > 0 ? rows : null
  })
  expect(marks).toMatchObject([{ chat: `telegram:${GROUP}`, deadline: 'kg251-report-duty' }])
})

test('a group that removes the bot gets nothing more until it brings it back', async () => {
  const { fake, remind, settled, idle } = await open()
  await fake.say(GROUP, `/nhacviec ${CODE}`)
  await fake.until((shown) => shown.length > 0)
  await fake.block(GROUP, 'bot was kicked from the supergroup chat')
  await idle()
  const sends = () => fake.calls.filter(({ method }) => method === 'sendMessage').length
  const before = sends()
  await remind(GROUP, 'r1')
  expect(await settled('r1')).toMatchObject({ state: 'blocked' })
  expect(sends()).toBe(before)
  await fake.unblock(GROUP)
  await idle()
  await remind(GROUP, 'r2')
  expect(await settled('r2')).toMatchObject({ state: 'sent' })
})

test('a group that becomes a supergroup stays subscribed, under its new id', async () => {
  const { fake, remind, settled, subscribed, idle } = await open()
  await fake.say(OLD_GROUP, `/nhacviec ${CODE}`)
  await fake.until((shown) => shown.length > 0)
  await fake.migrate(OLD_GROUP, GROUP)
  await idle()
  await eventually(async () => (await subscribed())[0]?.[0] === `telegram:${GROUP}`)
  expect(await subscribed()).toEqual([[`telegram:${GROUP}`, ['so-nnptnt']]])
  await remind(GROUP, 'r1')
  expect(await settled('r1')).toMatchObject({ state: 'sent', chat: `telegram:${GROUP}` })
})

test('a supergroup that is found out by a send alone keeps its subscription, too', async () => {
  const { fake, remind, settled, subscribed } = await open()
  await fake.say(OLD_GROUP, `/nhacviec ${CODE}`)
  await fake.until((shown) => shown.length > 0)
  fake.switches.dropDelivery = true
  await fake.migrate(OLD_GROUP, GROUP)
  await remind(OLD_GROUP, 'r1')
  expect(await settled('r1')).toMatchObject({ state: 'sent', chat: `telegram:${GROUP}` })
  expect(await subscribed()).toEqual([[`telegram:${GROUP}`, ['so-nnptnt']]])
  expect(fake.shown.at(-1)).toMatchObject({ chat: GROUP, text: 'r1' })
})
