import { expect, onTestFinished, test } from 'vitest'
import { createLimiter } from '../../../support/fakes/telegram/limits.ts'
import type { FakeTelegramOptions } from '../../../support/fakes/telegram/fake.ts'
import { startFakeTelegram } from '../../../support/fakes/telegram/telegram.ts'

const open = async (options: FakeTelegramOptions = {}) => {
  const fake = await startFakeTelegram(options)
  onTestFinished(() => fake.stop())
  const call = async (method: string, params: object = {}) => {
    const response = await fetch(`${fake.url}/bot${fake.token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    })
    return response.json() as Promise<{
      ok: boolean
      error_code?: number
      description?: string
      result?: unknown
      parameters?: { retry_after?: number }
    }>
  }
  return { fake, call }
}

const idsOf = ({ result }: { result?: unknown }) =>
  (result as { update_id: number }[]).map(({ update_id: id }) => id)

test('a fourth message to one chat at once has to wait, and another chat need not', async () => {
  const { fake, call } = await open()
  fake.know('1')
  fake.know('2')
  const codes: (number | undefined)[] = []
  for (const chat_id of ['1', '1', '1', '1', '2'])
    codes.push((await call('sendMessage', { chat_id, text: 'a' })).error_code)
  expect(codes).toEqual([undefined, undefined, undefined, 429, undefined])
})

test('more than 30 messages a second have to wait, and say for how long', async () => {
  const { fake, call } = await open()
  const chats = Array.from({ length: 31 }, (_, at) => String(at + 1))
  for (const chat of chats) fake.know(chat)
  const answers = await Promise.all(
    chats.map((chat_id) => call('sendMessage', { chat_id, text: 'a' })),
  )
  const refused = answers.filter(({ ok }) => !ok)
  expect(refused).toMatchObject([{ error_code: 429, parameters: { retry_after: 1 } }])
})

test('an update is given again until a higher place is asked for', async () => {
  const { fake, call } = await open({ firstUpdateId: '5' })
  await fake.say('1', 'a')
  await fake.say('1', 'b')
  expect(idsOf(await call('getUpdates'))).toEqual([5, 6])
  expect(idsOf(await call('getUpdates', { offset: 6 }))).toEqual([6])
  expect(idsOf(await call('getUpdates', { offset: 7 }))).toEqual([])
})

test('a poll that waits is ended by a second one', async () => {
  const { fake, call } = await open()
  const first = call('getUpdates', { timeout: 5 })
  const second = call('getUpdates', { timeout: 5 })
  expect(await first).toMatchObject({ error_code: 409 })
  await fake.say('1', 'a')
  expect((await second).ok).toBe(true)
})

test.each([
  [{ chat_id: '404', text: 'a' }, 400, 'chat not found'],
  [{ chat_id: '1', text: ' ' }, 400, 'text is empty'],
  [{ chat_id: '1', text: 'a'.repeat(4097) }, 400, 'too long'],
  [
    {
      chat_id: '1',
      text: 'a',
      reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'ă'.repeat(33) }]] },
    },
    400,
    'BUTTON_DATA_INVALID',
  ],
])('a message that Telegram would not take is refused: %#', async (params, code, words) => {
  const { fake, call } = await open()
  fake.know('1')
  const answer = await call('sendMessage', params)
  expect(answer.error_code).toBe(code)
  expect(answer.description).toContain(words)
})

test('a group takes 20 messages a minute, and says when the next may come', () => {
  const limit = createLimiter()
  const waits = Array.from({ length: 21 }, (_, at) => limit('-1001', at * 1000))
  expect(waits.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 0))
  expect(waits[20]).toBe(40)
  expect(limit('-1001', 60_001)).toBe(0)
})
