import { expect, onTestFinished, test } from 'vitest'
import { instantOf } from '../../../../../bot/clock.ts'
import { hashOfCode } from '../../../../../bot/reminders/code.ts'
import { newSubscriber } from '../../../../../handlers/conversation/subscriber.ts'
import {
  formatSubscriber,
  parseSubscriber,
} from '../../../../../storage/database/subscriber-format.ts'
import { createInvitationStore } from '../../../../../storage/reminders/invitations.ts'
import { DATABASES, openStore } from '../../../../support/database/databases.ts'
import { startWith } from '../../../../support/fakes/program.ts'
import { startFakeTelegram } from '../../../../support/fakes/telegram/telegram.ts'
import { eventually } from '../../../../support/waiting.ts'

const CODE = 'K7MP-3QWX'
const GROUP = '-1001987654321'
const TOPIC = { message_thread_id: 42, is_topic_message: true }
const REMINDER = /09\/12/u

/** The morning of a day on which something is due a week later. */
const newClocks = () => {
  const ahead = instantOf('2026-12-02', '08:05') - performance.now()
  const now = () => Math.round(performance.now() + ahead)
  return { clock: () => new Date(now()), monotonic: now }
}

/** A program whose officer has used a code in a topic of a group. */
const open = async () => {
  const fake = await startFakeTelegram({ limits: false })
  const url = await DATABASES[0].newUrl()
  const { db } = await openStore(url)
  onTestFinished(() => db.destroy())
  const clocks = newClocks()
  const now = clocks.monotonic()
  const invitation = { id: 'i1', hash: hashOfCode(CODE), province: 'kien-giang', approval: false }
  await createInvitationStore(db).add(
    { ...invitation, agency: 'so-nnptnt', expiresAt: now + 3_600_000 },
    now,
  )
  const program = await startWith([fake], { DATABASE_URL: url, CHANNEL_PACE: 'off' }, clocks)
  await fake.send(GROUP, { ...TOPIC, text: `/nhacviec@tro_ly_htx_bot ${CODE}` })
  await fake.until((all) => all.length > 0)
  const subscribed = async () =>
    (await db.selectFrom('subscribers').select('chat').execute()).map(({ chat }) => chat)
  await eventually(async () => (await subscribed()).length > 0)
  await eventually(async () => {
    const rows = await db.selectFrom('outbox').select('state').execute()
    return rows.every(({ state }) => state === 'sent')
  })
  const reminders = () =>
    db
      .selectFrom('outbox')
      .select(['chat', 'state'])
      .where('class', '=', 'reminder')
      .orderBy('id')
      .execute()
  const greeted = fake.shown.length
  /** Where reminders were shown: chat and topic. */
  const told = () =>
    fake.shown
      .slice(greeted)
      .map(({ chat, messageId }) => [chat, fake.message(messageId)?.topic ?? null])
  return { fake, db, program, subscribed, reminders, told }
}

test('an officer who subscribes in a topic is reminded in it, and marks it done there', async () => {
  const { fake, db, program, subscribed, told } = await open()
  expect(await subscribed()).toEqual([`telegram:${GROUP}/42`])
  await program.planReminders()
  await eventually(() => told().length > 0)
  expect(told()[0]).toEqual([GROUP, '42'])
  expect(fake.shown.at(-1)?.text).toMatch(REMINDER)
  await fake.tap(GROUP, 'Đã xong')
  const marks = await eventually(async () => {
    const rows = await db.selectFrom('marks').select('chat').execute()
    return rows.length > 0 ? rows : null
  })
  expect(marks).toEqual([{ chat: `telegram:${GROUP}/42` }])
})

test.each(['TOPIC_CLOSED', 'message thread not found'])(
  'what a topic refuses with "%s" is told in its group, once',
  async (words) => {
    const { fake, program, reminders, told } = await open()
    fake.shut(GROUP, '42', words)
    await program.planReminders()
    const state = words === 'TOPIC_CLOSED' ? 'dead' : 'blocked'
    await eventually(async () => (await reminders())[0]?.state === state)
    for (let times = 0; times < 2; times += 1) await program.planReminders()
    await eventually(() => told().length > 0)
    await eventually(async () => (await reminders()).every((one) => one.state !== 'sending'))
    await program.planReminders()
    expect(told()).toEqual([[GROUP, null]])
    expect(await reminders()).toEqual([
      { chat: `telegram:${GROUP}/42`, state },
      { chat: `telegram:${GROUP}`, state: 'sent' },
    ])
  },
)

test('whoever has named a second chat is told there, and the group is not', async () => {
  const { fake, db, program, reminders, told } = await open()
  fake.know('1001')
  const row = await db.selectFrom('subscribers').selectAll().executeTakeFirstOrThrow()
  const subscriber = parseSubscriber(row.settings, row.latest) ?? newSubscriber('', 'officer')
  const settings = formatSubscriber({ ...subscriber, second: 'telegram:1001' })
  await db.updateTable('subscribers').set({ settings }).execute()
  fake.shut(GROUP, '42', 'not enough rights to send text messages to the chat')
  await program.planReminders()
  await eventually(async () => (await reminders())[0]?.state === 'blocked')
  await program.planReminders()
  await eventually(() => told().length > 0)
  expect(told()).toEqual([['1001', null]])
})
