import { expect, test } from 'vitest'
import { partsOf } from '../../handlers/conversation/part.ts'
import type { Session } from '../../handlers/conversation/conversation.ts'
import { respond } from '../../handlers/respond.ts'
import { loadKnowledge } from '../support/content/knowledge.ts'

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
  ['a result is one', [OPENING, 'dong y', 'ket qua'], [['result'], ['result']]],
])('%s', (_, texts, kinds) => {
  expect(kindsOf(...texts)).toEqual(kinds)
})

test.each([
  [['ho so gom nhung gi']],
  [[OPENING, 'dong y', 'vi sao hoi']],
  [['so tai chinh lam gi o An Giang']],
  [['htx o Kon Tum xet du dieu kien khong', 'dong y', 'ket qua']],
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
