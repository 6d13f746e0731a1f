import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chatAnswerSchema } from '../../../bot/channels/web/openapi.ts'
import type { Running } from '../../../bot/program.ts'
import { MET } from '../../support/talk/answers.ts'
import { startProgram } from '../../support/process/program.ts'

interface ChatAnswer {
  readonly replies: readonly {
    readonly text: string
    readonly choices: readonly { readonly value: string; readonly label: string }[]
    readonly citations: readonly { readonly document: string; readonly clause: string }[]
  }[]
  readonly turn: {
    readonly kind: string
    readonly question: { readonly fact: string } | null
    readonly verdict: { readonly eligibility: string } | null
  }
  readonly error?: { readonly code: string; readonly message: string }
}

let program: Running
beforeAll(async () => {
  program = await startProgram()
})
afterAll(() => program.stop())

const post = (
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
  at = program.address,
) =>
  fetch(`${at}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
  })

let conversations = 0
const newConversation = () => `conversation${(conversations += 1)}`

const chat = async (conversation: string, body: Record<string, unknown>) => {
  const response = await post('/api/v1/chat', { conversation, ...body })
  return { status: response.status, ...((await response.json()) as ChatAnswer) }
}

describe('the chat interface', () => {
  test('answers with replies and the turn', async () => {
    const answer = await chat(newConversation(), {
      text: 'hồ sơ gồm những gì',
      profile: { province: 'kien-giang' },
    })
    expect(answer.turn.kind).toBe('answer')
    expect(answer.replies[0]?.citations[0]).toMatchObject({ document: 'kh-135-2021' })
  })

  test('carries a whole talk on, by text and by choice', async () => {
    const conversation = newConversation()
    const consent = await chat(conversation, { text: 'htx lua kien giang 480 ha 299 tv du dk ko' })
    expect(consent.turn).toMatchObject({ kind: 'confirmation', question: { fact: 'consent' } })
    await chat(conversation, { choice: consent.replies.at(-1)?.choices[0]?.value ?? '' })
    const result = await chat(conversation, { text: 'ket qua' })
    expect(result.turn).toMatchObject({ kind: 'verdict', verdict: { eligibility: 'not_eligible' } })
  })

  test('every answer of a walk-through has the shape that the interface describes', async () => {
    const conversation = newConversation()
    const bodies = [
      { text: 'alo' },
      { text: 'htx lua kien giang 480 ha 299 tv du dk ko' },
      { text: 'dong y' },
      { text: 'ho so gom gi' },
      { text: 'tam 300 trieu' },
      { text: 'ket qua' },
      { text: 'thoi tiet mai sao' },
      { text: 'xoa du lieu' },
    ]
    const kinds: string[] = []
    for (const body of bodies) {
      const response = await post('/api/v1/chat', { conversation, ...body })
      const answer = chatAnswerSchema.parse(await response.json())
      kinds.push(answer.turn.kind)
    }
    expect(kinds).toContain('verdict')
    expect(kinds).toContain('answer')
  })

  test('the same message id returns the stored response and changes nothing', async () => {
    const conversation = newConversation()
    const first = await chat(conversation, { text: 'kiểm tra điều kiện', message: 'message-1' })
    const again = await chat(conversation, { text: 'đồng ý', message: 'message-1' })
    expect(again).toEqual(first)
    expect((await chat(conversation, { text: 'đồng ý' })).turn.question).toMatchObject({
      fact: 'province',
    })
  })

  test('messages of one conversation are answered in the order in which they came', async () => {
    const conversation = newConversation()
    const answers = await Promise.all(
      ['kiểm tra điều kiện', 'đồng ý', 'kiên giang', 'hợp tác xã', 'lúa', '500 ha'].map((text) =>
        chat(conversation, { text }),
      ),
    )
    expect(answers.map(({ turn }) => turn.question?.fact)).toEqual([
      'consent',
      'province',
      'entity',
      'sector',
      'area',
      'members',
    ])
  })

  test.each([
    ['broken JSON', '{"conversation":', 400, 'bad_json'],
    ['no conversation', { text: 'alo' }, 400, 'bad_request'],
    ['a conversation of another shape', { conversation: 'x', text: 'alo' }, 400, 'bad_request'],
    ['a number for text', { conversation: 'conversation0', text: 5 }, 400, 'bad_request'],
    ['neither text nor choice', { conversation: 'conversation0' }, 400, 'bad_request'],
    [
      'both text and choice',
      { conversation: 'conversation0', text: 'a', choice: 'b' },
      400,
      'bad_request',
    ],
    [
      'an unknown field',
      { conversation: 'conversation0', text: 'a', spy: true },
      400,
      'bad_request',
    ],
    [
      'a fifth province',
      { conversation: 'conversation0', text: 'a', profile: { province: 'ca-mau' } },
      400,
      'bad_request',
    ],
    ['5 kB of text', { conversation: 'conversation0', text: 'a'.repeat(5000) }, 400, 'too_long'],
    [
      'a choice never offered',
      { conversation: 'conversation0', choice: '1.2.3' },
      400,
      'unknown_choice',
    ],
    [
      'a choice longer than any',
      { conversation: 'conversation0', choice: 'x'.repeat(500) },
      400,
      'unknown_choice',
    ],
    ['no body at all', '', 400, 'bad_json'],
    ['a body that is a list', [], 400, 'bad_request'],
    [
      'a body that reaches for a prototype',
      '{"conversation":"conversation0","text":"a","__proto__":{"a":1}}',
      400,
      'bad_json',
    ],
    [
      'a body of 200 kB',
      { conversation: 'conversation0', text: 'a'.repeat(200_000) },
      413,
      'too_large',
    ],
  ])('%s gets a clear error', async (_, body, status, code) => {
    const response = await post('/api/v1/chat', body)
    const { error } = (await response.json()) as ChatAnswer
    expect([response.status, error?.code]).toEqual([status, code])
    expect(error?.message).toMatch(/Anh\/Chị|JSON/u)
  })

  test.each(['application/octet-stream', 'text/plain', 'application/x-www-form-urlencoded'])(
    'bytes of the type %s get a clear error',
    async (type) => {
      const bytes = new Uint8Array([0, 255, 1])
      const response = await post('/api/v1/chat', bytes, { 'content-type': type })
      const { error } = (await response.json()) as ChatAnswer
      expect([response.status, error?.code]).toEqual([415, 'wrong_type'])
    },
  )

  test('bytes that are no JSON get a clear error', async () => {
    const response = await post('/api/v1/chat', new Uint8Array([0, 255, 1]))
    const { error } = (await response.json()) as ChatAnswer
    expect([response.status, error?.code]).toEqual([400, 'bad_json'])
  })

  test.each([
    '',
    '🙂🙂🙂',
    '???',
    '\u0000\u0001',
    '\ud83d',
    '<script>alert(1)</script>',
    'a'.repeat(4000),
    '🙂'.repeat(4000),
    'ế'.normalize('NFD').repeat(4000),
  ])('the text "%.20s" gets a friendly answer', async (text) => {
    const answer = await chat(newConversation(), { text })
    expect(answer.status).toBe(200)
    expect(answer.replies.length).toBeGreaterThan(0)
  })
})

const judge = async (body: unknown) => {
  const response = await post('/api/v1/eligibility', body)
  return {
    status: response.status,
    body: (await response.json()) as Record<string, never> & ChatAnswer,
  }
}

describe('the eligibility interface', () => {
  test('everything at its threshold is eligible, preliminarily', async () => {
    const { body } = await judge({ programme: 'kien-giang-167', answers: MET })
    expect(body).toMatchObject({ eligibility: 'eligible', failing: [], toVerify: [] })
  })

  test('the status is that of the day asked for', async () => {
    const { body } = await judge({ programme: 'kien-giang-167', answers: MET, asOf: '2021-07-20' })
    expect(body).toMatchObject({ programme: { id: 'kien-giang-167', status: 'open' } })
  })

  test('a day without a rule is said, and never judged by the nearest one', async () => {
    const { body } = await judge({ programme: 'kien-giang-167', answers: MET, asOf: '2020-05-01' })
    expect(body).toMatchObject({
      eligibility: 'needs_verification',
      programme: { status: 'upcoming' },
    })
    expect(JSON.stringify(body)).toContain('chưa có quy định cho thời điểm này')
  })

  test.each([
    ['an unknown programme', { programme: 'ca-mau-167', answers: {} }, 'unknown_programme'],
    ['an unknown fact', { programme: 'kien-giang-167', answers: { height: 3 } }, 'bad_answer'],
    ['a half member', { programme: 'kien-giang-167', answers: { members: 0.5 } }, 'bad_answer'],
    ['a list for answers', { programme: 'kien-giang-167', answers: [] }, 'bad_request'],
    [
      'a day that is none',
      { programme: 'kien-giang-167', answers: {}, asOf: '2021-13-40' },
      'bad_request',
    ],
  ])('%s is 400 and named', async (_, request, code) => {
    const { status, body } = await judge(request)
    expect([status, body.error?.code]).toEqual([400, code])
  })

  test('the fact that is wrong is named', async () => {
    const { body } = await judge({ programme: 'kien-giang-167', answers: { height: 3 } })
    expect(body.error?.message).toContain('height')
  })
})

describe('limits', () => {
  test('200 messages a second from one address are slowed down, and none is lost silently', async () => {
    const limited = await startProgram({ RATE_PER_ADDRESS: '50' })
    const responses = await Promise.all(
      Array.from({ length: 200 }, (_, at) =>
        post(
          '/api/v1/chat',
          { conversation: `many-people-${at}`, text: 'alo' },
          {},
          limited.address,
        ),
      ),
    )
    const refused = responses.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(50)
    expect(refused.every(({ headers }) => Number(headers.get('retry-after')) >= 1)).toBe(true)
    expect(responses.every(({ status }) => status === 200 || status === 429)).toBe(true)
    await limited.stop()
  })

  test('one conversation gets five messages a second, and others go on', async () => {
    const limited = await startProgram({ RATE_PER_CONVERSATION: '5' })
    const say = (conversation: string) =>
      post('/api/v1/chat', { conversation, text: 'alo' }, {}, limited.address)
    const responses = await Promise.all(Array.from({ length: 20 }, () => say('one-person')))
    const answered = responses.filter(({ status }) => status === 200)
    expect(answered.length).toBeGreaterThanOrEqual(5)
    expect(answered.length).toBeLessThan(15)
    expect((await say('other-person')).status).toBe(200)
    await limited.stop()
  })

  test.each([
    ['0', 'nobody can claim another address', true],
    ['1', 'the address that the proxy adds last counts', false],
  ])('behind %s proxies %s', async (hops, _, isLimited) => {
    const limited = await startProgram({ RATE_PER_ADDRESS: '2', TRUST_PROXY: hops })
    const responses = await Promise.all(
      Array.from({ length: 12 }, (_each, at) =>
        post(
          '/api/v1/chat',
          { conversation: `many-people-${at}`, text: 'alo' },
          { 'x-forwarded-for': `203.0.113.99, 198.51.100.${at}` },
          limited.address,
        ),
      ),
    )
    expect(responses.some(({ status }) => status === 429)).toBe(isLimited)
    await limited.stop()
  })
})

describe('around it', () => {
  test('the interface describes itself', async () => {
    const description = (await (await fetch(`${program.address}/api/v1/openapi.json`)).json()) as {
      paths: object
    }
    expect(Object.keys(description.paths)).toEqual([
      '/api/v1/chat',
      '/api/v1/eligibility',
      '/api/v1/deadlines',
      '/calendar/{province}.ics',
      '/calendar/{province}/{agency}.ics',
    ])
  })

  test('the interface lists the units in which facts are counted', async () => {
    const text = await (await fetch(`${program.address}/api/v1/openapi.json`)).text()
    const lists = [...text.matchAll(/"enum":(\[[^\]]*"m2"[^\]]*\])/gu)].map(
      ([, list = '[]']) => new Set(JSON.parse(list) as string[]),
    )
    expect(lists.length).toBeGreaterThan(3)
    for (const list of lists)
      expect(list).toEqual(new Set(['m2', 'dong', 'member', 'service', 'vehicle', 'point']))
    expect(text).not.toContain('isUnit')
  })

  test('the interface says that the id of a conversation is a secret', async () => {
    const text = await (await fetch(`${program.address}/api/v1/openapi.json`)).text()
    const description = /"conversation":\{[^"]*(?:"[^"]*"[^"]*)*?"description":"([^"]*)"/u.exec(
      text,
    )
    expect(description?.[1]).toMatch(/^A secret.*at least 22 characters/u)
  })

  test.each(['/healthz', '/readyz', '/metrics', '/page.css', '/page.js'])(
    '%s is there',
    async (path) => {
      expect((await fetch(program.address + path)).status).toBe(200)
    },
  )

  test.each(['/nowhere', '/%ff', '/api/v1/chat', '/..%2f..%2fpackage.json'])(
    'that %s is not there is said in Vietnamese',
    async (path) => {
      const response = await fetch(program.address + path)
      expect(response.status).toBe(404)
      expect(((await response.json()) as ChatAnswer).error?.message).toBe('Không có địa chỉ này.')
    },
  )

  test('what was answered and repeated is counted without naming anybody', async () => {
    const counted = await startProgram()
    for (const text of ['alo', 'alo', 'chào em'])
      await post(
        '/api/v1/chat',
        { conversation: 'a-person', text, message: 'message-1' },
        {},
        counted.address,
      )
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
