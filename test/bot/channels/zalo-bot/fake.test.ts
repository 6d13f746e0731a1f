import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createApi } from '../../../../bot/channels/zalo-bot/api.ts'
import type { FakeZaloBot, FakeZaloBotOptions } from '../../../support/fakes/zalo-bot/fake.ts'
import { startFakeZaloBot } from '../../../support/fakes/zalo-bot/zalo-bot.ts'
import { ampleTime } from '../../../support/waiting.ts'

const PERSON = '6ede9afa66b88fe6d6a9'
const ADDRESS = 'https://htx.example/webhooks/zalo-bot'

const open = async (options: FakeZaloBotOptions = {}) => {
  const fake = await startFakeZaloBot(options)
  onTestFinished(() => fake.stop())
  const post = async (method: string, params: object = {}, token = fake.token) => {
    const response = await fetch(`${fake.url}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    })
    return { status: response.status, body: await response.json() }
  }
  return { fake, post, api: createApi(fake.token, fake.url, (words) => words) }
}

/** A program that takes every delivery and keeps what came with it. */
const listen = async (fake: FakeZaloBot, status = 200) => {
  const heard: { agent: string; secret: string; body: string }[] = []
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      heard.push({
        agent: String(request.headers['user-agent']),
        secret: String(request.headers['x-bot-api-secret-token']),
        body: Buffer.concat(chunks).toString(),
      })
      response.writeHead(status).end()
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise((resolve) => void server.close(() => resolve())))
  onTestFinished(() => server.closeAllConnections())
  fake.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return heard
}

test('a refusal comes with HTTP 200, or with its own number', async () => {
  const { fake, post } = await open()
  const body = { ok: false, description: 'Unauthorized', error_code: 401 }
  expect(await post('getMe', {}, '1:junk')).toEqual({ status: 200, body })
  fake.switches.errorStatus = 'mirror'
  expect(await post('getMe', {}, '1:junk')).toEqual({ status: 401, body })
})

test.each(['getme', 'GetMe', 'editMessageText', 'sendTemplate', ''])(
  'the method "%s" does not exist',
  async (method) => {
    const { post } = await open()
    expect((await post(method)).body).toMatchObject({ ok: false, error_code: 400 })
  },
)

test('every documented method answers the client in its shape', async () => {
  const { fake, api } = await open()
  const heard = await listen(fake)
  await fake.say(PERSON, 'alo')
  expect(await api.getMe(ampleTime())).toMatchObject({
    kind: 'done',
    result: { id: '1459232241454765289', account_name: 'bot.TroLyHTX' },
  })
  expect(await api.getUpdates(1, ampleTime())).toMatchObject({
    kind: 'done',
    result: { event_name: 'message.text.received' },
  })
  expect(await api.setWebhook(ADDRESS, fake.secret, ampleTime())).toMatchObject({
    kind: 'done',
    result: { ok: true, outcome: 'webhook.ok' },
  })
  expect(await api.getWebhookInfo(ampleTime())).toEqual({ kind: 'done', result: ADDRESS })
  expect(await api.testWebhook(ampleTime())).toMatchObject({ kind: 'done', result: { ok: true } })
  expect(heard.map(({ secret }) => secret)).toEqual([fake.secret, fake.secret])
  expect((await api.deleteWebhook(ampleTime())).kind).toBe('done')
  expect(await api.getWebhookInfo(ampleTime())).toEqual({ kind: 'done', result: '' })
  const photo = { url: 'https://photo.example/1.jpg', caption: 'Mẫu' }
  const sent = [
    await api.sendMessage(PERSON, 'Dạ', ampleTime()),
    await api.sendPhoto(PERSON, photo, ampleTime()),
    await api.sendSticker(PERSON, '4c1', ampleTime()),
    await api.sendVoice(PERSON, 'https://voice.example/1.aac', ampleTime()),
  ]
  expect(sent).toEqual(fake.shown.map(({ messageId }) => ({ kind: 'done', result: messageId })))
  expect(sent).toHaveLength(4)
  expect((await api.sendChatAction(PERSON, ampleTime())).kind).toBe('done')
})

test('updates are given one at a time, and a poll in vain ends with 408', async () => {
  const { fake, post } = await open()
  for (const text of ['một', 'hai']) await fake.say(PERSON, text)
  for (const text of ['một', 'hai'])
    expect((await post('getUpdates', { timeout: '1' })).body).toMatchObject({
      result: { message: { text } },
    })
  expect((await post('getUpdates', { timeout: '1' })).body).toEqual({
    ok: false,
    description: 'Request timeout',
    error_code: 408,
  })
})

test('while a webhook is set nothing can be polled', async () => {
  const { fake, post } = await open()
  await listen(fake)
  await post('setWebhook', { url: ADDRESS, secret_token: fake.secret })
  expect((await post('getUpdates')).body).toMatchObject({ error_code: 400 })
})

test.each([
  ['no url', { secret_token: 'x'.repeat(8) }],
  ['no secret', { url: ADDRESS }],
  ['a secret of 7', { url: ADDRESS, secret_token: 'x'.repeat(7) }],
  ['a secret of 257', { url: ADDRESS, secret_token: 'x'.repeat(257) }],
  ['no https', { url: 'http://htx.example/a', secret_token: 'x'.repeat(8) }],
  ['a private address', { url: 'https://192.168.1.2/a', secret_token: 'x'.repeat(8) }],
])('a webhook with %s is refused and not stored', async (_name, params) => {
  const { fake, post } = await open()
  expect((await post('setWebhook', params)).body).toMatchObject({ ok: false, error_code: 400 })
  expect(fake.webhook()).toBeNull()
})

test('an address is stored also where its try ends badly', async () => {
  const { fake, post } = await open()
  await listen(fake, 403)
  const { body } = await post('setWebhook', { url: ADDRESS, secret_token: fake.secret })
  expect(body).toMatchObject({
    ok: true,
    result: { verification: { ok: false, outcome: 'webhook.http.403' } },
  })
  expect(fake.webhook()?.url).toBe(ADDRESS)
})

test('a webhook can be tried a few times a day, and the code is then spelled in another way', async () => {
  const { fake, post } = await open({ testsADay: 1 })
  await listen(fake)
  await post('testWebhook')
  expect((await post('testWebhook')).body).toMatchObject({ ok: false, errorCode: 426 })
})

test.each([
  ['envelope', '{"ok":true,"result":{"event_name"'],
  ['flat', '{"event_name"'],
] as const)('deliveries come from Java in the shape "%s"', async (body, beginning) => {
  const { fake, post } = await open({ mode: 'webhook', body })
  const heard = await listen(fake)
  await post('setWebhook', { url: ADDRESS, secret_token: fake.secret })
  await fake.say(PERSON, 'alo')
  expect(heard.at(-1)).toMatchObject({ agent: 'Java/1.8.0_192', secret: fake.secret })
  expect(heard.at(-1)?.body.startsWith(beginning)).toBe(true)
})

test('only texts of 1 to 2,000 to people who wrote are taken, as long as the month lasts', async () => {
  const { fake, post } = await open({ quota: 1 })
  await fake.say(PERSON, 'alo')
  const codeOf = async (chat: string, text: string) =>
    ((await post('sendMessage', { chat_id: chat, text })).body as { error_code?: number })
      .error_code
  expect(await codeOf('nobody', 'a')).toBe(400)
  expect(await codeOf(PERSON, '')).toBe(400)
  expect(await codeOf(PERSON, 'a'.repeat(2001))).toBe(400)
  expect(await codeOf(PERSON, 'a'.repeat(2000))).toBeUndefined()
  expect(await codeOf(PERSON, 'a')).toBe(429)
  expect(fake.used()).toBe(1)
})

test('the 51st person is not heard', async () => {
  const { fake } = await open()
  for (let at = 0; at < 51; at += 1) await fake.say(`person${at}`, 'alo')
  expect(fake.waiting()).toBe(50)
})
