import { expect, test } from 'vitest'
import { start, textOf } from '../../support/talk/chat.ts'

const OPENING = 'htx lúa ở Hòn Đất 620 ha 299 xã viên vốn 1,2 tỷ, xét giùm đủ điều kiện không'
const PAGE = { fresh: 'abc', site: '' } as const

const begun = () => {
  const { chat } = start(OPENING)
  chat.say('kết quả')
  return chat
}

/** None of these stands in the list of words as it is written here. */
test.each([
  'em in giùm chú cái kết quả nha',
  'cho anh xin bản in với',
  'gởi kết quả qua zalo cho tôi đi',
  'tai ket qua ve may',
  'xuat file pdf',
  'luu ket qua ve may giup tui',
  'cho xin cái link kết quả',
  'in ra giấy giùm em ơi',
  'gửi lại link cho chị',
  'tải về được không em',
  'cho chú xin cái file đi con',
])('"%s" asks for the sheet', (words) => {
  const chat = begun()
  const asked = chat.say(words, PAGE)
  expect(textOf(asked)).toContain('HTX mình tên gì')
  expect(asked.effects).toEqual([])
})

test.each([
  ['xem kết quả', 'CHƯA ĐỦ'],
  ['hồ sơ gồm những gì', 'Kế hoạch 135'],
  ['kết quả đợt chọn là gì', ''],
  ['nộp bản giấy hay bản điện tử', ''],
])('"%s" hands nothing out', (words, answer) => {
  const turn = begun().say(words, PAGE)
  expect(textOf(turn)).not.toContain('HTX mình tên gì')
  expect(textOf(turn)).toContain(answer)
})

test.each([
  'thu hồi kết quả',
  'huy link',
  'xoa duong dan giup chu',
  'gỡ link đi em',
  'đừng cho ai xem kết quả nữa',
])('"%s" takes back what was handed out', (words) => {
  expect(begun().say(words).effects).toEqual([{ do: 'revoke-sheets' }])
})

test('the name is asked for once, and the sheet of the second time bears it', () => {
  const chat = begun()
  chat.say('in kết quả', PAGE)
  const named = chat.say('HTX Tân Tiến', PAGE)
  expect(named.effects).toMatchObject([
    { do: 'issue-sheet', token: 'abc', sheet: { name: 'HTX Tân Tiến' } },
  ])
  expect(named.replies.flatMap(({ links }) => links)).toEqual([
    { label: 'Bản kết quả', url: '/ket-qua/abc' },
  ])
  expect(chat.say('lấy file', PAGE).effects).toHaveLength(1)
})

test.each(['không', 'khỏi ghi tên', 'không cần đâu', 'bỏ qua', 'thôi', 'để trống đi em'])(
  '"%s" hands the sheet out without a name, for ever',
  (words) => {
    const chat = begun()
    chat.say('in kết quả', PAGE)
    expect(chat.say(words, PAGE).effects).toMatchObject([{ sheet: { name: null } }])
    expect(chat.say('in kết quả', PAGE).effects).toHaveLength(1)
  },
)

test.each([
  ['Bình Minh nha em', 'Bình Minh'],
  ['dạ tên là Nông nghiệp Tân Tiến ạ', 'Nông nghiệp Tân Tiến'],
  ['"Lúa Vàng 2"', 'Lúa Vàng 2'],
  ['HTX tôi tên là Hòa Thuận', 'Hòa Thuận'],
  ['htx dich vu nong nghiep tan hiep', 'htx dich vu nong nghiep tan hiep'],
  ['Hợp tác xã Rau an toàn Bình Minh, xã Mỹ Lâm', 'Hợp tác xã Rau an toàn Bình Minh'],
])('the name in "%s" is "%s", and answers no question', (words, name) => {
  const chat = begun()
  const before = chat.session()?.walk?.answers.length
  chat.say('in kết quả', PAGE)
  expect(chat.say(words, PAGE).effects).toMatchObject([{ sheet: { name } }])
  expect(chat.session()?.walk?.answers).toHaveLength(before ?? -1)
})

test.each(['0912 345 678', '320 xã viên', 'số tài khoản 0123456789'])(
  '"%s" is no name',
  (words) => {
    const chat = begun()
    chat.say('in kết quả', PAGE)
    chat.say(words, PAGE)
    expect(chat.session()?.walk?.name).toBeNull()
  },
)

test('without a word to hand it out by the result is shown, and nothing is kept', () => {
  const chat = begun()
  chat.say('in kết quả')
  const turn = chat.say('không cần tên')
  expect(turn.effects).toEqual([])
  expect(textOf(turn)).toContain('❌ Thành viên: 299, cần từ 300, thiếu 1')
})

test('without an address it is handed out as a file alone', () => {
  const chat = begun()
  chat.say('in kết quả')
  const turn = chat.say('không cần tên', { fresh: 'abc', site: null })
  expect(turn.replies[0]).toMatchObject({ document: { sheet: 'abc' }, links: [] })
  expect(turn.effects).toHaveLength(1)
})

test('the question that waits waits on, and its answer is none of the name', () => {
  const { chat } = start(OPENING)
  const { question } = chat.say('em tóm tắt')
  chat.say('in kết quả', PAGE)
  const handed = chat.say('Không cần tên', PAGE)
  expect(handed.question).toEqual(question)
  expect(chat.say('4 dịch vụ').question?.fact).not.toBe(question?.fact)
})

test('what is supposed never stands on the sheet: it is of what was told, and says so', () => {
  const chat = begun()
  chat.say('in kết quả', PAGE)
  const [real] = chat.say('không cần tên', PAGE).effects
  chat.say('nếu có 320 xã viên thì sao')
  const shown = chat.say('kết quả', PAGE)
  expect([shown.sheet, shown.verdict]).toEqual([null, null])
  expect(textOf(shown)).toContain('✅ Thành viên: 320, đạt')
  const handed = chat.say('in kết quả', PAGE)
  expect(handed.effects).toEqual([real])
  expect(textOf(handed)).toContain('Bản này ghi số thật')
})
