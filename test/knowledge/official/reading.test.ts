import { expect, test } from 'vitest'
import { documentOf, readDocument, textOf } from '../../support/content/documents.ts'

test('a plan of a fifth province says its own number, day, title and province', () => {
  const { passages, ...imprint } = documentOf(textOf('dong-thap'))
  expect(imprint).toEqual({
    id: 'kh-45-2024-dong-thap',
    label: 'KH 45/KH-UBND',
    number: '45/KH-UBND',
    kind: 'kh',
    nicknames: [],
    issuer: 'UBND tỉnh Đồng Tháp',
    title: 'Thực hiện chương trình làng sen kiểu mẫu của các hợp tác xã tỉnh Đồng Tháp',
    signedOn: '2024-03-05',
    province: 'dong-thap',
    provinceName: 'Đồng Tháp',
  })
  expect(passages.length).toBeGreaterThan(30)
})

test('a decision is named by its own number, not by those that it rests on', () => {
  expect(documentOf(textOf('tra-vinh'))).toMatchObject({
    id: 'qd-7-2023-tra-vinh',
    label: 'QĐ 7/QĐ-UBND',
    signedOn: '2023-11-20',
  })
})

const KNOWN = 'Số: 135/KH-UBND\nKẾ HOẠCH\nA\nI. B\n1. C tỉnh Kiên Giang\n2. D'

test('a document that answers cite keeps the id by which they do', () => {
  expect(documentOf(KNOWN)).toMatchObject({
    id: 'kh-135-2021',
    label: 'KH 135/KH-UBND',
    province: 'kien-giang',
    signedOn: '2021-07-15',
  })
})

test('the same number in another province is another document', () => {
  const document = documentOf(KNOWN.replace('Kiên Giang', 'Bến Tre'))
  expect(document).toMatchObject({ id: 'kh-135-ben-tre', province: 'ben-tre' })
})

const dated = (day: string) => KNOWN.replace('\nKẾ HOẠCH', `\nKiên Giang, ${day}\nKẾ HOẠCH`)

test('of another year, or of another day of its year, it is another document, or asked about', () => {
  expect(documentOf(dated('ngày 15 tháng 7 năm 2021')).id).toBe('kh-135-2021')
  expect(documentOf(dated('ngày 15 tháng 7 năm 2024')).id).toBe('kh-135-2024-kien-giang')
  const read = readDocument(dated('ngày 20 tháng 7 năm 2021'), {})
  expect(read).toMatchObject({ fault: 'other-day', values: { id: 'kh-135-2021' } })
})

test('an id that answers cite is given to no other document', () => {
  const other = KNOWN.replace('135', '136')
  expect(readDocument(other, { id: 'kh-135-2021' })).toMatchObject({ fault: 'other-document' })
})

const UNNUMBERED = 'KẾ HOẠCH\nA\nI. B\n1. C\n2. D của tỉnh Đắk Nông'

test('without a number the name of the file or an id says which document it is', () => {
  expect(documentOf(UNNUMBERED, { fileName: 'kh-188-2021.txt' }).id).toBe('kh-188-2021')
  expect(documentOf(UNNUMBERED, { id: 'kh-188-2021' }).label).toBe('KH 188/KH-LMHTX')
})

test('a number that is only spoken of is not the document’s own', () => {
  const text = UNNUMBERED.replace('1. C', '1. Theo Kế hoạch số 135/KH-UBND ngày 15/7/2021')
  expect(readDocument(text, {})).toMatchObject({ kind: 'fault', fault: 'no-number' })
})

test.each([
  ['empty', '  \n ', {}],
  ['no-structure', 'Chào bà con. Hôm nay trời mưa.', {}],
  ['wrong-id', textOf('dong-thap'), { id: 'Kế hoạch 45' }],
  ['unknown-province', textOf('dong-thap'), { province: 'Atlantis' }],
  ['other-province', textOf('dong-thap'), { id: 'kh-135-2021' }],
  ['no-province', 'Số: 4/KH-UBND\nKẾ HOẠCH\nA\nI. B\n1. C\n2. D', {}],
  ['no-number', UNNUMBERED, {}],
])('a text with the fault "%s" is refused', (fault, text, about) => {
  expect(readDocument(text, about)).toMatchObject({ kind: 'fault', fault })
})

test('a province may be given by its name or its id', () => {
  const text = 'Số: 4/KH-UBND\nKẾ HOẠCH\nA\nI. B\n1. C\n2. D'
  expect(documentOf(text, { province: 'Bến Tre' }).province).toBe('ben-tre')
  expect(documentOf(text, { province: 'ca-mau' }).provinceName).toBe('Cà Mau')
})

test('Vietnamese without diacritics is no text in an old font', () => {
  expect(
    documentOf('I. Muc tieu\n1. Trong sen\n2. Uop tra', {
      province: 'Bến Tre',
      number: '1/KH-UBND',
    }).passages.length,
  ).toBe(3)
})

test('the heading of the first chapter is no part of the title', () => {
  const text =
    'Số: 9/QĐ-UBND\nQUYẾT ĐỊNH\nVề ghe chở sen\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. A\nĐiều 2. B tỉnh Đồng Tháp'
  expect(documentOf(text, { province: 'dong-thap', date: '2024-05-12' }).title).toBe(
    'Về ghe chở sen',
  )
})
