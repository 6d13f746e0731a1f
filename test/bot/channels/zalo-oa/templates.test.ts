import { expect, test } from 'vitest'
import { createApi, type TemplateMessage } from '../../../../bot/channels/zalo-oa/api.ts'
import { createClient } from '../../../../bot/channels/zalo-oa/client.ts'
import { createOAuth } from '../../../../bot/channels/zalo-oa/oauth.ts'
import { createRedact, rootsOf } from '../../../../bot/channels/zalo-oa/settings.ts'
import { createAccountHealth } from '../../../../bot/channels/zalo-oa/account-health.ts'
import { checkTemplate, readPhone } from '../../../../bot/channels/zalo-oa/templates.ts'
import { createTokenKeeper } from '../../../../bot/channels/zalo-oa/token-keeper.ts'
import { createLog } from '../../../../bot/log.ts'
import { REMINDER_TEMPLATE } from '../../../support/fakes/zalo-oa/templates.ts'
import { openTokens, settingsOf, startOa } from '../../../support/zalo-oa.ts'
import { ampleTime } from '../../../support/waiting.ts'

const USER = '2468458835296197922'
const MESSAGE: TemplateMessage = {
  template: REMINDER_TEMPLATE.id,
  data: { name: 'HTX Kênh 5', task: 'Nộp hồ sơ đăng ký', due: '30/11/2026' },
}

const open = async () => {
  const fake = await startOa()
  fake.know(USER)
  const settings = settingsOf(fake)
  const redact = createRedact(settings)
  const keeper = createTokenKeeper({
    store: await openTokens(),
    oauth: createOAuth(settings, redact),
    first: settings.refreshToken,
    now: Date.now,
  })
  const api = createApi(rootsOf(settings), redact)
  const standing = createAccountHealth(keeper, createLog('silent'))
  return { fake, api, client: createClient({ api, keeper, standing }) }
}

test('an approved template reaches a person by user id', async () => {
  const { fake, client } = await open()
  const outcome = await client.sendTemplate({ user: USER }, MESSAGE, ampleTime())
  expect(fake.templateMessages).toMatchObject([{ to: USER, by: 'user', data: MESSAGE.data }])
  expect(outcome).toEqual({ kind: 'sent', messageId: fake.templateMessages[0]?.messageId })
})

test('an approved template reaches a phone number with the key of the sender', async () => {
  const { fake, client } = await open()
  const to = { phone: '0912 345 678', trackingId: 'reminder-1' }
  const outcome = await client.sendTemplate(to, MESSAGE, ampleTime())
  expect(fake.templateMessages).toMatchObject([
    { to: '84912345678', by: 'phone', trackingId: 'reminder-1' },
  ])
  expect(outcome).toEqual({ kind: 'sent', messageId: fake.templateMessages[0]?.messageId })
})

test.each([
  ['a parameter is missing', { name: 'HTX', task: 'Nộp' }, 'due is missing'],
  ['a value is too long', { ...MESSAGE.data, name: 'x'.repeat(31) }, 'name is too long'],
])('where %s nothing is sent', async (_what, data, reason) => {
  const { fake, client } = await open()
  expect(await client.sendTemplate({ user: USER }, { ...MESSAGE, data }, ampleTime())).toEqual({
    kind: 'rejected',
    reason,
  })
  expect(fake.calls.some(({ method }) => method === 'message/template')).toBe(false)
})

test('what the template does not ask for stays at home', async () => {
  const { fake, client } = await open()
  const data = { ...MESSAGE.data, other: 'x' }
  expect((await client.sendTemplate({ user: USER }, { ...MESSAGE, data }, ampleTime())).kind).toBe(
    'sent',
  )
  expect(fake.templateMessages.map((message) => message.data)).toEqual([MESSAGE.data])
})

test('a long value is cut at a word, and one that is a single word never is', async () => {
  const { fake, client } = await open()
  const send = (data: TemplateMessage['data']) =>
    client.sendTemplate(
      { user: USER },
      { ...MESSAGE, data: { ...MESSAGE.data, ...data } },
      ampleTime(),
    )
  await send({ task: `Nộp hồ sơ ${'của hợp tác xã '.repeat(20)}` })
  const [message] = fake.templateMessages
  expect(message?.data['task']).toMatch(/^Nộp hồ sơ .{150,190}(?:hợp|tác|xã|của)…$/u)
  expect(await send({ due: '30/11/2026/30/11/2026' })).toEqual({
    kind: 'rejected',
    reason: 'due is too long',
  })
})

