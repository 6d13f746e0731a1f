import { expect, test } from 'vitest'
import { instantOf } from '../../../../bot/clock.ts'
import { move } from '../../../../storage/copies/move.ts'
import { keepSubscriber } from '../../../../storage/reminders/subscribers.ts'
import { createWriteTx } from '../../../../storage/database/write-tx.ts'
import { DATABASES, withDatabase } from '../../../support/database/databases.ts'
import { startFakeTelegram } from '../../../support/fakes/telegram/telegram.ts'
import { startProgram } from '../../../support/process/program.ts'
import { officerOf } from '../../../support/reminders/reminders.ts'

const DAY = '2026-12-02'
const EARLY = ['telegram:1', 'telegram:2']
const LATE = ['telegram:3', 'telegram:4', 'telegram:5']
const [SQLITE, POSTGRES] = DATABASES
/** Stands in every reminder, and in no answer to a greeting. */
const REFERENCE = 'KG251-REPORT-DUTY-2026'

const isTo = (address: string) => (one: { readonly chat: string }) =>
  `telegram:${one.chat}` === address

const subscribeAll = (url: string): Promise<void> =>
  withDatabase(url, (db) =>
    createWriteTx(db)(async (tx) => {
      for (const chat of EARLY) await keepSubscriber(tx, 'telegram', chat, officerOf())
      for (const chat of LATE)
        await keepSubscriber(tx, 'telegram', chat, officerOf({ time: '09:00' }))
    }),
  )

/** A clock that begins before the first reminders and is set to a later minute of the day. */
const newClocks = () => {
  let ahead = instantOf(DAY, '07:30') - performance.now()
  const now = () => Math.round(performance.now() + ahead)
  return {
    clock: () => new Date(now()),
    monotonic: now,
    set: (minute: string) => {
      ahead = instantOf(DAY, minute) - performance.now()
    },
  }
}

test('what SQLite has told is not told again, and the rest is told by PostgreSQL', async () => {
  const from = await SQLITE.newUrl()
  const to = await POSTGRES.newEmptyUrl()
  await subscribeAll(from)
  const fake = await startFakeTelegram({ limits: false })
  const told = () =>
    fake.shown.filter(({ text }) => text.includes(REFERENCE)).map(({ chat }) => `telegram:${chat}`)
  const run = async (url: string, minute: string, chats: readonly string[]) => {
    const environment = { ...fake.environment(), DATABASE_URL: url, CHANNEL_PACE: 'off' }
    const clocks = newClocks()
    const program = await startProgram(environment, clocks)
    await program.channelsStarted
    // A bot may write to those alone who wrote to it before.
    for (const chat of chats) await fake.say(chat.replace('telegram:', ''), 'chào em')
    await fake.until((shown) => chats.every((chat) => shown.some(isTo(chat))))
    clocks.set(minute)
    await program.planReminders()
    await fake.until(() => chats.every((chat) => told().includes(chat)))
    await program.stop()
  }
  await run(from, '08:00', EARLY)
  expect(told().toSorted()).toEqual(EARLY)
  await move(from, to)
  await run(to, '09:00', LATE)
  expect(told().toSorted()).toEqual([...EARLY, ...LATE])
  await expect(run(from, '09:00', [])).rejects.toThrow('moved')
  await fake.stop()
})
