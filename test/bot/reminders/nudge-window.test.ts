import { expect, test } from 'vitest'
import { instantOf } from '../../../bot/clock.ts'
import { DATABASES, openStore } from '../../support/database/databases.ts'
import { startWith } from '../../support/fakes/program.ts'
import { REMINDER_TEMPLATE } from '../../support/fakes/zalo-oa/templates.ts'
import { startFakeZaloOa } from '../../support/fakes/zalo-oa/zalo-oa.ts'
import { eventually } from '../../support/waiting.ts'

const OA_ID = '2468458835296197922'
const START = '2026-11-23'

/** A director on Zalo OA who keeps a list and wants to be reminded of it as `words` say. */
const keepList = async (words: string) => {
  const oa = await startFakeZaloOa({ perMinute: 100_000 })
  const url = await DATABASES[0].newUrl()
  const { db } = await openStore(url)
  let ahead = instantOf(START, '09:00') - performance.now()
  const now = () => Math.round(performance.now() + ahead)
  const running = await startWith(
    [oa],
    {
      DATABASE_URL: url,
      CHANNEL_PACE: 'off',
      ZALO_OA_TEMPLATE_REMINDER: REMINDER_TEMPLATE.id,
    },
    { clock: () => new Date(now()), monotonic: now },
  )
  const say = async (text: string): Promise<string> => {
    const before = oa.shown.length
    await oa.say(OA_ID, text)
    await oa.until((shown) => shown.length > before)
    return oa.shown
      .slice(before)
      .map((one) => one.text)
      .join('\n')
  }
  for (const text of ['hồ sơ của tôi', 'kiên giang', 'xong 1', 'đồng ý', words]) await say(text)
  return {
    oa,
    promised: await say('vẫn nhắc'),
    morning: async (day: string) => {
      const then = instantOf(day, '08:00')
      oa.advance(then - now())
      ahead += then - now()
      await running.planReminders()
    },
    settled: () =>
      eventually(async () => {
        const row = await db
          .selectFrom('outbox')
          .select(['state', 'reason'])
          .where('key', 'like', 'reminder:%nudge%')
          .where('settled_at', 'is not', null)
          .executeTakeFirst()
        return row ?? null
      }),
  }
}

test('on Zalo OA papers are reminded of within the days that the platform allows', async () => {
  const { oa, promised, morning, settled } = await keepList('nhắc tôi sau 4 ngày')
  expect(promised).not.toContain('chỉ nhắn trước được')
  await morning('2026-11-27')
  expect(await settled()).toEqual({ state: 'sent', reason: null })
  expect(oa.shown.at(-1)?.text).toContain('còn 8 mục')
})

test('beyond them the person is told so at once, and no other template stands in', async () => {
  const { oa, promised, morning, settled } = await keepList('nhắc tôi sau 11 ngày')
  expect(promised).toContain('chỉ nhắn trước được trong 7 ngày')
  const before = oa.shown.length
  await morning('2026-12-04')
  expect(await settled()).toMatchObject({ state: 'dead' })
  expect(oa.shown).toHaveLength(before)
  expect(oa.templateMessages).toEqual([])
})
