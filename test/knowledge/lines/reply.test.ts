import { expect, test } from 'vitest'
import { loadKnowledge } from '../../../knowledge/load.ts'

const knowledge = loadKnowledge()

const replyTo = (question: string, id: string) => {
  const article = knowledge.articles.get(id)
  if (!article) throw new Error(`no article "${id}"`)
  const { title, answer } = article
  return knowledge.findAsked(question, { title, answer: answer.director, beside: [] })
}

test.each([
  ['htx van tai co nam trong mo hinh ko', 'ag-model-10'],
  ['HTX giao thông vận tải có trong 12 mô hình không', 'ag-model-10'],
  ['HTX làng nghề phải có OCOP không', 'kg-ocop'],
  ['Phương án sản xuất kinh doanh có cần không', 'kg-dossier-report'],
])('%s is affirmed by %s', (question, id) => {
  expect(replyTo(question, id).reply).toBe('yes')
})

test('a no right before what was asked denies it', () => {
  expect(replyTo('Nhà nước có can thiệp vào HTX không', 'kg251-equality').reply).toBe('no')
})

test('what a document is silent on stands first', () => {
  const { reply, lines } = replyTo('kế hoạch 251 có điều kiện chọn HTX không', 'kg251-purpose')
  expect(reply).toBeNull()
  expect(lines[0]).toMatch(/^Kế hoạch không nhắc Quyết định 167/u)
})

test.each([
  ['a word that the answer lacks', 'htx van tai duong bien co nam trong mo hinh ko', 'ag-model-10'],
  ['one of two that are chosen from', 'HTX vận tải có trong mô hình hay ngoài', 'ag-model-10'],
  ['one’s own cooperative', 'HTX vận tải của tôi có trong mô hình không', 'ag-model-10'],
  ['a no in the question', 'không phải HTX vận tải có trong mô hình không', 'ag-model-10'],
  ['what is only preferred', 'có bắt buộc kiểm toán độc lập không', 'ag-accounts'],
  ['a duty where none is told', 'có phải là nữ quản lý không', 'ag-priority'],
  ['who gets in', 'HTX vận tải có được tham gia không', 'ag-model-10'],
  ['what is so today', 'HTX vận tải còn trong mô hình không', 'ag-model-10'],
  ['a figure with a bound', 'quỹ có 20 tỷ đồng phải không', 'dn-goals'],
  ['an aim', 'có 30% giám đốc HTX là nữ không', 'kg251-goals-2045'],
  ['no question for yes or no', 'vai trò của đoàn thể trong HTX', 'kg251-mass-bodies'],
])('%s is not affirmed', (_, question, id) => {
  expect(replyTo(question, id).reply).toBeNull()
})

test('what is said behind something else is told to be silent', () => {
  const article = knowledge.articles.get('kg251-purpose')
  const told = { title: article?.title ?? '', answer: article?.answer.officer ?? '', beside: [] }
  const question = 'ke hoach 251 co phai la ke hoach thi diem theo quyet dinh 167 khong'
  expect(knowledge.findAsked(question, told).reply).toBe('silent')
})

test('a figure stands between the thresholds that the answer and those next to it tell', () => {
  const article = knowledge.articles.get('kg-score')
  const beside = article?.next.flatMap((id) => knowledge.articles.get(id)?.answer.director ?? [])
  const told = { title: '', answer: article?.answer.director ?? '', beside: beside ?? [] }
  expect(knowledge.findAsked('78 điểm thì xếp loại gì', told).grade).toEqual({
    figure: '78 điểm',
    met: { value: 65, figure: '65 điểm', name: 'Khá' },
    unmet: { value: 80, figure: '80 điểm', name: 'Tốt' },
  })
  expect(knowledge.findAsked('64,5 diem co dat khong', told).grade).toMatchObject({ met: null })
  expect(knowledge.findAsked('65 điểm ghi ở đâu', told).grade).toBeNull()
  expect(knowledge.findAsked('78 thành viên có đạt không', told).grade).toBeNull()
})
