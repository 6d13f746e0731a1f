import { describe, expect, test } from 'vitest'
import { fold } from '../../../../knowledge/language/text/text.ts'
import { read, showFacts } from '../../../support/content/reader.ts'

const SECTORS: Readonly<Record<string, string>> = {
  ocop: 'handicraft',
  hightech: 'aquaculture',
  dossier: 'rice',
  legal: 'rice',
  wage: 'rice',
}

const said = (text: string, asked: string) =>
  showFacts(read(text, asked, { province: 'kien-giang', sector: SECTORS[asked] ?? 'rice' }))

const YES: Readonly<Record<string, string>> = {
  ocop: 'true',
  hightech: 'true',
  dossier: 'true',
  legal: 'yes',
  wage: 'higher',
}

/** What is only coming, or gone. */
const NOT_YET: readonly (readonly [fact: string, texts: readonly string[]])[] = [
  [
    'ocop',
    [
      'sản phẩm ocop thì đang nộp hồ sơ chờ xét',
      'đang nộp hồ sơ chờ xét',
      'đang làm',
      'sắp có',
      'năm sau mới có',
      'sang năm mới có',
      'định làm ocop',
      'định năm sau',
      'chưa lên',
      'chưa có sao nào',
      'hết hạn rồi',
      'ocop hết hạn rồi',
      'có ocop mà hết hạn năm ngoái',
      'hồ sơ ocop nộp huyện rồi',
      'ocop thì chưa',
      'ocop thì không có',
      'bị rút ocop rồi',
      'trước có 3 sao giờ hết hạn',
      'có ocop 3 sao, mà 2023 hết hạn',
      'hết hạn rồi, hồi trước có ocop',
      'mới nộp đơn hôm qua',
      'ocop chắc năm tới',
      'ocop hả, chưa đâu',
      'hồi đó có 3 sao',
      'mới đi học lớp ocop',
      'sản phẩm tốt như ocop',
      'chưa đâu em, đang chờ huyện chấm',
      'ocop thì đang làm',
      'đang triển khai',
      'ocop đang triển khai',
      'cuối năm có ocop',
      'mới bắt đầu làm ocop',
      'vài tháng nữa có ocop',
      'à quên, ocop thì đang làm',
    ],
  ],
  [
    'hightech',
    [
      'sắp chuyển qua công nghệ cao',
      'năm sau mới lót bạt',
      'định làm công nghệ cao',
      'mới xin dự án công nghệ cao',
      'tính lên nuôi công nghệ cao mà chưa có vốn',
      'đang xây ao lót bạt',
      'dự kiến quý sau ứng dụng công nghệ cao',
      'công nghệ cao thì chưa',
      'đang học công nghệ cao',
      'mới vay để làm công nghệ cao',
      'bán công nghệ cao',
      'công nghệ cao thì đang làm',
      'công nghệ cao thì tụi em đang làm đó em',
      'đang làm ao công nghệ cao',
      'công nghệ cao đang triển khai',
      'cuối năm chạy công nghệ cao',
      'mới khởi công',
      'mới khởi công ao công nghệ cao',
      'đang đào ao công nghệ cao',
      'đang thử nghiệm công nghệ cao',
      'đang lót bạt',
      'cuối vụ này chuyển công nghệ cao',
      'sửa lại: công nghệ cao đang triển khai',
      'à nhầm, công nghệ cao thì đang làm',
    ],
  ],
  [
    'dossier',
    [
      'đủ hết, mai ký thêm tờ cam kết nữa là xong',
      'đủ, chỉ còn chờ ký tên đóng dấu là xong',
      'đang gom',
      'sắp đủ',
      'gần đủ',
      'tuần sau mới đủ',
      'còn thiếu bản chấm điểm',
      'đủ, trừ bản tự chấm điểm 2020 chưa tìm ra',
      'giấy khác đủ hết, chỉ thiếu sổ sách 2018',
      'đủ mà chưa ký',
      'các giấy khác đều đủ',
      'hồ sơ đang làm',
      'hồ sơ thì đang làm',
      'đang làm',
      'cuối năm đủ',
      'hồ sơ thì đang làm, đủ',
    ],
  ],
  [
    'legal',
    [
      'đang làm thủ tục theo luật 2012',
      'sắp chuyển sang luật 2012',
      'luật 2012 mà chưa chuyển đổi',
      'chuyển đổi theo luật 2012 chưa xong',
      'luật 2012 thì đang làm',
    ],
  ],
  ['wage', ['sắp lên cao hơn', 'chưa cao hơn', 'không cao hơn']],
]

const GUESSES: readonly (readonly [fact: string, texts: readonly string[]])[] = [
  ['ocop', ['chắc có', 'hình như có ocop', 'nghe nói được 3 sao', 'có lẽ có ocop']],
  ['hightech', ['chắc cũng công nghệ cao', 'hình như có công nghệ cao']],
  ['dossier', ['chắc đủ', 'hình như đủ', 'đoán là đủ', 'không rõ, chắc đủ']],
  ['legal', ['chắc luật 2012', 'luật 2012 chắc vậy', 'không rõ, chắc luật 2012']],
  ['wage', ['chắc cao hơn', 'nghe nói cao hơn', 'không rõ, chắc cao hơn']],
  ['profit', ['chắc lời hết', 'hình như có lãi cả ba năm', 'không nhớ rõ, lời hết']],
]

