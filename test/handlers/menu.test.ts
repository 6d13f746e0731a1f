import { expect, test } from 'vitest'
import type { Session, Turn } from '../../handlers/conversation/conversation.ts'
import { respond } from '../../handlers/respond.ts'
import { loadKnowledge } from '../support/content/knowledge.ts'
import type { ProvinceId } from '../../knowledge/schema/primitives.ts'
import { NOW } from '../support/talk/chat.ts'

const knowledge = loadKnowledge()
const provinceIds = knowledge.places.map(({ id }) => id)
const COLD = ['none', 'unclear'].map((key) => knowledge.say(`answer.${key}`))
const LOOK_UPS = [
  'hạn',
  'hồ sơ',
  'điều kiện',
  'mô hình',
  'hỗ trợ',
  'cơ quan',
  '5 HTX',
  'mục tiêu 2030',
]
/** What a phone shows on a button without cutting it. */
const LONGEST_LABEL = 60

const profileOf = (province: ProvinceId | null) => ({
  role: 'director' as const,
  ...(province ? { province } : {}),
})

const say = (text: string, province: ProvinceId | null): Turn =>
  respond({ ...NOW, text, profile: profileOf(province) }, null, knowledge)

const tap = (choice: string, session: Session): Turn =>
  respond({ ...NOW, choice }, session, knowledge)

const textOf = ({ replies }: Turn) => replies.map(({ text }) => text).join('\n')
const choicesOf = ({ replies }: Turn) => replies.at(-1)?.choices ?? []

test.each(LOOK_UPS)('"%s" is answered for every province, and where none is known', (text) => {
  for (const province of [...provinceIds, null]) {
    const turn = say(text, province)
    expect(COLD).not.toContain(turn.replies[0]?.text)
    expect(choicesOf(turn).length).toBeGreaterThan(0)
  }
})

test.each(LOOK_UPS)('"%s" on the menu gives the same as the word typed', (text) => {
  const menu = say('menu', 'kien-giang')
  const choice = choicesOf(menu).find(({ label }) => label.toLowerCase() === text.toLowerCase())
  expect(textOf(tap(choice?.value ?? '', menu.session))).toBe(textOf(say(text, 'kien-giang')))
})

test('no province is told another one’s deadline', () => {
  expect(textOf(say('hạn', 'an-giang'))).not.toMatch(/KH 251|KH 135/u)
  expect(textOf(say('hạn', 'kien-giang'))).not.toMatch(/QĐ 2129|KH 3819|KH 188/u)
})

test.each([...provinceIds, null])(
  'in %s nothing that is offered behind a look-up leads nowhere',
  (province) => {
    for (const text of [...LOOK_UPS, 'vốn', 'báo cáo', 'bao nhiêu thành viên']) {
      const first = say(text, province)
      for (const one of choicesOf(first)) {
        expect(one.label.length).toBeLessThanOrEqual(LONGEST_LABEL)
        const second = tap(one.value, first.session)
        for (const two of choicesOf(second))
          expect(COLD).not.toContain(tap(two.value, second.session).replies[0]?.text)
        expect(COLD).not.toContain(second.replies[0]?.text)
      }
    }
  },
)
