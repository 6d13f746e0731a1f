import { expect, test } from 'vitest'
import { loadKnowledge } from '../../../knowledge/load.ts'
import type { SaidFirst } from '../../../knowledge/lines/lines.ts'

const knowledge = loadKnowledge()

const first = (
  question: string,
  id: string,
  role: 'director' | 'officer' = 'director',
): SaidFirst => {
  const article = knowledge.articles.get(id)
  if (!article) throw new Error(`no article "${id}"`)
  const beside = article.next.flatMap((next) => knowledge.articles.get(next)?.answer[role] ?? [])
  return knowledge.findAsked(question, {
    title: article.title,
    answer: article.answer[role],
    beside,
  })
}

const numbersOf = ({ lines }: SaidFirst) =>
  lines.flatMap((line) => /^(\d+)\. /u.exec(line)?.[1] ?? []).map(Number)

test.each([
  ['ti le nu quan ly den nam 2045', 'kg251-goals-2045', [11]],
  ['tỷ lệ giám đốc là nữ', 'kg251-goals-2045', [11]],
  ['bao nhiêu htx dùng công nghệ cao', 'kg251-goals-2030', [4]],
  ['viec mo lop dao tao giao ai', 'kg251-tasks', [7]],
  ['phu nu lam giam doc thi co duoc uu tien ko', 'ag-priority', [3]],
  ['htx o vung sau', 'ag-priority', [3]],
  ['đăk hà có htx nào', 'kt-chosen', [3]],
  ['luat dau tu cong ngay nao', 'ag-basis', [5]],
  ['von quy bao nhieu', 'dn-goals', [8]],
])('%s is answered first from its line of %s', (question, id, expected) => {
  const asked = first(question, id)
  expect(numbersOf(asked)).toEqual(expected)
  expect(asked.isPart).toBe(true)
})

test.each([
  ['nhiem vu so 5 phu luc 2 la gi ai chu tri', [5]],
  ['nhiệm vụ thứ 9', [9]],
  ['phu luc 2 viec so 10', [10]],
])('%s is the item of that number', (question, expected) => {
  expect(numbersOf(first(question, 'kg251-tasks'))).toEqual(expected)
})

test('a number that counts something else calls no item', () => {
  expect(first('5 htx đó là htx nào', 'kg251-tasks').isPart).toBe(false)
})

test.each([
  ['mục tiêu đến năm 2045 gồm những gì', 'kg251-goals-2045'],
  ['kể hết mục tiêu 2045, có mục tiêu về nữ giám đốc nữa', 'kg251-goals-2045'],
  ['có mấy nhiệm vụ, gồm đào tạo', 'kg251-tasks'],
  ['mục tiêu 2045', 'kg251-goals-2045'],
  ['điều kiện tham gia đề án ở an giang là gì', 'ag-conditions'],
  ['danh sách htx ở kon tum', 'kt-chosen'],
])('%s asks for the whole of %s', (question, id) => {
  expect(first(question, id)).toMatchObject({ lines: [], isPart: false })
})

test('what opens a list stays above its line, and its group', () => {
  expect(first('htx giao thông vận tải thuộc mô hình nào', 'ag-models').lines).toEqual([
    '12 mô hình của An Giang (cũ); văn bản không đánh số, đây là thứ tự kể.',
    'Phi nông nghiệp:',
    '10. Giao thông vận tải',
  ])
})

test('a text is told whole, since its sentences need each other', () => {
  const asked = first('phòng nào của huyện làm đầu mối', 'ag-districts', 'officer')
  expect(asked).toMatchObject({ lines: [], isPart: false })
})
