import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pdfText } from '../../../../../bot/commands/documents/pdf/pdf.ts'
import { documentOf } from '../../../../support/content/documents.ts'

/** A made-up plan that LibreOffice wrote, with its fonts, a note, a number on each page and a table. */
const PLAN = readFileSync('test/fixtures/documents/files/dong-thap-sen.pdf')

test('a plan that an office wrote is read clause by clause, with note, signatures and annex', async () => {
  const file = await pdfText(PLAN)
  const { passages, ...imprint } = documentOf(file)
  expect(file.marks).toEqual([])
  expect(imprint).toMatchObject({
    id: 'kh-73-2024-dong-thap',
    number: '73/KH-UBND',
    signedOn: '2024-05-12',
    province: 'dong-thap',
  })
  const textOf = (clause: string) => passages.find((one) => one.clause === clause)?.text
  expect(imprint.title).toMatch(/^Phát triển hợp tác xã trồng sen .* định hướng đến năm 2035$/u)
  expect(textOf('I.1')).toBe(
    '1. Đến năm 2030 có 40 hợp tác xã trồng sen, mỗi hợp tác xã có từ 25 ha[1] trở lên, mỗi ha cho bà con lời ít nhất 45 triệu đồng một năm sau khi trừ hết các khoản chi.\n[1] Tính cả diện tích ao sen mới đào trong năm, không tính mương.',
  )
  expect(textOf('I.2.b')).toBe('b) Tiền điện chia theo số giờ phơi.')
  expect(textOf('II.11')).toMatch(/^11\. Việc thứ 11: .* mỗi người bỏ ra\.$/u)
  expect(textOf('PL.2')).toBe(
    'Việc: Mua lò sấy hạt\nChủ trì: Sở Nông nghiệp và bà con hai xã ven sông\nHạn: Quý II',
  )
  expect(textOf('ky')).toContain('Lê Văn Sen')
})
