import { createHash } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { freshToken } from '../../../bot/sheets/issuing.ts'
import { DATABASES } from '../../support/database/databases.ts'
import { startProgram } from '../../support/process/program.ts'
import { openIssuer } from '../../support/sheets/issuer.ts'
import { readBack } from '../../support/sheets/pdf.ts'
import { ELIGIBLE, NOT_ELIGIBLE, SHEETS } from '../../support/sheets/sheets.ts'

const CHAT = 'web:a-conversation-of-22-letters'
const DAY = 24 * 60 * 60 * 1000

const open = async (environment: Readonly<Record<string, string>> = {}) => {
  // Two writers of one process would wait for one another on SQLite.
  const url = await DATABASES[1].newUrl()
  const program = await startProgram({ DATABASE_URL: url, ...environment })
  onTestFinished(() => program.stop())
  const issuer = await openIssuer(url)
  const get = async (named: string, method = 'GET') => {
    const response = await fetch(`${program.address}/ket-qua/${named}`, { method })
    const bytes = new Uint8Array(await response.arrayBuffer())
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      text: Buffer.from(bytes).toString(),
    }
  }
  return { ...issuer, get }
}

test('whoever has the link reads the result as page, file and data', async () => {
  const { issue, get } = await open()
  const token = await issue(CHAT, NOT_ELIGIBLE)
  const page = await get(token)
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  for (const { label } of NOT_ELIGIBLE.rows) expect(page.text).toContain(label)
  expect(page.text).toContain('không phải quyết định')
  const file = await get(`${token}.pdf`)
  expect(file.headers.get('content-type')).toBe('application/pdf')
  expect(file.headers.get('content-disposition')).toBe(
    'inline; filename="ket-qua-htx-nong-nghiep-hon-dat-2026-11-30.pdf"',
  )
  expect((await readBack(file.bytes)).text).toContain('299 thành viên')
  const data = await get(`${token}.json`)
  expect(JSON.parse(data.text)).toEqual(NOT_ELIGIBLE)
})

test('no answer below the address is indexed, kept or told to the next page', async () => {
  const { issue, get } = await open()
  const token = await issue(CHAT)
  const answers = await Promise.all(
    [token, `${token}.pdf`, `${token}.json`, 'nothing'].map((one) => get(one)),
  )
  for (const { headers } of answers) {
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow, noarchive')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('content-security-policy')).not.toContain('script-src')
  }
})

test.each(Object.keys(SHEETS))(
  'the page of "%s" needs nothing but its own style, which its policy names',
  async (name) => {
    const { issue, get } = await open()
    const { text, headers } = await get(await issue(CHAT, SHEETS[name as keyof typeof SHEETS]))
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/u.exec(text) ?? []
    const hash = createHash('sha256').update(style).digest('base64')
    expect(headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`)
    expect(text).not.toMatch(/<script|<img|<link|style="|https?:|url\(/u)
  },
)

test('what a person put in is shown as text', async () => {
  const { issue, get } = await open()
  const name = '<script>alert("x")</script> & "HTX"'
  const { text } = await get(await issue(CHAT, { ...ELIGIBLE, name }))
  expect(text).toContain('&lt;script>alert(&quot;x&quot;)&lt;/script> &amp; &quot;HTX&quot;')
  expect(text).not.toContain('<script')
})

test('a forged link, one of another shape and one whose data was deleted are answered alike', async () => {
  const { issue, forget, get } = await open()
  const token = await issue(CHAT)
  await forget(CHAT)
  const near = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
  const [first, ...others] = await Promise.all(
    [freshToken(), near, token, 'x', '%00', `${token}.pdf`, `${token}.exe`, '..%2f..%2fetc'].map(
      (one) => get(one),
    ),
  )
  expect(first?.status).toBe(404)
  expect(first?.text).toContain('Không có bản kết quả nào ở đây')
  for (const other of others) expect(other).toMatchObject({ status: 404, text: first?.text })
})

test('an expired and a revoked link say so, and nothing of the result', async () => {
  const { issue, revoke, get } = await open()
  const expired = await issue('web:one', ELIGIBLE, { at: new Date(Date.now() - 2 * DAY), days: 1 })
  const revoked = await issue(CHAT)
  await revoke(CHAT)
  for (const [token, words] of [
    [expired, 'đã hết hạn'],
    [revoked, 'đã được thu hồi'],
  ] as const)
    for (const named of [token, `${token}.pdf`, `${token}.json`]) {
      const { status, text } = await get(named)
      expect(status).toBe(410)
      expect(text).toContain(named.endsWith('json') ? 'hết hạn hoặc đã được thu hồi' : words)
      expect(text).not.toContain('Hòn Đất')
    }
})

test('data that is not there is an error of the contract', async () => {
  const { get } = await open()
  const { status, text } = await get(`${freshToken()}.json`)
  expect(status).toBe(404)
  expect(JSON.parse(text)).toMatchObject({ error: { code: 'not_found' } })
})

test('a look is counted, and one that only asks for the head is none', async () => {
  const { db, issue, get } = await open()
  const token = await issue(CHAT)
  await get(token)
  await get(token, 'HEAD')
  await get(`${token}.json`)
  const rows = await db.selectFrom('sheets').select('looks').execute()
  expect(rows).toEqual([{ looks: 2 }])
})

test('whoever tries many links is told to wait', async () => {
  const { get } = await open({ RATE_PER_ADDRESS: '5' })
  const statuses = await Promise.all(
    Array.from({ length: 12 }, async () => (await get(freshToken())).status),
  )
  expect(statuses).toContain(429)
})

test('the page says until when its link works', async () => {
  const { issue, get } = await open()
  const at = new Date()
  const token = await issue(CHAT, ELIGIBLE, { at, days: 3 })
  const last = new Date(at.getTime() + 2 * DAY).toLocaleDateString('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
  })
  expect((await get(token)).text).toContain(`đến hết ngày ${last}`)
})
