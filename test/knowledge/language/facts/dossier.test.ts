import { describe, expect, test } from 'vitest'
import { fold } from '../../../../knowledge/language/text/text.ts'
import { read, showFacts } from '../../../support/content/reader.ts'

const known = { province: 'kien-giang', sector: 'rice' } as const

/** As typed with its diacritics and without. */
const forms = (text: string) => [text, fold(text)]

const HAVING = [
  'dư giấy',
  'dư giấy tờ luôn',
  'đủ giấy tờ hết rồi',
  'giấy tờ đầy đủ',
  'đủ hồ sơ rồi em',
  'giấy tờ có đủ cả',
  'hồ sơ xong hết rồi',
  'hồ sơ bên em đủ cả',
  'giấy nào cũng có',
  'đủ mặt giấy tờ',
  'hồ sơ thì dư sức',
]
const LACKING = [
  'thiếu giấy',
  'còn thiếu giấy',
  'thiếu giấy tờ một mớ',
  'giấy tờ chưa đủ',
  'còn thiếu hồ sơ',
  'hồ sơ chưa làm',
  'chưa có giấy tờ gì',
  'giấy tờ chưa xong',
  'hồ sơ đang làm',
  'thiếu báo cáo tài chính',
  'còn thiếu bản tự chấm',
]

describe.each(['dossier', 'members', 'profit', 'legal', 'ocop', 'model', 'wage', 'priority'])(
  'asked for the %s',
  (asked) => {
    test.each(HAVING)('"%s" is a whole dossier', (text) => {
      for (const typed of forms(text))
        expect(`${typed}: ${showFacts(read(typed, asked, known))}`).toBe(`${typed}: dossier true`)
    })

    test.each(LACKING)('"%s" is a dossier that lacks something', (text) => {
      for (const typed of forms(text))
        expect(`${typed}: ${showFacts(read(typed, asked, known))}`).toBe(`${typed}: dossier false`)
    })
  },
)

test.each(['đủ giấy phép khai thác cát', 'thiếu giấy phép', 'dư giấy in'])(
  '"%s" tells nothing of the dossier',
  (text) => {
    expect(showFacts(read(text, 'members', known))).not.toContain('dossier')
  },
)

test('a whole dossier that lacks a signature is asked back', () => {
  expect(showFacts(read('đủ giấy, thiếu chữ ký', 'dossier', known))).not.toBe('dossier true')
})

describe.each(['dossier', 'ocop', 'hightech'])('asked yes or no for the %s', (asked) => {
  test.each([
    ['có chớ', 'true'],
    ['có đàng hoàng', 'true'],
    ['có luôn', 'true'],
    ['cũng có', 'true'],
    ['có sẵn', 'true'],
    ['có hết trơn', 'true'],
    ['có đủ', 'true'],
    ['có đủ không thiếu', 'true'],
    ['không thiếu gì', 'true'],
    ['chưa có đâu', 'false'],
    ['hổng có đâu em', 'false'],
    ['không có gì hết', 'false'],
    ['có đâu em', 'false'],
    ['dạ không', 'false'],
    ['dạ chưa', 'false'],
  ])('"%s" is %s', (text, value) => {
    for (const typed of forms(text))
      expect(`${typed}: ${showFacts(read(typed, asked, known))}`).toBe(
        `${typed}: ${asked} ${value}`,
      )
  })
})
