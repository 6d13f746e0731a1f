import { expect, test } from 'vitest'
import { knowledgeWith } from '../../support/content/overlay.ts'
import { createChat, textOf } from '../../support/talk/chat.ts'

/** A count of tractors that one file brings, and a condition on it in the plan of a new province. */
const knowledge = knowledgeWith('test/fixtures/province', 'test/fixtures/fact')

/** A director of a rice cooperative who has said what the plan asks before tractors. */
const rice = (opening = 'htx lúa ở Trà Vinh 150 thành viên xét giùm đủ điều kiện không') => {
  const chat = createChat(knowledge)
  chat.say(opening)
  return { chat, turn: chat.say('đồng ý') }
}

test('a new fact is asked in its own words, with its reason', () => {
  const { chat, turn } = rice()
  expect(turn.question).toMatchObject({ fact: 'tractors' })
  expect(textOf(turn)).toContain('HTX có bao nhiêu máy cày ạ?')
  expect(textOf(chat.say('vì sao hỏi'))).toContain('Văn bản đặt số máy cày tối thiểu.')
})

test('a new fact is read where it was asked, judged by its condition, and corrected by its name', () => {
  const { chat } = rice()
  const turn = chat.say('8 cái')
  expect(turn.verdict?.failing).toMatchObject([
    { fact: 'tractors', required: { value: 10, unit: 'tractor' }, gap: { value: 2 } },
  ])
  expect(textOf(turn)).toContain('❌ Máy cày: 8, cần từ 10, thiếu 2.')
  expect(chat.say('sửa số máy cày').question).toMatchObject({ fact: 'tractors' })
  expect(chat.say('12').verdict?.eligibility).toBe('eligible')
})

test('a new fact is read from an opening message, its parts added and echoed', () => {
  const { turn } = rice('htx lúa trà vinh 150 thành viên, 5 máy cày 4 máy xới xét giùm')
  expect(turn.question).toMatchObject({ fact: 'tractors' })
  expect(textOf(turn)).toContain('"5 máy cày + 4 máy xới" là 9 máy cày')
})

test('a number of a new fact outside of its plausible range is asked back', () => {
  const { turn } = rice('htx lúa trà vinh 150 thành viên, 8000 máy cày xét giùm')
  expect(textOf(turn)).toContain('8.000 máy cày. Đúng không ạ?')
})

test('a new fact is compared where a question states it', () => {
  const turn = createChat(knowledge).say('ở trà vinh mới 8 máy cày có được không')
  expect(turn.kind).toBe('answer')
  expect(textOf(turn)).toContain('cần từ 10 máy cày, còn thiếu 2 máy cày')
})
