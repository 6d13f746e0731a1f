import { describe, expect, test } from 'vitest'
import { read } from '../../../support/content/reader.ts'

/** What was told of the fact asked: "3", "3 | 1" where several are offered, "" where nothing is. */
const told = (text: string, asked: string, sector: string): string => {
  const { facts } = read(text, asked, { province: 'kien-giang', sector })
  const reading = facts.find(({ fact }) => fact === asked)?.reading
  if (!reading) return ''
  const values = reading.kind === 'clarify' ? reading.options : [reading.value]
  return values
    .map((value) =>
      value.is === 'choice'
        ? value.ids.join('+')
        : value.is === 'truth'
          ? String(value.value)
          : value.is,
    )
    .join(' | ')
}

describe.each([
  ['dich vu dau vao, dau ra theo chuoi', 'rice', '3'],
  ['bơm nước, bán phân cho xã viên rồi thu mua', 'rice', '3'],
  ['tụi tui làm dịch vụ bơm tưới với bao tiêu lúa', 'rice', '3'],
  ['lo phan thuoc giong cho ba con', 'vegetables', '3'],
  ['trồng rồi tự bán trên mạng', 'vegetables', '1'],
  ['dong goi dua vo sieu thi', 'vegetables', '1'],
  ['canh dong lon may bay xit thuoc', 'rice', '2'],
  ['gom đất mướn lại mần chung', 'rice', '2'],
  ['dap dap ngan man giu nuoc ngot', 'rice', '4'],
  ['trồng rừng giữ đất bền vững lâu dài', 'other', '5'],
  ['co ocop roi don khach du lich', 'fruit', '6'],
  ['co cong ty hun von vo', 'fruit', '7'],
  ['nuôi trồng thủy sản và bảo vệ nguồn lợi cộng đồng', 'aquaculture', '8'],
  ['giu bai ngheu khong cho cao bay', 'aquaculture', '8'],
  ['thợ hồ nhận làm cầu cho xã', 'construction', '9'],
  ['xe tai xe khach', 'transport', '10'],
  ['lam ban do thu cong lang nghe', 'handicraft', '11'],
  ['coi cho voi gom rac', 'community-service', '12'],
])('asked for the model, "%s"', (text, sector, model) => {
  test(`is model ${model} of a cooperative of ${sector}, and no question`, () => {
    expect(told(text, 'model', sector)).toBe(model)
    expect(read(text, 'model', { province: 'kien-giang', sector }).question).toBeNull()
  })
})

test.each([
  ['nộp hồ sơ ở đâu', ''],
  ['mô hình là gì', ''],
  ['asdf qwer', ''],
  ['cho xem het 12 mo hinh', ''],
  ['chưa làm mô hình nào', 'none'],
])('asked for the model, "%s" tells "%s"', (text, model) => {
  expect(told(text, 'model', 'rice')).toBe(model)
})

test('two models that are equally near are offered, the one of the own sector first', () => {
  expect(told('vua trong vua ban', 'model', 'fruit')).toBe('1')
  expect(told('tom ca', 'model', 'other')).toBe('5 | 8')
})

test.each([
  ['lót bạt, nuôi tuần hoàn nước', 'hightech', 'true'],
  ['nuôi kiểu xưa thôi', 'hightech', 'false'],
  ['giay to day du ca roi', 'dossier', 'true'],
  ['còn thiếu bản tự chấm', 'dossier', 'false'],
  ['2012', 'legal', 'yes'],
  ['luat cu hoi truoc', 'legal', 'yes | no'],
  ['nhỉnh hơn mức chung chút xíu', 'wage', 'higher'],
  ['chưa có giấy tờ em ơi', 'entity', 'not-founded'],
  ['tụi tui thả tôm', 'sector', 'aquaculture'],
])('"%s" in answer to the question for %s is %s', (text, asked, value) => {
  expect(told(text, asked, 'aquaculture')).toBe(value)
})

test('a "không" turns a yes round, and a yes beside a "chưa" is not taken for one', () => {
  expect(told('chưa đủ hết đâu', 'dossier', 'rice')).toBe('false')
  expect(told('đủ hết, mà chưa ký', 'dossier', 'rice')).not.toBe('true')
})

test('who is offered two and says it in the same words again means the one of the own sector', () => {
  const asked = { province: 'kien-giang', sector: 'fishing' } as const
  const reading = (waiting: 'clarify' | null) =>
    read('di bien danh luoi', 'model', { ...asked, waiting }).facts[0]?.reading
  expect(reading(null)).toMatchObject({ kind: 'clarify', ask: 'which-option' })
  expect(reading('clarify')).toMatchObject({ kind: 'value', value: { ids: ['8'] } })
})
