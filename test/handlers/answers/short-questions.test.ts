import { expect, test } from 'vitest'
import { answerBehind, ask, type Pair } from '../../support/talk/pairs.ts'

/** By its place in a list, by the other document, by what was compared, by what it is measured from. */
const SHORT: readonly Pair[] = [
  [
    'kon-tum',
    'director',
    '5 htx kon tum là htx nào',
    'huyện Ngọc Hồi có trong đó không',
    /^Không có Ngọc Hồi/iu,
  ],
  ['kien-giang', 'director', 'hồ sơ đăng ký gồm những gì', 'món thứ ba là gì vậy', /tự đánh giá/iu],
  ['kien-giang', 'director', '12 mô hình là những mô hình nào', 'cái cuối là gì', /vì cộng đồng/iu],
  ['kien-giang', 'director', 'ke hoach 135 ra ngay nao', 'con ke hoach kia', /20\/10\/2023/iu],
  [
    'dak-nong',
    'director',
    'số htx thành viên liên minh phải tăng mấy lần',
    'tinh tu moc nao',
    /cuối 2020/iu,
  ],
  ['dak-nong', 'director', 'liên minh lo tôn vinh htx giỏi', 'mấy năm một đợt', /2 năm 1 lần/iu],
  ['kon-tum', 'officer', '5 htx duyệt theo quyết định nào', 'ra ngày nào vậy', /23\/5\/2022/iu],
  [
    'an-giang',
    'director',
    'tổng kinh phí đề án là bao nhiêu tiền',
    'khoản nào lớn nhất',
    /21\.000/iu,
  ],
  [
    'kien-giang',
    'director',
    'htx rau 60 tv, 55ha, đủ đk riêng chưa',
    'vốn cần nhiêu',
    /300 triệu/iu,
  ],
  [
    'an-giang',
    'director',
    'sở công thương giúp gì cho htx',
    'còn bên khoa học công nghệ',
    /Sở Khoa học và Công nghệ/iu,
  ],
]

test.each(SHORT)('[%s, %s] "%s", then "%s" is about what was told', (...pair) => {
  const [province, role, before, text, expected] = pair
  expect(answerBehind(province, role, before, text)).toMatch(expected)
})

test('a short question that nothing answers gets what was told once more, and that no more is known', () => {
  const said = answerBehind(
    'kien-giang',
    'director',
    'hồ sơ đăng ký gồm những gì',
    'có cần dịch ra tiếng Anh không',
  )
  expect(said).toMatch(/^Em không thấy chỗ nào nói rõ hơn/u)
  expect(said).toContain('5 nhóm')
})

test('parts that a message falls into by its commas do not go before what it asks as a whole', () => {
  const asked =
    'Liên minh HTX Đắk Nông có chương trình hợp tác với liên minh tỉnh, thành nào giai đoạn 2021-2025?'
  const { session } = ask(asked, 'dak-nong', 'officer', null)
  expect(session.context.articles).toEqual(['dn-cooperation'])
})

test('what could have been meant as well stands a tap below an answer', () => {
  const { replies } = ask('kinh phí hỗ trợ lấy từ nguồn nào', 'kien-giang', 'director', null)
  expect(replies.at(-1)?.choices.length).toBeGreaterThan(0)
})
