import { expect, test } from 'vitest'
import { createChat, textOf } from '../support/talk/chat.ts'

test.each(['/-strong', '👍', '/-heart', '❤️', ':>', '/-rose/-rose', '😀 👍🏽'])(
  '%j alone, where nothing was asked, is a nod',
  (text) => {
    const turn = createChat().say(text)
    expect(turn.kind).toBe('smalltalk')
    expect(textOf(turn)).toContain('Anh/Chị cần hỏi gì thêm')
  },
)

test.each(['/-strong', '👍', '/-ok'])('%j where a consent is asked is a yes', (text) => {
  const chat = createChat()
  chat.say('kiểm tra điều kiện')
  chat.say(text)
  expect(chat.session()?.consents.answers?.state).toBe('given')
})

test.each(['/-weak', '👎', '/-no'])('%j where a consent is asked is a no', (text) => {
  const chat = createChat()
  chat.say('kiểm tra điều kiện')
  chat.say(text)
  expect(chat.session()?.consents.answers?.state).toBe('declined')
})

test.each(['...', '?!', '§'])('%j is no picture, and not understood', (text) => {
  expect(createChat().say(text).kind).toBe('menu')
})

const PLAIN = textOf(createChat().say('nộp hồ sơ ở đâu, Kiên Giang'))

test.each([
  'nộp hồ sơ ở đâu, Kiên Giang /-li',
  ':> nộp hồ sơ ở đâu, Kiên Giang /-heart',
  'nộp hồ sơ ở đâu, Kiên Giang https://example.vn/-heart?a=1',
  'https://example.vn nộp hồ sơ ở đâu, Kiên Giang',
  'www.example.vn nộp hồ sơ ở đâu, Kiên Giang',
])('%j is answered as without faces and addresses', (text) => {
  expect(textOf(createChat().say(text))).toBe(PLAIN)
})
