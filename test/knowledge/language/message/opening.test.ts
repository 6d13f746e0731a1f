import { expect, test } from 'vitest'
import { fold } from '../../../../knowledge/language/text/text.ts'
import { read, showFacts } from '../../../support/content/reader.ts'

const known = { province: 'kien-giang', sector: null } as const

/** What a message states in passing, typed as it stands and without diacritics. */
test.each([
  ['htx xe đò gộp lại 1 thiên 2 chiếc, 520 xã viên', 'vehicles 1200, elliptic?'],
  ['htx vận tải 1200 chiếc, 780 xe 420 ghe', 'vehicles 1200'],
  ['htx xe đò góp lại 850 chiếc, 520 xã viên, thiếu cái gì', 'vehicles 850'],
  ['htx đan lát 66 chị em, vốn 200 triệu', 'members 66'],
  ['htx lúa 520 ha 310 xv, trong đó 40 chị em', 'members 310'],
  ['htx lúa 520 ha, 290 xã viên, à quên, 310 xã viên', 'members 310'],
  ['htx lúa 520 ha, 310 xv, 290 xv là nói lộn', 'members 310'],
  ['htx lúa 299 xã viên, à quên 320', 'members 320'],
  ['htx lúa 299 xã viên, coi lại sổ thì 305', 'members 305'],
  ['htx lúa 299 xã viên, nói lại là 320 xã viên', 'members 320'],
  ['htx lúa vốn 200 triệu, nói lại là 350 triệu', 'capital 350000000'],
  ['htx lúa 64 điểm, à quên, 300 xã viên, 5', 'score 6400'],
  ['htx lúa 520 ha, đề án một triệu hecta', 'area 5200000'],
  ['htx lúa 520 ha, vùng 1 triệu ha lúa chất lượng cao', 'area 5200000'],
  ['htx lúa 520 ha, năm 2020 62 điểm, năm 2021 68 điểm', 'score 6200'],
  ['htx lúa 520 ha, dịch vụ có bơm nước, làm đất, bán phân thôi', 'services 3, counted?'],
  ['htx lúa 520 ha, làm dịch vụ bơm nước, sấy lúa, vốn 2 tỷ', 'services 2, counted?'],
  ['htx rau 49 xã viên 53 ha, thiếu 1 người, rớt luôn hả', 'members 49'],
  ['htx xe 980 chiếc, còn thiếu 20 chiếc nữa thôi', 'vehicles 980'],
  ['phải 300 người, tui thiếu 20', 'members total?'],
  ['htx dệt chiếu 70 thành viên, chưa có ocop gì hết. có được xét không', 'ocop false'],
  ['huyện chấm 58 điểm, khiếu nại, chấm lại được 66', 'score 6600'],
  ['vốn hồi xưa bảy chục triệu, nay lên bảy trăm', 'capital 700000000'],
  ['hồi trước 300 xã viên giờ còn 214', 'members 214'],
  ['đâu có 300 xã viên nào, trong sổ 214', 'members 214'],
  ['xã hứa nếu đủ 500 ha thì xét, mà htx có 495', 'area 4950000'],
  ['48 nhà, con cái tính vô nữa là 50 mấy người', 'members total?'],
  ['lúc mới lập 40 người, bây giờ 52 người', 'members 52'],
  ['thuê 40 lao động, còn xã viên thì có 27', 'members 27'],
  ['lúa 900 ha tính luôn 3 vụ', 'area sown-area?'],
  ['vốn hai tỷ tư thành viên mười ba người', 'capital 2400000000, elliptic?'],
  ['xã viên ba trăm hai mấy người', 'members [321; 329]'],
  ['htx tàu khách, hai trăm lẻ mấy chiếc', 'vehicles [201; 209]'],
  ['vốn góp hai tỷ ba', 'capital 2300000000, elliptic?'],
  ['đất bà con góp lại được 530 hecta', 'area 5300000'],
  ['htx dưa hấu có năm 2019 lỗ 12 triệu có bị rớt không', 'profit 2019: (-∞; 0)'],
  [
    'htx lúa 520 ha, vốn 1 tỷ 8, vốn điều lệ thì 900 triệu',
    'capital [900000000; 1800000000] authority',
  ],
])('"%s" tells %s', (text, fact) => {
  for (const typed of [text, fold(text)])
    expect(`${typed}: ${showFacts(read(typed, null, known))}`).toContain(fact)
})

