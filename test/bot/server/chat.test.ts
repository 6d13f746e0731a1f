import { describe, expect, test } from 'vitest'
import { chatAnswerSchema } from '../../../bot/channels/web/openapi.ts'
import { useServer, type ChatAnswer } from '../../support/process/server.ts'

const { chat, newConversation, post } = useServer()

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
