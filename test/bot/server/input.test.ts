import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { verdictSchema } from '../../../bot/channels/web/openapi.ts'
import { DATABASES } from '../../support/database/databases.ts'
import { startProgram } from '../../support/process/program.ts'

const RUNS = process.env['LONG'] ? 3000 : 300
const SECRET = 'a-secret-of-the-webhook'
const APP = { id: '1', key: 'a-key-of-the-account' }

/** Platforms of nobody's: what they would be sent goes to a closed port. */
const NOWHERE = 'http://127.0.0.1:1'
const CHANNELS = {
  PUBLIC_URL: 'https://htx.example',
  TELEGRAM_BOT_TOKEN: '123:token',
  TELEGRAM_API_ROOT: NOWHERE,
  TELEGRAM_WEBHOOK_SECRET: SECRET,
  ZALO_BOT_TOKEN: '123:token',
  ZALO_BOT_API_ROOT: NOWHERE,
  ZALO_BOT_WEBHOOK_SECRET: SECRET,
  ZALO_OA_APP_ID: APP.id,
  ZALO_OA_APP_SECRET: 'secret',
  ZALO_OA_SECRET_KEY: APP.key,
  ZALO_OA_API_ROOT: NOWHERE,
  ZALO_OA_OAUTH_ROOT: NOWHERE,
  ZALO_OA_BUSINESS_ROOT: NOWHERE,
}

const ODD_TEXT = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud83d',
  '\u202e\u0007',
  'NaN',
  '-Infinity',
  '1e999',
  '0x10',
  '__proto__',
  'constructor',
  'toString',
  '9'.repeat(400),
  'x'.repeat(9000),
  'kien-giang',
  '300 thành viên',
  'thời tiết \u0000 mai sao',
]
const KEYS = [
  'conversation text choice message profile province role programme answers asOf update_id',
  'message_id chat from id type event_name timestamp sender recipient follower msg_id result data',
  'constructor __proto__ toString valueOf hasOwnProperty toJSON length',
].flatMap((keys) => keys.split(' '))

const text = fc.oneof(fc.constantFrom(...ODD_TEXT), fc.string({ unit: 'binary', maxLength: 20 }))
/** Numbers as they stand in JSON, also those that no program holds. */
const number = fc.oneof(
  fc.constantFrom(0, -0, -1, 0.5, 1e300, -1e300, Number.MAX_SAFE_INTEGER + 1, 5e-324),
  fc.double({ noNaN: true }),
)
const anyJson = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 4 }),
  ),
})).value

/** Something near to what is asked for, so that it comes further than the first check. */
const near = (shape: Readonly<Record<string, fc.Arbitrary<unknown>>>) => {
  const parts = Object.fromEntries(
    Object.entries(shape).map(([key, value]) => [
      key,
      fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: anyJson }),
    ]),
  )
  return fc.oneof(
    { weight: 4, arbitrary: fc.record(parts) },
    { weight: 1, arbitrary: fc.record(parts, { requiredKeys: [] }) },
  )
}

const FACTS = [
  'province entity sector model legal profit score dossier wage',
  'area members capital services hightech ocop vehicles priority',
].flatMap((names) => names.split(' '))
/** An answer of some fact, or something near to it. */
const item = fc.oneof(text, number, fc.boolean(), anyJson)
const oddAnswer = fc.oneof(
  item,
  fc.array(item, { maxLength: 4 }),
  fc.dictionary(fc.constantFrom('2018', '2019', '2020', '2020.0', ' 2020', '0x7e4'), item),
)
const PROGRAMMES = ['kien-giang-167', 'an-giang-167', 'kon-tum-167', 'dak-nong-167']
const id = fc.oneof(text, number, fc.constantFrom('1001', '9007199254740993'))
const chat = near({ id, type: fc.constantFrom('private', 'group'), chat_type: text })

