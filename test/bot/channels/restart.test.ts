import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { newFolder } from '../../support/database/databases.ts'
import type { FakeChannel } from '../../support/fakes/fake-channel.ts'
import { PLATFORMS } from '../../support/fakes/platforms.ts'
import { startProcess, type RunningProcess } from '../../support/process/process.ts'
import BetterSqlite from 'better-sqlite3'
import { eventually } from '../../support/waiting.ts'

/** Five messages whose answers differ, so that one that comes twice shows. */
const MESSAGES = [
  'alo',
  'hồ sơ gồm những gì ở kiên giang',
  'cảm ơn em',
  'kiên giang nộp hồ sơ ở đâu',
  'thời tiết mai sao',
]
const PEOPLE = process.env['LONG'] ? 100 : 40

const runOn = async (fake: FakeChannel, file: string): Promise<RunningProcess> => {
  const program = await startProcess(`sqlite:${file}`, {
    ...fake.environment(),
    CHANNEL_PACE: 'off',
  })
  fake.deliverTo(program.address)
  onTestFinished(() => program.kill())
  return program
}

test.each(PLATFORMS.filter(({ isWebhook }) => isWebhook))(
  '$title: a burst of hundreds of messages with a kill in the middle is answered once each',
  async ({ start, chat }) => {
    const fake = await start()
    onTestFinished(() => fake.stop())
    const file = join(newFolder(), 'a.db')
    const first = await runOn(fake, file)
    const chats = Array.from({ length: PEOPLE }, (_, at) => `${chat}${at}`)
    const saying = Promise.all(
      chats.map(async (one) => {
        for (const message of MESSAGES) await fake.say(one, message)
      }),
    )
    await fake.until((shown) => shown.length >= PEOPLE)
    await first.kill()
    const second = await runOn(fake, file)
    await saying
    const db = new BetterSqlite(file, { readonly: true })
    onTestFinished(() => {
      db.close()
    })
    const count = (sql: string) => Number(db.prepare(sql).pluck().get())
    const isSettled = () =>
      count(`select count(*) from inbox where state = 'done'`) === PEOPLE * MESSAGES.length &&
      count(`select count(*) from outbox where state in ('pending', 'claimed', 'sending')`) === 0
    await eventually(isSettled)
    const answered = count(`select count(distinct substr(key, 1, length(key) - 2)) from outbox`)
    expect(answered).toBe(PEOPLE * MESSAGES.length)
    const sent = count(`select count(*) from outbox where state = 'sent'`)
    const unknown = count(`select count(*) from outbox where state = 'unknown'`)
    expect(fake.shown.length).toBeGreaterThanOrEqual(sent)
    expect(fake.shown.length).toBeLessThanOrEqual(sent + unknown)
    const keys = fake.shown.map((message) => `${message.chat} ${message.text}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(await second.stop()).toBe(0)
  },
)

test('planned restarts under load leave nothing in doubt, and every message is answered once', async () => {
  const platform = PLATFORMS.find(({ isWebhook, isMain }) => isWebhook && isMain)
  if (!platform) throw new Error('no platform delivers')
  const fake = await platform.start()
  onTestFinished(() => fake.stop())
  const file = join(newFolder(), 'a.db')
  let program = await runOn(fake, file)
  const chats = Array.from({ length: PEOPLE }, (_, at) => `${platform.chat}${at}`)
  for (const message of MESSAGES.slice(0, 3)) {
    const before = fake.shown.length
    const saying = Promise.all(chats.map((one) => fake.say(one, message)))
    await fake.until((shown) => shown.length > before + PEOPLE / 4)
    expect(await program.stop()).toBe(0)
    program = await runOn(fake, file)
    await saying
  }
  const expected = 3 * PEOPLE
  await fake.until((shown) => shown.length >= expected)
  expect(await program.stop()).toBe(0)
  const db = new BetterSqlite(file, { readonly: true })
  const states = db.prepare('select state, count(*) from outbox group by state').raw().all()
  db.close()
  expect(states).toEqual([['sent', expected]])
  expect(fake.shown).toHaveLength(expected)
})
