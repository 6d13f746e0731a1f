import { describe, expect, test } from 'vitest'
import { fold } from '../../../../knowledge/language/text/text.ts'
import { read, showFacts } from '../../../support/content/reader.ts'
import { start } from '../../../support/talk/chat.ts'
import { valuesOf } from '../../../../handlers/conversation/session.ts'

const forms = (text: string) => [text, fold(text)]
const SOME = [
  'có nữ 14 người',
  '17 nữ',
  'nữ 17',
  'phụ nữ 14 người',
  '14 người là nữ',
  'có 12 người khuyết tật',
  '14 hộ nghèo',
  'lao động nữ có 30 người',
] as const
const ASKED = [null, 'members', 'priority', 'profit'] as const

describe('some of the members', () => {
  test.each(SOME.flatMap((text) => ASKED.map((asked) => [text, asked] as const)))(
    '"%s" tells no number of members while %s is asked',
    (text, asked) => {
      for (const typed of forms(text))
        expect(
          `${typed}: ${showFacts(read(typed, asked, { sector: 'handicraft' }))}`,
        ).not.toContain('members')
    },
  )

  test.each(SOME)('"%s" leaves the number that was told', (text) => {
    const { chat } = start('htx đan lát Kiên Giang 60 tv, xét giúp')
    chat.say(text)
    const { walk } = chat.session() ?? {}
    expect(walk && valuesOf(walk)['members']).toMatchObject({ interval: { from: 60, to: 60 } })
  })
})

test.each([
  ['12 hộ bán chung nữa, tính ra 61', 'members members-kinds?'],
  ['49, 12 hộ bán chung nữa, tính ra 61', 'members members-kinds? | 49 | 61'],
  ['12 hộ làm chung, cộng lại 61', 'members members-kinds?'],
])('linked households are no members: "%s" is asked back', (text, facts) => {
  expect(showFacts(read(text, 'members', { sector: 'vegetables' }))).toBe(facts)
  expect(showFacts(read(fold(text), 'members', { sector: 'vegetables' }))).toMatch(
    /^members (?:members-kinds|households)\?/u,
  )
})

test('a number of linked households with a sum never passes for the members', () => {
  const { chat } = start('htx rau Kiên Giang 53 ha, 49 xã viên, xét giúp')
  chat.say('12 hộ bán chung nữa, tính ra 61')
  const { walk } = chat.session() ?? {}
  expect(walk && valuesOf(walk)['members']).toMatchObject({ interval: { from: 49, to: 49 } })
})
