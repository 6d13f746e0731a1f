import { expect, test } from 'vitest'
import { instantOf } from '../../../bot/clock.ts'
import { hashOfCode } from '../../../bot/reminders/code.ts'
import { createStores } from '../../../storage/stores.ts'
import { DATABASES, openStore } from '../../support/database/databases.ts'
import { startWith } from '../../support/fakes/program.ts'
import { startFakeTelegram } from '../../support/fakes/telegram/telegram.ts'
import { REMINDER_TEMPLATE } from '../../support/fakes/zalo-oa/templates.ts'
import { startFakeZaloOa } from '../../support/fakes/zalo-oa/zalo-oa.ts'
import { eventually } from '../../support/waiting.ts'

const CODE = 'K7MP-3QWX'
const OA_ID = '2468458835296197922'
const OA_CHAT = `zalo-oa:${OA_ID}`
const TELEGRAM_CHAT = 'telegram:1001'
const SUBSCRIBED_ON = '2026-11-21'
/** Seven days before a last day, and eleven after the officer last wrote. */
const REMINDED_ON = '2026-12-02'

/** An officer of both channels who subscribed on Zalo OA and fell silent, on the morning after. */
const beSilent = async (environment: Readonly<Record<string, string>>) => {
  const oa = await startFakeZaloOa({ perMinute: 100_000 })
  const telegram = await startFakeTelegram({ limits: false })
  const url = await DATABASES[0].newUrl()
  const { db } = await openStore(url)
  const stores = createStores(db)
  let ahead = instantOf(SUBSCRIBED_ON, '09:00') - performance.now()
  const now = () => Math.round(performance.now() + ahead)
  await stores.invitations.add(
    {
      id: 'i1',
      hash: hashOfCode(CODE),
      province: 'kien-giang',
      agency: 'so-nnptnt',
      approval: false,
      expiresAt: now() + 3_600_000,
    },
    now(),
  )
  const running = await startWith(
    [oa, telegram],
    { DATABASE_URL: url, CHANNEL_PACE: 'off', ...environment },
    { clock: () => new Date(now()), monotonic: now },
  )
  await telegram.say('1001', 'alo')
  await telegram.until((shown) => shown.length > 0)
  await oa.say(OA_ID, CODE)
  await oa.until((shown) => shown.length > 0)
  const written = { oa: oa.shown.length, telegram: telegram.shown.length }
  return {
    oa,
    telegram,
    written,
    stores,
    /** How the reminder on this chat ended. */
    settled: (chat: string) =>
      eventually(async () => {
        const row = await db
          .selectFrom('outbox')
          .select(['state', 'reason'])
          .where('class', '=', 'reminder')
          .where('chat', '=', chat)
          .where('settled_at', 'is not', null)
          .where('key', 'like', 'reminder:%')
          .executeTakeFirst()
        return row ?? null
      }),
    remind: async () => {
      const then = instantOf(REMINDED_ON, '08:00')
      oa.advance(then - now())
      ahead += then - now()
      await running.planReminders()
    },
    again: () => running.planReminders(),
  }
}

test('who has not written for eleven days is reminded by the template', async () => {
  const { oa, written, remind, settled } = await beSilent({
    ZALO_OA_TEMPLATE_REMINDER: REMINDER_TEMPLATE.id,
  })
  await remind()
  expect(await settled(OA_CHAT)).toEqual({ state: 'sent', reason: null })
  expect(oa.templateMessages).toMatchObject([
    {
      to: OA_ID,
      data: {
        name: 'Các sở, ngành',
        task: 'Báo cáo kết quả về UBND tỉnh, gửi qua Sở Kế hoạch và Đầu tư tổng hợp',
        due: '09/12/2026',
      },
    },
  ])
  expect(oa.shown).toHaveLength(written.oa)
})

test('without a template the second chat is told', async () => {
  const { oa, telegram, written, stores, remind, again, settled } = await beSilent({})
  await stores.grants.change(
    OA_CHAT,
    (subscriber) => ({
      subscriber: { ...subscriber, second: TELEGRAM_CHAT },
      notice: {
        key: 'notice',
        channel: 'zalo-oa',
        chat: OA_CHAT,
        class: 'reminder',
        parcel: JSON.stringify({ text: 'second', choices: [] }),
      },
      notBefore: 0,
    }),
    0,
  )
  await oa.until((shown) => shown.length > written.oa)
  await remind()
  expect(await settled(OA_CHAT)).toEqual({ state: 'dead', reason: 'outside-window' })
  await again()
  expect(await settled(TELEGRAM_CHAT)).toMatchObject({ state: 'sent' })
  expect(telegram.shown.at(-1)?.text).toContain('Hạn chót: hết thứ Tư 09/12/2026')
  expect(telegram.shown.at(-1)).toMatchObject({
    labels: [],
    text: expect.stringContaining('nhắn em ở kênh kia') as string,
  })
  expect(telegram.shown).toHaveLength(written.telegram + 1)
  expect(oa.templateMessages).toEqual([])
})
