import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPageAssets } from '../../../bot/channels/web/assets.ts'
import type { Running } from '../../../bot/program.ts'
import { startProgram } from '../../support/process/program.ts'
import { connectTo } from '../../support/process/raw-connection.ts'

const SECURITY = {
  'content-security-policy':
    "default-src 'none';script-src 'self';style-src 'self';connect-src 'self';img-src 'self' data:;form-action 'self';base-uri 'none';frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
}

/** What tells of the body or the connection; everything else has to be named. */
const OF_THE_BODY = [
  'accept-ranges',
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'etag',
  'keep-alive',
  'last-modified',
  'retry-after',
  'transfer-encoding',
  'vary',
]

const CHANNELS = {
  PUBLIC_URL: 'https://htx.example',
  TELEGRAM_BOT_TOKEN: '123:token',
  TELEGRAM_API_ROOT: 'http://127.0.0.1:1',
  TELEGRAM_WEBHOOK_SECRET: 'secret',
}

const JSON_TYPE = 'application/json; charset=utf-8'
const NOT_KEPT = 'no-store'
const KEPT = 'public, max-age=31536000, immutable'
const { version } = readPageAssets(false)
const file = (name: string) => `/page/${version}/${name}`
const conversation = 'conversation1'
const judged = { programme: 'kien-giang-167', answers: {} }

/** Method, path, status, type, who may keep it, and what is sent. */
type Case = readonly [string, string, number, string, string, object | null]

const get = (path: string, status: number, type: string, kept = NOT_KEPT): Case => [
  'GET',
  path,
  status,
  type,
  kept,
  null,
]
const fault = (path: string, status: number): Case => get(path, status, JSON_TYPE)
const post = (path: string, status: number, body: object): Case => [
  'POST',
  path,
  status,
  JSON_TYPE,
  NOT_KEPT,
  body,
]

const CASES: readonly Case[] = [
  get('/', 200, 'text/html; charset=utf-8'),
  get(file('script/main.js'), 200, 'application/javascript; charset=utf-8', KEPT),
  get(file('page.css'), 200, 'text/css; charset=utf-8', KEPT),
  get(file('face.svg'), 200, 'image/svg+xml', KEPT),
  get('/page/earlier/page.css', 200, 'text/css; charset=utf-8'),
  fault(file('guide/frame.js'), 404),
  fault('/guide', 404),
  get('/healthz', 200, JSON_TYPE),
  get('/readyz', 200, JSON_TYPE),
  get('/metrics', 200, 'text/plain; version=0.0.4; charset=utf-8'),
  get('/api/v1/openapi.json', 200, JSON_TYPE),
  get('/api/v1/deadlines', 200, JSON_TYPE),
  get('/calendar/kien-giang.ics', 200, 'text/calendar; charset=utf-8'),
  fault('/api/v1/deadlines?from=x', 400),
  fault('/calendar/nowhere.ics', 404),
  fault(`/calendar/${'x'.repeat(500)}.ics`, 404),
  fault('/nowhere', 404),
  fault('/%ff', 404),
  ['HEAD', '/nowhere', 404, JSON_TYPE, NOT_KEPT, null],
  ['PUT', '/api/v1/chat', 404, JSON_TYPE, NOT_KEPT, {}],
  ['OPTIONS', '/api/v1/chat', 404, JSON_TYPE, NOT_KEPT, null],
  post('/api/v1/chat', 200, { conversation, text: 'alo' }),
  post('/api/v1/chat', 400, {}),
  post('/api/v1/chat', 413, { conversation, text: 'a'.repeat(200_000) }),
  post('/api/v1/eligibility', 200, judged),
  post('/api/v1/eligibility', 400, { ...judged, answers: { height: 1 } }),
  post('/webhooks/telegram', 401, {}),
]

let program: Running
beforeAll(async () => {
  program = await startProgram(CHANNELS)
})
afterAll(() => program.stop())

test.each(CASES)(
  '%s %s answers %i with every header of security, and says who may keep it',
  async (method, path, status, type, kept, body) => {
    const sent = { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const init = { method, ...(body ? sent : {}) }
    const response = await fetch(program.address + path, init)
    expect(response.status).toBe(status)
    const headers = [...response.headers].filter(([name]) => !OF_THE_BODY.includes(name))
    expect(Object.fromEntries(headers)).toEqual({
      ...SECURITY,
      'content-type': type,
      'cache-control': kept,
    })
  },
)

test.each([
  ['no HTTP at all', 'hello\r\n\r\n', 400, 'bad_json'],
  ['headers without end', `GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 413, 'too_large'],
  ['an expectation', 'GET / HTTP/1.1\r\nhost: a\r\nexpect: tea\r\n\r\n', 400, 'bad_json'],
  ['a method that is none', 'BREW / HTTP/1.1\r\nhost: a\r\n\r\n', 400, 'bad_json'],
  ['no host and no page', 'GET /x HTTP/1.1\r\nconnection: close\r\n\r\n', 404, 'not_found'],
  ['two lengths', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1, 2\r\n\r\n', 400, 'bad_json'],
])('bytes that are no request (%s) are refused in words', async (_, bytes, status, code) => {
  const connection = await connectTo(program.address)
  connection.write(bytes)
  await connection.closed
  const [head = '', body = ''] = connection.received().split('\r\n\r\n')
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `, 'u'))
  expect(JSON.parse(body)).toMatchObject({ error: { code, message: expect.any(String) } })
})
