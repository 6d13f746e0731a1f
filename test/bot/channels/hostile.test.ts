import { describe, expect, test } from 'vitest'
import type { FakeChannel } from '../../support/fakes/fake-channel.ts'
import { PLATFORMS } from '../../support/fakes/platforms.ts'
import { startWith } from '../../support/fakes/program.ts'
import { eventually } from '../../support/waiting.ts'

/** The header that authenticates a delivery, and the key of the environment that holds its value. */
const SECRETS: Readonly<Record<string, readonly [header: string, key: string]>> = {
  telegram: ['x-telegram-bot-api-secret-token', 'TELEGRAM_WEBHOOK_SECRET'],
  'zalo-bot': ['x-bot-api-secret-token', 'ZALO_BOT_WEBHOOK_SECRET'],
}

/** What is said of a token that is not valid any more. */
const REVOKED: Readonly<Record<string, string>> = {
  telegram: 'telegram-token',
  'zalo-bot': 'zalo-bot-token',
}

const authentic = (fake: FakeChannel): Record<string, string> => {
  const [header, key] = SECRETS[fake.name] ?? ['x-none', '']
  return { [header]: fake.environment()[key] ?? '' }
}

const isAnswering = async (fake: FakeChannel, chat: string) => {
  const before = fake.shown.length
  await fake.say(chat, 'cảm ơn em')
  await fake.until((shown) => shown.length > before)
}

const WRONG: readonly (readonly [string, Record<string, string>])[] = [
  ['no secret', {}],
  ['an empty secret', { 'x-telegram-bot-api-secret-token': '', 'x-bot-api-secret-token': '' }],
  [
    'a secret that is nearly right',
    { 'x-telegram-bot-api-secret-token': 'fake', 'x-bot-api-secret-token': 'fake' },
  ],
]

const ODD: readonly (readonly [string, string | Uint8Array])[] = [
  ['nothing', ''],
  ['no JSON', '{"update_id":'],
  ['a list', '[]'],
  ['null', 'null'],
  ['a number', '17'],
  ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
  [
    'an event that is not known',
    '{"update_id":1,"event_name":"message.dance.received","dance":{}}',
  ],
  ['a thousand brackets', '['.repeat(1000)],
  ['ids of 40 digits', `{"update_id":${'9'.repeat(40)},"message":{"message_id":1}}`],
  ['a prototype', '{"__proto__":{"a":1},"update_id":2}'],
]

const withSecret = PLATFORMS.filter(({ isWebhook, name }) => isWebhook && name in SECRETS)

describe.each(withSecret)('$title', ({ start, chat, name }) => {
  const open = async () => {
    const fake = await start()
    const program = await startWith([fake], { CHANNEL_PACE: 'off' })
    const post = (body: string | Uint8Array, headers: Record<string, string>) =>
      fetch(`${program.address}/webhooks/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : Buffer.from(body),
      })
    return { fake, program, post }
  }

  test.each(WRONG)(
    'with %s a delivery is refused and nothing of it is read',
    async (_name, headers) => {
      const { fake, program, post } = await open()
      const answers = await Promise.all(ODD.map(([, body]) => post(body, headers)))
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]))
      const metrics = await (await fetch(`${program.address}/metrics`)).text()
      expect(metrics).toContain(`htx_unauthenticated_total{channel="${name}"} ${ODD.length}`)
      await isAnswering(fake, chat)
    },
  )

  test('whatever an authentic delivery holds, it is taken, dropped and survived', async () => {
    const { fake, post } = await open()
    for (const [, body] of ODD) expect((await post(body, authentic(fake))).status).toBe(200)
    await isAnswering(fake, chat)
  })

  test('a body larger than any update is refused before it is read whole', async () => {
    const { fake, post } = await open()
    const huge = `{"text":"${'a'.repeat(400_000)}"}`
    expect((await post(huge, authentic(fake))).status).toBe(413)
    await isAnswering(fake, chat)
  })

  test('only deliveries are taken at the address', async () => {
    const { program } = await open()
    expect((await fetch(`${program.address}/webhooks/${name}`)).status).toBe(404)
  })
})

test.each(PLATFORMS.filter(({ isMain, renewsTokens }) => isMain && !renewsTokens))(
  '$title: a token that is revoked in flight is said, and the rest goes on',
  async ({ start, chat }) => {
    const fake = await start()
    const program = await startWith([fake], { CHANNEL_PACE: 'off' })
    fake.fail('revoked')
    await fake.say(chat, 'alo')
    const stateOf = async () => {
      const ready = await fetch(`${program.address}/readyz`)
      expect(ready.status).toBe(200)
      const { channels } = (await ready.json()) as {
        channels: Record<string, { state: string; problem: { code: string } | null }>
      }
      return channels[fake.name]
    }
    await eventually(async () => (await stateOf())?.state !== 'on')
    expect((await stateOf())?.problem?.code).toBe(REVOKED[fake.name])
    const chatted = await fetch(`${program.address}/api/v1/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ conversation: 'conversation1', text: 'alo' }),
    })
    expect(chatted.status).toBe(200)
  },
)

test.each(PLATFORMS.filter(({ renewsTokens }) => renewsTokens))(
  '$title: a token that is revoked in flight is replaced, and the person is answered',
  async ({ start, chat }) => {
    const fake = await start()
    await startWith([fake], { CHANNEL_PACE: 'off' })
    fake.fail('revoked')
    await fake.say(chat, 'alo')
    expect(await fake.until((shown) => shown.length > 0)).toHaveLength(1)
  },
)