/** What is posted where; beside it whatever JSON there is. */
const BODIES: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  '/api/v1/chat': near({
    conversation: fc.constantFrom('conversation1', 'conversation2'),
    text,
    choice: text,
    message: fc.constantFrom('message-1', 'message-2'),
    profile: near({ province: text, role: text }),
  }),
  '/api/v1/eligibility': near({
    programme: fc.constantFrom(...PROGRAMMES),
    answers: fc.dictionary(fc.constantFrom(...FACTS), oddAnswer, { minKeys: 1, maxKeys: 4 }),
    asOf: fc.constantFrom('2021-07-20', '0000-01-01', '9999-12-31', '2021-02-29'),
  }),
  '/webhooks/telegram': near({
    update_id: id,
    message: near({
      message_id: id,
      chat,
      from: near({ id }),
      text,
      caption: text,
      photo: anyJson,
    }),
    callback_query: near({ id: text, data: text, message: near({ message_id: id, chat }) }),
  }),
  '/webhooks/zalo-bot': near({
    event_name: fc.constantFrom('message.text.received', 'message.image.received'),
    message: near({ message_id: id, chat: near({ id }), from: near({ id }), text, caption: text }),
  }),
  '/webhooks/zalo-oa': near({
    event_name: fc.constantFrom('user_send_text', 'follow', 'unfollow', 'user_received_message'),
    timestamp: id,
    sender: near({ id }),
    recipient: near({ id }),
    follower: near({ id }),
    message: near({ msg_id: id, text }),
  }),
}

const headersOf = (path: string, body: string): Readonly<Record<string, string>> => {
  const json = { 'content-type': 'application/json' }
  if (path === '/webhooks/telegram') return { ...json, 'x-telegram-bot-api-secret-token': SECRET }
  if (path === '/webhooks/zalo-bot') return { ...json, 'x-bot-api-secret-token': SECRET }
  if (path !== '/webhooks/zalo-oa') return json
  const { timestamp } = (JSON.parse(body) ?? {}) as {
    readonly timestamp?: string | number | object
  }
  const when = typeof timestamp === 'object' ? '' : String(timestamp)
  const hash = createHash('sha256').update(APP.id).update(body).update(when)
  return { ...json, 'x-zevent-signature': `mac=${hash.update(APP.key).digest('hex')}` }
}

const isError = (body: string): boolean => {
  const { error } = JSON.parse(body) as { readonly error?: { code?: unknown; message?: unknown } }
  return typeof error?.code === 'string' && typeof error.message === 'string'
}

describe.each(DATABASES)('on $name', ({ newUrl }) => {
  const open = async () => {
    const program = await startProgram({ ...CHANNELS, DATABASE_URL: await newUrl() })
    onTestFinished(() => program.stop())
    const send = async (path: string, init: RequestInit = {}) => {
      const response = await fetch(`${program.address}${path}`, init)
      return { status: response.status, body: await response.text() }
    }
    const post = (path: string, body: string) =>
      send(path, { method: 'POST', headers: headersOf(path, body), body })
    return { send, post }
  }

  test.each(Object.entries(BODIES))(
    'whatever JSON is posted to %s, it is taken or refused in words, and never a fault of ours',
    async (path, expected) => {
      const { post } = await open()
      await fc.assert(
        fc.asyncProperty(fc.oneof({ weight: 3, arbitrary: expected }, anyJson), async (json) => {
          // JSON can hold numbers that no program can.
          const sent = JSON.stringify(json).replaceAll('"1e999"', '1e999')
          const { status, body } = await post(path, sent)
          expect(status).toBeLessThan(500)
          if (status !== 200) expect(isError(body)).toBe(true)
          else if (path === '/api/v1/eligibility') verdictSchema.parse(JSON.parse(body))
        }),
        { numRuns: RUNS },
      )
    },
  )

  test('whatever is asked of the deadlines and calendars, it is answered or refused in words', async () => {
    const { send } = await open()
    const part = fc.oneof(
      fc.constantFrom('kien-giang', 'so-nnptnt', '2026-01-01', '0000-00-00', '9999-12-31', '[]'),
      text,
    )
    const query = fc.dictionary(fc.constantFrom('province', 'agency', 'from', 'to', 'x'), part)
    await fc.assert(
      fc.asyncProperty(query, part, part, async (asked, province, agency) => {
        const parameters = new URLSearchParams(asked)
        const name = encodeURIComponent(province.toWellFormed())
        const other = encodeURIComponent(agency.toWellFormed())
        for (const path of [
          `/api/v1/deadlines?${parameters.toString()}`,
          `/api/v1/deadlines?${parameters.toString()}&${parameters.toString()}`,
          `/calendar/${name}.ics`,
          `/calendar/${name}/${other}.ics`,
        ]) {
          const { status, body } = await send(path)
          expect(status).toBeLessThan(500)
          if (status !== 200) expect(isError(body)).toBe(true)
        }
      }),
      { numRuns: RUNS / 3 },
    )
  })
})
