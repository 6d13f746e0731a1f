import { expect, test } from 'vitest'
import { start, textOf } from '../../support/talk/chat.ts'

test.each([
  ['chưa làm công nghệ cao', 'không ứng dụng công nghệ cao'],
  ['nuôi công nghệ cao', 'ứng dụng công nghệ cao'],
  ['chưa có ocop', 'chưa có sản phẩm OCOP'],
  ['có ocop', 'có sản phẩm OCOP'],
  ['đủ giấy tờ', 'đủ hồ sơ'],
  ['còn thiếu hồ sơ', 'chưa đủ hồ sơ'],
  ['theo luật 2012', 'theo Luật HTX 2012'],
  ['theo luật cũ 2003', 'không theo Luật HTX 2012'],
  ['lương cao hơn', 'lương cao hơn mức chung'],
  ['lương thấp hơn', 'lương thấp hơn mức chung'],
])('"%s" is noted in a list by the name of the thing: "%s"', (told, noted) => {
  const { turn } = start(`htx lúa Hòn Đất 520 ha, ${told}`)
  const [line = ''] = textOf(turn).split('\n')
  expect(line).toContain('Em ghi: ')
  expect(line).toContain(noted)
  expect(line).not.toMatch(/, (?:Không phải|Có đủ|Chưa đủ|Cao hơn|Thấp hơn)\b/u)
})
