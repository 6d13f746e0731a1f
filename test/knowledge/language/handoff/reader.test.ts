import { expect, test } from 'vitest'
import { loadKnowledge } from '../../../support/content/knowledge.ts'

const { readHandOff } = loadKnowledge()

test.each([
  ['tra loi hs 27 ho so du roi', { said: 'answer', number: 27, words: 'ho so du roi' }],
  ['dạ trả lời HS 27: Đủ\nrồi', { said: 'answer', number: 27, words: 'Đủ\nrồi' }],
  ['HS 27: được nhé', { said: 'answer', number: 27, words: 'được nhé' }],
  ['phản hồi cho HS số 27: có', { said: 'answer', number: 27, words: 'có' }],
  ['nhan hs 27', { said: 'take', number: 27, words: '' }],
  ['để tôi nhận 27 cho', { said: 'take', number: 27, words: '' }],
  ['xong hs 27 rồi nhé', { said: 'done', number: 27 }],
  ['hom nay em truc', { said: 'on-duty', isToday: true, isClear: true }],
  ['em đăng ký trực nhé', { said: 'on-duty', isToday: false, isClear: true }],
  ['thôi tôi nghỉ trực đây', null],
  ['toi nghi truc', { said: 'off-duty' }],
  ['nhắn cho cán bộ: mai tôi nộp', { said: 'tell', words: 'mai tôi nộp', isMarked: true }],
  ['quay về trợ lý đi', { said: 'back' }],
  ['cảm ơn anh, đủ rồi', { said: 'end' }],
  ['cán bộ đã trả lời chưa vậy em', { said: 'replies' }],
])('"%s" is read as what it says of a hand-off', (text, said) => {
  expect(readHandOff(text)).toEqual(said)
})

test.each([
  'hồ sơ gồm những gì',
  'hồ sơ của tôi',
  'xong 2',
  'trả lời 27 ha',
  'nhận 300 triệu',
  'nhận hỗ trợ gì',
  '27',
  'số 27',
  'báo lại 3 ngày',
])('"%s" says nothing of a hand-off', (text) => {
  expect(readHandOff(text)).toBeNull()
})