test.each([
  ['htx đan lát 60 tv, giỏ bàng ba sao ô cóp', 'area'],
  ['htx lúa, đề án một triệu hecta', 'area'],
  ['cần 2 tỷ ha?', 'area'],
  ['phải có lời liên tục ba năm ha', 'area'],
  ['còn 6 ao mỗi ao 1.200 mét', 'area 1200'],
  ['năm rồi âm 40 triệu', 'capital'],
  ['HTX dịch vụ thủy lợi lúa 520 ha', 'services'],
  ['htx dệt chiếu 72 tv, sản phẩm bán ngoài chợ', 'vegetables'],
  ['lúc đó chưa thành lập', 'entity'],
  ['hồi 2019 chưa thành lập', 'entity'],
])('"%s" tells no %s', (text, fact) => {
  for (const typed of [text, fold(text)])
    expect(showFacts(read(typed, null, known))).not.toContain(fact)
})

test.each([
  ['310 đó', 'members', 'members 310'],
  ['310 đó, 290 là năm ngoái anh nói lộn', 'members', 'members 310'],
  ['86 chị em cô nói rồi đó con', 'members', 'members 86'],
  ['hai thiên rưỡi', 'members', 'members 2500'],
  ['64 điểm rưỡi', 'score', 'score 6450, elliptic?'],
  ['78 loại khá', 'score', 'score 7800'],
  ['78 loại tốt', 'score', 'score contradiction? | 7800 | [8000; 10000]'],
  ['không rõ, chắc cũng loại khá', 'score', 'score vague'],
  ['năm 2021 thì 68 điểm ạ', 'score', 'score other-year?'],
  ['68 điểm năm 2021', 'score', 'score other-year?'],
  ['năm ngoái 81', 'score', 'score other-year?'],
  ['2020 được 70, 2021 được 75', 'score', 'score 7000'],
  ['năm 2021, 68 điểm', 'score', 'score other-year?'],
  ['2020 chưa chấm', 'score', ''],
  ['4 triệu rưỡi là lương công nhân đó', 'wage', ''],
  ['4 triệu rưỡi là lương công nhân đó', 'capital', 'capital flow-not-capital?'],
  ['trả 4,5 triệu một người', 'wage', ''],
  ['mức bình quân tỉnh là mấy triệu em', 'capital', ''],
])('"%s" in answer to %s tells "%s"', (text, asked, facts) => {
  for (const typed of [text, fold(text)])
    expect(`${typed}: ${showFacts(read(typed, asked, known))}`).toBe(`${typed}: ${facts}`)
})

/** Facts told together, each in a sentence of its own. */
test.each(['model', 'legal', 'dossier', 'score', 'profit'])(
  'every fact of a message is kept while %s is asked',
  (asked) => {
    const text = 'Mô hình 3. Luật HTX 2012. Hồ sơ có đủ.'
    for (const typed of [text, fold(text)])
      expect(`${typed}: ${showFacts(read(typed, asked, known))}`).toBe(
        `${typed}: dossier true, legal yes, model 3`,
      )
  },
)

test.each([
  ['OCOP gắn du lịch nông thôn, mật ong tràm 3 sao', 'ocop', 'ocop true'],
  ['có ocop gắn với du lịch', 'ocop', 'ocop true'],
  ['gần đủ', 'ocop', 'ocop false'],
])('"%s" in answer to %s tells %s', (text, asked, facts) => {
  for (const typed of [text, fold(text)])
    expect(`${typed}: ${showFacts(read(typed, asked, { sector: 'handicraft' }))}`).toBe(
      `${typed}: ${facts}`,
    )
})

test.each([
  'không phải mô hình 3, cũng hổng phải mô hình 1',
  'hổng phải số 3 đâu',
  'chưa, sang năm mới tính làm theo mô hình 3',
  'khách du lịch vô 3 ngày 1 lần',
])('"%s" is not taken for model 3', (text) => {
  expect(showFacts(read(text, 'model', { sector: 'rice' }))).not.toMatch(/model 3(?!, doubt)/u)
})

test('the stars of a product are no number of a model', () => {
  const text = 'OCOP gắn du lịch nông thôn, mật ong tràm 3 sao'
  for (const typed of [text, fold(text)])
    expect(showFacts(read(typed, 'model', { sector: 'handicraft' }))).not.toContain('model 3')
})

test.each(['dong y ad hihi', 'đồng ý ad haha', 'ok ad hihi'])('"%s" is a yes', (text) => {
  expect(read(text).quick).toBe('yes')
})
