import { expect, test } from 'vitest'
import { markAllBut, partsOf } from '../../../handlers/conversation/part.ts'
import type { Session } from '../../../handlers/conversation/conversation.ts'
import { respond } from '../../../handlers/respond.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'

const knowledge = loadKnowledge()
const at = '2026-11-30T03:00:00.000Z'

const lettersOf = (text: string) => text.replaceAll(/\s/gu, '')

/** The last turn of a talk. */
const turnOf = (...texts: readonly string[]) => {
  let session: Session | null = null
  const turns = texts.map((text) => {
    const turn = respond({ at, today: '2026-11-30', text }, session, knowledge)
    session = turn.session
    return turn
  })
  const last = turns.at(-1)
  if (!last) throw new Error('nothing was said')
  return last
}

const kindsOf = (...texts: readonly string[]) =>
  turnOf(...texts).replies.map(({ text, marks = [] }) => partsOf(text, marks).map(({ is }) => is))

const OPENING = 'htx lua o Hon Dat 480 ha 299 xa vien, du dk ko em'
const SUPPOSED = 'neu co 320 thanh vien thi sao'

test.each([
  [
    'an answer ends with its note and its source',
    ['ho so o Kien Giang'],
    [['text', 'note', 'source']],
  ],
  ['the consent is the question', [OPENING], [['text'], ['question']]],
  [
    'an echo is followed by the step and the question',
    [OPENING, 'dong y'],
    [['text', 'progress', 'question']],
  ],
  [
    'a reason ends with its source',
    [OPENING, 'dong y', 'vi sao hoi'],
    [
      ['text', 'source'],
      ['progress', 'question'],
    ],
  ],
  [
    'a result is one but for the nearest way',
    [OPENING, 'dong y', 'ket qua'],
    [['result', 'text', 'result'], ['result']],
  ],
  [
    'what a document without conditions says stands beside the sheet',
    ['htx o Kon Tum xet du dieu kien khong', 'dong y', 'ket qua'],
    [['result', 'text'], ['result']],
  ],
  [
    'the name of the sheet is asked for by a question',
    [OPENING, 'dong y', 'ket qua', 'in ket qua'],
    [['question']],
  ],
  [
    'what is supposed ends with its note',
    [OPENING, 'dong y', SUPPOSED],
    [
      ['text', 'note'],
      ['progress', 'question', 'text'],
    ],
  ],
  [
    'a result of what is supposed is no result',
    [OPENING, 'dong y', SUPPOSED, 'ket qua'],
    [['text'], ['text']],
  ],
  [
    'an echo under a supposition stands below its label',
    [OPENING, 'dong y', SUPPOSED, '1,2 ty'],
    [['text', 'progress', 'question']],
  ],
  [
    'the nearest way ends with its note',
    [OPENING, 'dong y', '1,2 ty', 'lam sao de du'],
    [
      ['text', 'note'],
      ['progress', 'question'],
    ],
  ],
  [
    'two programmes side by side end with their note',
    [OPENING, 'dong y', 'ket qua', 'so sanh hai chuong trinh'],
    [['text', 'note']],
  ],
])('%s', (_, texts, kinds) => {
  expect(kindsOf(...texts)).toEqual(kinds)
})

test.each([
  [['ho so gom nhung gi']],
  [[OPENING, 'dong y', 'vi sao hoi']],
  [['so tai chinh lam gi o An Giang']],
  [['htx o Kon Tum xet du dieu kien khong', 'dong y', 'ket qua']],
  [[OPENING, 'dong y', 'ket qua']],
  [[OPENING, 'dong y', SUPPOSED]],
  [[OPENING, 'dong y', SUPPOSED, 'ket qua']],
  [[OPENING, 'dong y', 'ket qua', 'so sanh hai chuong trinh']],
])('the pieces of a reply together are its text: %j', (texts) => {
  for (const { text, marks = [] } of turnOf(...texts).replies)
    expect(
      lettersOf(
        partsOf(text, marks)
          .map((part) => part.text)
          .join(''),
      ),
    ).toBe(lettersOf(text))
})

test('a piece that was worded anew since it was marked stays text', () => {
  expect(partsOf('a (b) c', [{ is: 'source', text: '(d)' }])).toEqual([
    { is: 'text', text: 'a (b) c' },
  ])
})

test('a line that nothing else says is left out of the marks around it', () => {
  expect(partsOf('a\nb\nc', markAllBut('result', 'a\nb\nc', ['b']))).toEqual([
    { is: 'result', text: 'a' },
    { is: 'text', text: 'b' },
    { is: 'result', text: 'c' },
  ])
})