const rows = (lists: typeof NOT_YET) =>
  lists.flatMap(([fact, texts]) =>
    texts.flatMap((text) => [text, fold(text)].map((typed) => [fact, typed] as const)),
  )

/** Told with words beside the thing of which nobody knows what they make of it. */
const UNCLEAR: readonly (readonly [fact: string, text: string])[] = [
  ['hightech', 'tháng 12 chạy công nghệ cao'],
  ['hightech', 'đang làm công nghệ cao'],
  ['hightech', 'công nghệ cao chưa có cái nào hết'],
  ['hightech', 'công nghệ cao làm gì có'],
  ['hightech', 'coi trên ti vi thấy công nghệ cao ham quá'],
  ['ocop', 'ocop thì còn lâu'],
  ['ocop', 'ông chủ tịch kêu vụ ocop hoài'],
]

test.each(UNCLEAR.flatMap(([fact, text]) => [text, fold(text)].map((typed) => [fact, typed])))(
  '%s: "%s" in an opening is no plain yes',
  (fact = '', text = '') => {
    expect(showFacts(read(text, null))).not.toMatch(new RegExp(`${fact} true(?!, doubt)`, 'u'))
  },
)

describe('asked for a thing', () => {
  test.each(rows(NOT_YET))('%s: "%s" is no yes', (fact, text) => {
    expect(said(text, fact)).not.toBe(`${fact} ${YES[fact]}`)
  })

  test.each(rows(GUESSES))('%s: the guess "%s" is kept as not known', (fact, text) => {
    expect(said(text, fact)).toBe(`${fact} vague`)
  })

  test.each([
    ['ocop', 'có 2 sản phẩm 3 sao', 'ocop true'],
    ['ocop', 'chưa có ocop, đang chờ xét', 'ocop false'],
    ['ocop', 'ocop còn hạn tới 2027', 'ocop true'],
    ['ocop', 'chắc chắn có', 'ocop true'],
    ['ocop', 'mới được công nhận năm ngoái', 'ocop true'],
    ['ocop', '3 sao, đang làm lên 4 sao', 'ocop true'],
    ['ocop', 'có rồi, đang làm thêm cái nữa', 'ocop which-option? | true | false'],
    ['ocop', 'cuối năm 2023 được công nhận ocop', 'ocop true'],
    ['ocop', 'cuối năm ngoái được ocop 3 sao', 'ocop true'],
    ['hightech', 'đang nuôi công nghệ cao', 'hightech true'],
    ['hightech', 'đang áp dụng công nghệ cao', 'hightech true'],
    ['hightech', 'đang dùng công nghệ cao', 'hightech true'],
    ['hightech', 'công nghệ cao đang chạy', 'hightech true'],
    ['dossier', 'đủ, ký đóng dấu rồi', 'dossier true'],
    ['dossier', 'nộp đầy đủ rồi', 'dossier true'],
    ['dossier', 'đủ giấy hết con', 'dossier true'],
    ['dossier', 'đầy đủ không thiếu gì', 'dossier true'],
    ['dossier', 'đủ hết, có ký tên đóng dấu', 'dossier true'],
    ['legal', 'đăng ký theo luật 2012 rồi', 'legal yes'],
    ['wage', 'cao hơn, liên minh xác nhận', 'wage higher'],
    ['wage', 'anh so rồi, cao hơn bình quân tỉnh', 'wage higher'],
  ])('%s: "%s" is read as %s', (fact, text, facts) => {
    for (const typed of [text, fold(text)])
      expect(`${typed}: ${said(typed, fact)}`).toBe(`${typed}: ${facts}`)
  })
})

test.each([
  ['htx đan lát 60 tv, sản phẩm ocop thì đang nộp hồ sơ chờ xét', 'ocop false'],
  ['htx đan lát 60 tv, ocop thì chưa có', 'ocop false'],
  ['htx đan lát 60 tv, hàng chưa có sao ô cóp nào', 'ocop false'],
  ['htx đan lát 60 tv, có ocop nhưng hết hạn', 'ocop which-option? | true | false'],
  ['htx đan lát 60 tv, có ocop 3 sao', 'ocop true'],
  ['htx đan lát 60 tv có ocop 3 sao đủ đk không', 'ocop true'],
  ['htx nuôi tôm 2 ha, định lên công nghệ cao', 'hightech false'],
  ['htx nuôi tôm 2 ha, công nghệ cao thì đang làm', 'hightech false'],
  ['htx nuôi tôm 2 ha, đang làm ao công nghệ cao', 'hightech false'],
  ['htx nuôi tôm 2 ha, công nghệ cao đang triển khai', 'hightech false'],
  ['htx nuôi tôm 2 ha, cuối năm chạy công nghệ cao', 'hightech false'],
  ['htx nuôi tôm 2 ha, đang áp dụng công nghệ cao', 'hightech true'],
  ['htx đan lát 60 tv, ocop thì đang làm', 'ocop false'],
  ['htx đang làm đan lát có ocop 3 sao', 'ocop true'],
  ['htx lúa 520 ha, hồ sơ chưa đủ', 'dossier false'],
  ['htx lúa 520 ha, giấy tờ đủ hết', 'dossier true'],
])('"%s" tells %s in passing', (text, fact) => {
  expect(showFacts(read(text)).split(', ')).toContain(fact)
})