test('a template that is not approved, or not there, is not sent', async () => {
  const { fake, client } = await open()
  fake.addTemplate({ ...REMINDER_TEMPLATE, id: '2', status: 'PENDING_REVIEW' })
  const send = (template: string) =>
    client.sendTemplate({ user: USER }, { ...MESSAGE, template }, ampleTime())
  expect(await send('2')).toEqual({ kind: 'rejected', reason: 'the template is PENDING_REVIEW' })
  expect(await send('3')).toMatchObject({ kind: 'rejected' })
  expect(fake.templateMessages).toEqual([])
})

test('a template for phones only is refused by user id', async () => {
  const { fake, client } = await open()
  fake.addTemplate({ ...REMINDER_TEMPLATE, id: '2', isByUser: false })
  const message = { ...MESSAGE, template: '2' }
  expect(await client.sendTemplate({ user: USER }, message, ampleTime())).toMatchObject({
    kind: 'rejected',
    reason: expect.stringContaining('-249') as string,
  })
})

test('a wrong number or key of the sender never leaves', async () => {
  const { fake, client } = await open()
  for (const to of [
    { phone: '12345', trackingId: 'a' },
    { phone: '0912345678', trackingId: '' },
    { phone: '0912345678', trackingId: 'x'.repeat(49) },
  ])
    expect(await client.sendTemplate(to, MESSAGE, ampleTime())).toMatchObject({ kind: 'rejected' })
  expect(fake.calls).toEqual([])
})

test('a template whose description has no answer was not sent', async () => {
  const { fake, client } = await open()
  fake.answer('business/template/info/v2', { status: 502, body: 'Bad Gateway' })
  expect(await client.sendTemplate({ user: USER }, MESSAGE, ampleTime())).toMatchObject({
    kind: 'not-sent',
  })
  expect(fake.templateMessages).toEqual([])
})

const check = (name: string, value: string) =>
  checkTemplate(
    { data: { [name]: value } },
    {
      status: 'ENABLE',
      listParams: [{ name, require: true, maxLength: undefined, minLength: undefined }],
    },
  )

test('a parameter without a limit of its own has that of its kind', () => {
  expect(check('customer_name', 'x'.repeat(30))).toEqual([])
  expect(check('customer_name', 'x'.repeat(31))).toEqual(['customer_name is too long'])
  expect(check('address', 'x'.repeat(200))).toEqual([])
  expect(check('due_date', 'x'.repeat(21))).toEqual(['due_date is too long'])
  expect(check('phone', 'x'.repeat(16))).toEqual(['phone is too long'])
})

test('phone numbers are written as the platform takes them', () => {
  expect(readPhone('0912 345 678')).toBe('84912345678')
  expect(readPhone('+84912345678')).toBe('84912345678')
  expect(readPhone('84912345678')).toBe('84912345678')
  expect(readPhone('912345678')).toBeNull()
  expect(readPhone('không có')).toBeNull()
})

test('message kinds that the platform shut down are refused by it', async () => {
  const { fake, client } = await open()
  const quota = await client.ask(async (token) => {
    for (const kind of ['transaction', 'promotion']) {
      const response = await fetch(`${fake.url}/v3.0/oa/message/${kind}`, {
        method: 'POST',
        headers: { access_token: token },
        body: '{}',
      })
      expect(await response.json()).toMatchObject({ error: -240 })
    }
    const bearer = await fetch(`${fake.url}/v3.0/oa/message/cs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: '{}',
    })
    expect(await bearer.json()).toMatchObject({ error: -216 })
    return { kind: 'done', data: null }
  })
  expect(quota).toEqual({ kind: 'done', data: null })
})

test('when a person last wrote can be asked for', async () => {
  const { client, api } = await open()
  const answer = await client.ask((token) => api.getQuota(token, USER, ampleTime()))
  expect(answer).toMatchObject({
    kind: 'done',
    data: { last_interaction: expect.stringMatching(/^\d+$/u) as string },
  })
})
