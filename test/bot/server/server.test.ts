import { describe, expect, test } from 'vitest'
import { startProgram } from '../../support/process/program.ts'
import { postTo, useServer, type ChatAnswer } from '../../support/process/server.ts'

const { address } = useServer()

describe('around it', () => {
  test('the interface describes itself', async () => {
    const description = (await (await fetch(`${address()}/api/v1/openapi.json`)).json()) as {
      paths: object
    }
    expect(Object.keys(description.paths)).toEqual([
      '/api/v1/chat',
      '/api/v1/eligibility',
      '/api/v1/deadlines',
      '/ket-qua/{token}',
      '/ket-qua/{token}.pdf',
      '/ket-qua/{token}.json',
      '/calendar/{province}.ics',
      '/calendar/{province}/{agency}.ics',
    ])
  })

  test('the interface lists the units in which facts are counted', async () => {
    const text = await (await fetch(`${address()}/api/v1/openapi.json`)).text()
    const lists = [...text.matchAll(/"enum":(\[[^\]]*"m2"[^\]]*\])/gu)].map(
      ([, list = '[]']) => new Set(JSON.parse(list) as string[]),
    )
    expect(lists.length).toBeGreaterThan(3)
    for (const list of lists)
      expect(list).toEqual(new Set(['m2', 'dong', 'member', 'service', 'vehicle', 'point']))
    expect(text).not.toContain('isUnit')
  })

  test('the interface says that the id of a conversation is a secret', async () => {
    const text = await (await fetch(`${address()}/api/v1/openapi.json`)).text()
    const description = /"conversation":\{[^"]*(?:"[^"]*"[^"]*)*?"description":"([^"]*)"/u.exec(
      text,
    )
    expect(description?.[1]).toMatch(/^A secret.*at least 22 characters/u)
  })

  test.each(['/healthz', '/readyz', '/metrics', '/page/any/page.css', '/page/any/script/main.js'])(
    '%s is there',
    async (path) => {
      expect((await fetch(address() + path)).status).toBe(200)
    },
  )

  test.each([
    '/nowhere',
    '/page/any/nowhere.js',
    '/page/any/..%2fpage.html',
    '/%ff',
    '/api/v1/chat',
    '/..%2f..%2fpackage.json',
  ])('that %s is not there is said in Vietnamese', async (path) => {
    const response = await fetch(address() + path)
    expect(response.status).toBe(404)
    expect(((await response.json()) as ChatAnswer).error?.message).toBe('Không có địa chỉ này.')
  })

  test('what was answered and repeated is counted without naming anybody', async () => {
    const counted = await startProgram()
    for (const text of ['alo', 'alo', 'chào em'])
      await postTo(counted.address, '/api/v1/chat', {
        conversation: 'a-person',
        text,
        message: 'message-1',
      })
    const text = await (await fetch(`${counted.address}/metrics`)).text()
    const values = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    expect(values.slice(0, 6)).toEqual([
      'htx_turns_total 1',
      'htx_repeated_total 2',
      'htx_refused_total 0',
      'htx_surplus_total 0',
      'htx_errors_total 0',
      'htx_sessions 1',
    ])
    await counted.stop()
  })
})
