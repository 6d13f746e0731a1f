import { expect, test } from 'vitest'
import { packReplies } from '../../../bot/channels/message.ts'
import type { Reply } from '../../../handlers/conversation/conversation.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'

const { say } = loadKnowledge()

const replyOf = (text: string, labels: readonly string[] = [], numbered = true): Reply => ({
  text,
  numbered,
  choices: labels.map((label, at) => ({ value: `e.0.${at}`, label })),
  citations: [],
  links: [],
})
const BUTTONS = { text: 4096, choices: 100, numbersChoices: false, quota: null }
const TYPED = { text: 2000, choices: 0, numbersChoices: true, quota: null }
const COUNTED = { ...TYPED, quota: { messages: 3000, people: 50 } }
const BOTH = { ...TYPED, choices: 5 }

const textsOf = (parcels: ReturnType<typeof packReplies>) => parcels.map(({ text }) => text)

test('where choices can be tapped they are not written out', () => {
  const parcels = packReplies([replyOf('Đồng ý không?', ['Đồng ý', 'Không'])], BUTTONS, say)
  expect(parcels).toEqual([
    {
      text: 'Đồng ý không?',
      choices: [
        { value: 'e.0.0', label: 'Đồng ý' },
        { value: 'e.0.1', label: 'Không' },
      ],
    },
  ])
})

test('where nothing can be tapped choices are numbered lines', () => {
  const parcels = packReplies([replyOf('Đồng ý không?', ['Đồng ý', 'Không'])], TYPED, say)
  expect(parcels).toEqual([{ text: 'Đồng ý không?\n1. Đồng ý\n2. Không', choices: [] }])
})

test('where a number would be an answer the words to type are said instead', () => {
  const parcels = packReplies([replyOf('Bao nhiêu ha?', ['Không biết'], false)], TYPED, say)
  expect(textsOf(parcels)).toEqual(['Bao nhiêu ha?\nNhắn được: Không biết'])
})

test('more choices than can be tapped are all written out, and the first can be tapped too', () => {
  const labels = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const [parcel] = packReplies([replyOf('Chọn:', labels)], BOTH, say)
  expect(parcel?.text.split('\n')).toHaveLength(8)
  expect(parcel?.choices).toHaveLength(5)
})

test('where every message counts, the replies of a turn share one', () => {
  const replies = [replyOf('Một.'), replyOf('Hai.'), replyOf('Ba?', ['Có'])]
  expect(textsOf(packReplies(replies, COUNTED, say))).toEqual(['Một.\n\nHai.\n\nBa?\n1. Có'])
  expect(packReplies(replies, TYPED, say)).toHaveLength(3)
})

test('a bundle never grows beyond one message', () => {
  const replies = [replyOf('a'.repeat(1500)), replyOf('b'.repeat(600)), replyOf('c')]
  expect(textsOf(packReplies(replies, COUNTED, say)).map(({ length }) => length)).toEqual([
    1500, 603,
  ])
})

test('choices stand under the last part of a text that is cut', () => {
  const parcels = packReplies([replyOf('từ '.repeat(2000), ['Có'])], BUTTONS, say)
  expect(parcels.map(({ choices }) => choices.length)).toEqual([0, 1])
})

test('text goes out as it is counted: letters whole, not as base and marks', () => {
  const [parcel] = packReplies([replyOf('Xin chào'.normalize('NFD'))], TYPED, say)
  expect(parcel?.text).toBe('Xin chào'.normalize('NFC'))
})

test('a reply of nothing is no message', () => {
  expect(packReplies([replyOf(' '), replyOf('Dạ')], TYPED, say)).toHaveLength(1)
})
