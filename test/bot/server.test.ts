import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Running } from '../../bot/start.ts'
import { startProgram } from '../support/program.ts'

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

  test('binary of another type gets a clear error', async () => {
    const response = await post('/api/v1/chat', new Uint8Array([0, 255, 1]), {
      'content-type': 'application/octet-stream',
    })
    expect([response.status, ((await response.json()) as ChatAnswer).error?.code]).toEqual([
      415,
      'wrong_type',
    ])
  })

  test.each(['🙂🙂🙂', '???', '\u0000\u0001', '<script>alert(1)</script>', 'a'.repeat(4000)])(
    'the text "%.20s" gets a friendly answer',
    async (text) => {
      const answer = await chat(newConversation(), { text })
      expect(answer.status).toBe(200)
      expect(answer.replies.length).toBeGreaterThan(0)
    },
  )
})

const judge = async (body: unknown) => {
  const response = await post('/api/v1/eligibility', body)
  return {
    status: response.status,
    body: (await response.json()) as Record<string, never> & ChatAnswer,
  }
}

describe('the eligibility interface', () => {
  const met = {
    entity: 'cooperative',
    sector: 'rice',
    area: 5_000_000,
    members: 300,
    capital: 300_000_000,
    services: 4,
    profit: { 2018: 1, 2019: 1, 2020: 1 },
    score: 65,
    model: 3,
    legal: true,
    dossier: true,
    wage: true,
  }

  test('everything at its threshold is eligible, preliminarily', async () => {
    const { body } = await judge({ programme: 'kien-giang-167', answers: met })
    expect(body).toMatchObject({ eligibility: 'eligible', failing: [], toVerify: [] })
  })

  test('strings are read as in chat', async () => {
    const answers = {
      ...met,
      area: '520 ha',
      members: '299 xã viên',
      capital: '1,2 tỷ',
      services: 'bơm nước, cày',
      score: '64,5',
    }
    const { body } = await judge({ programme: 'kien-giang-167', answers })
    expect(body).toMatchObject({
      eligibility: 'not_eligible',
      failing: [
        { fact: 'score', gap: { value: 0.5, unit: 'point' } },
        { fact: 'members', gap: { value: 1, unit: 'member' } },
      ],
    })
  })

  test('what chat would ask back is not known here', async () => {
    const { body } = await judge({
      programme: 'kien-giang-167',
      answers: { ...met, members: '300 hộ' },
    })
    expect(body).toMatchObject({
      eligibility: 'needs_verification',
      toVerify: [{ fact: 'members', reason: 'vague' }],
    })
  })

  test('the status is that of the day asked for', async () => {
    const { body } = await judge({ programme: 'kien-giang-167', answers: met, asOf: '2021-07-20' })
    expect(body).toMatchObject({ programme: { id: 'kien-giang-167', status: 'open' } })
  })

  test('a day without a rule is said, and never judged by the nearest one', async () => {
    const { body } = await judge({ programme: 'kien-giang-167', answers: met, asOf: '2020-05-01' })
    expect(body).toMatchObject({
      eligibility: 'needs_verification',
      programme: { status: 'upcoming' },
    })
    expect(JSON.stringify(body)).toContain('chưa có quy định cho thời điểm này')
  })

  test.each([
    ['an unknown programme', { programme: 'ca-mau-167', answers: {} }, 'unknown_programme'],
    ['an unknown fact', { programme: 'kien-giang-167', answers: { height: 3 } }, 'bad_answer'],
    [
      'a truth for an amount',
      { programme: 'kien-giang-167', answers: { area: true } },
      'bad_answer',
    ],
    ['an area below zero', { programme: 'kien-giang-167', answers: { area: -1 } }, 'bad_answer'],
    [
      'a day that is none',
      { programme: 'kien-giang-167', answers: {}, asOf: '2021-13-40' },
      'bad_request',
    ],
  ])('%s is 400 and named', async (_, request, code) => {
    const { status, body } = await judge(request)
    expect([status, body.error?.code]).toEqual([400, code])
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

  test('one conversation gets five messages a second', async () => {
    const limited = await startProgram({ RATE_PER_CONVERSATION: '5' })
    const responses = await Promise.all(
      Array.from({ length: 20 }, () =>
        post('/api/v1/chat', { conversation: 'one-person', text: 'alo' }, {}, limited.address),
      ),
    )
    expect(responses.filter(({ status }) => status === 200).length).toBeLessThan(15)
    await limited.stop()
  })
})

describe('around it', () => {
  test('every response carries a strict content policy', async () => {
    const { headers } = await fetch(program.address)
    expect(headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('the interface describes itself', async () => {
    const description = (await (await fetch(`${program.address}/api/v1/openapi.json`)).json()) as {
      paths: object
    }
    expect(Object.keys(description.paths)).toEqual(['/api/v1/chat', '/api/v1/eligibility'])
  })

  test.each(['/healthz', '/readyz', '/metrics', '/page.css', '/page.js'])(
    '%s is there',
    async (path) => {
      expect((await fetch(program.address + path)).status).toBe(200)
    },
  )

  test('an address that is not there is said in Vietnamese', async () => {
    const response = await fetch(`${program.address}/nowhere`)
    expect(response.status).toBe(404)
    expect(((await response.json()) as ChatAnswer).error?.message).toBe('Không có địa chỉ này.')
  })
})
