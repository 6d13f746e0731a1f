import { expect, test } from 'vitest'
import { knowledgeWith } from '../../support/content/overlay.ts'
import { createChat, lastChoices, textOf } from '../../support/talk/chat.ts'

/** Two provinces that only files bring: one with a plan of its own, one without. */
const knowledge = knowledgeWith('test/fixtures/province')

test('a new province with a plan is named, asked the conditions of it and judged by them', () => {
  const chat = createChat(knowledge)
  chat.say('htx lúa ở Trà Vinh xét giùm đủ điều kiện không')
  const asked = chat.say('đồng ý')
  expect(textOf(asked)).toContain('Trà Vinh (cũ)')
  expect(asked.question).toMatchObject({ fact: 'members', step: 1, of: 1 })
  const { verdict } = chat.say('100')
  expect(verdict).toMatchObject({
    eligibility: 'not_eligible',
    programme: { id: 'tra-vinh-167', status: 'closed' },
    failing: [
      {
        fact: 'members',
        gap: { value: 20 },
        citations: [{ document: 'kh-77-2022', clause: 'I.2' }],
      },
    ],
  })
})

test.each(['HTX ở Trà Vinh cần bao nhiêu thành viên', 'tvinh can bao nhieu thanh vien'])(
  'a question about a new province is answered from its own document: %s',
  (question) => {
    const turn = createChat(knowledge).say(question)
    expect(turn.kind).toBe('answer')
    expect(textOf(turn)).toContain('120 thành viên')
    expect(turn.replies[0]?.citations).toMatchObject([{ document: 'kh-77-2022' }])
  },
)

test('a new province is offered behind those that are there, and its name of today leads to it', () => {
  const chat = createChat(knowledge)
  chat.say('xét giùm htx có đủ điều kiện không')
  const offered = lastChoices(chat.say('đồng ý')).map(({ label }) => label)
  expect(offered.slice(-3, -1)).toEqual(['Trà Vinh (cũ)', 'Bến Tre (cũ)'])
  const today = knowledge.reader.read('htx ở Vĩnh Long', {
    asked: null,
    province: null,
    sector: null,
  })
  expect(today.place).toMatchObject({ provinces: ['tra-vinh', 'ben-tre'] })
})

test('of a new province without a plan it is said that none is known', () => {
  const chat = createChat(knowledge)
  chat.say('htx ở Bến Tre xét giùm đủ điều kiện không')
  const turn = chat.say('đồng ý')
  expect(textOf(turn)).toContain('không có kế hoạch nào của tỉnh Bến Tre')
  expect(turn.verdict).toMatchObject({ eligibility: 'needs_verification', programme: null })
})
