import { expect, test } from 'vitest'
import { loadKnowledge } from '../../../support/content/knowledge.ts'

const { wondering } = loadKnowledge()

/** What a message supposes, in short: plain words, then each change. */
const inShort = (text: string): readonly string[] | null => {
  const said = wondering.supposition(text)
  if (!said) return null
  const steps = said.steps.map(({ how, factor, said: words, fact }) =>
    how === 'times' ? `${factor} × ${fact ?? words}` : `${how === 'more' ? '+' : '-'} ${words}`,
  )
  return [...(said.plain === '' ? [] : [said.plain]), ...steps]
}

const SUPPOSED: readonly (readonly [string, readonly string[]])[] = [
  ['nếu có 320 thành viên thì sao', ['có 320 thành viên']],
  ['gia su htx co 600ha', ['co 600ha']],
  ['neu len 310 xa vien thi dc ko', ['310 xa vien']],
  ['thêm 20 ha thì sao', ['+ 20 ha']],
  ['bán bớt 50 ha thì còn đủ không', ['- 50 ha']],
  ['thêm 20 ha với 30 xã viên thì đủ chưa', ['+ 20 ha', '+ 30 xã viên']],
  ['giam con 200 ha thi sao', ['200 ha']],
  ['von tang 10% thi sao', ['1.1 × capital']],
  ['có qua không nếu tăng vốn gấp đôi', ['2 × capital']],
  ['gap doi so thanh vien thi du chua', ['2 × members']],
  ['nếu sang trồng màu thì sao', ['trồng màu']],
  ['có đủ không nếu thêm 20 ha', ['+ 20 ha']],
  ['đặt trường hợp htx có 700 ha thì kết quả ra sao', ['có 700 ha']],
  ['neu htx minh 320 tv, 600 ha, von 1 ty thi du dk ko', ['320 tv, 600 ha, von 1 ty']],
  ['vd như htx có 400 tv thì sao', ['có 400 tv']],
  ['bot 30 ha nua thi sao', ['- 30 ha nua']],
]

for (const [text, changes] of SUPPOSED)
  test(`"${text}" supposes ${changes.join(' and ')}`, () => {
    expect(inShort(text)).toEqual(changes)
  })

const TOLD = [
  'nếu tính cả đất mướn thì được 620 ha',
  'nếu tính luôn đất mướn là 620 ha',
  'nếu thiếu hồ sơ thì nộp ở đâu',
  'năm nay tăng lên 320 xã viên rồi',
  'ko phai lo ma la loi',
  'mới kết nạp thêm 20 người',
  'htx lua o hon dat 520 ha 299 xa vien du dk chua em',
]

for (const text of TOLD)
  test(`"${text}" tells or asks, and supposes nothing by its words`, () => {
    const said = wondering.supposition(text)
    const isSaidSo =
      said?.opening === 'sure' ||
      (said?.opening === 'conditional' && said.asks) ||
      said?.isBareChange === true
    expect(isSaidSo).toBe(false)
  })

test('the nearest way is asked for in many words', () => {
  for (const text of [
    'làm sao để đủ',
    'còn thiếu gì nữa thì đủ',
    'cần thêm gì',
    'muốn đủ điều kiện thì phải làm sao',
    'con thieu gi nua moi du dk',
    'cách nào nhanh nhất để đủ điều kiện',
    'vay can gi nua thi dc xet',
    'bù cái gì cho đủ',
  ])
    expect([text, wondering.asksNearest(text)]).toEqual([text, true])
})

test('questions for papers, for support and for the rules are not taken for it', () => {
  for (const text of [
    'hồ sơ cần gì',
    'hồ sơ còn thiếu gì',
    'còn thiếu gì',
    'làm sao để được hỗ trợ vốn',
    'làm sao đăng ký',
    'cần gì',
    'điều kiện là gì',
  ])
    expect([text, wondering.asksNearest(text)]).toEqual([text, false])
})
