import { readFileSync } from 'node:fs'
import { content } from '../content/content.ts'

/** What one message may hold on the narrowest limit: the page takes no more. */
export const LONGEST = 4000

/** Every text of a value that is made of lists and records. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

const spelled = (texts: readonly string[]): string =>
  `${texts.map((text) => text.replaceAll(/[()|]/gu, ' ')).join(' ')} `

/** Words of which many phrases of the lists begin with the very same. */
const commonStarts = (texts: readonly string[], most: number): readonly string[] => {
  const counts = new Map<string, number>()
  for (const text of texts) {
    const [word = ''] = text.split(/[\s()|]+/u)
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, most)
    .map(([word]) => `${word} `)
}

const lexicon = Object.entries(content.lexicon).map(
  ([name, list]) => [name, textsIn(list)] as const,
)
const articles = content.articles.map(({ value }) => value)

const PIECES: readonly string[] = [
  // keystrokes of Telex and VNI
  'a1 ',
  'ho75p ta1c ',
  'nghieng6 ',
  'hopwj tacs xax ',
  'hopwj,',
  'a1a1',
  'a1b2c3d4 e5f6 ',
  'u7o7 d9 ',
  // digits and letters
  '1',
  '1 ',
  '1a',
  '1.',
  '1,2 ',
  '12.345.678 ',
  '300 000 ',
  '0912345678 ',
  '2x ',
  '2018 ',
  '18 19 20 ',
  '1/1/2020 ',
  '10% ',
  '1 hay 2 ',
  // marks, blanks, signs
  '.',
  '?',
  '!',
  ', ',
  '- ',
  '(',
  '"',
  '/',
  '…',
  '%',
  ' ',
  '\n',
  ' \n',
  '\u00a0\t',
  'a\n',
  'a. ',
  'a,',
  '😀',
  '👨‍👩‍👧 ',
  '🇻🇳',
  '/-heart ',
  '\u0301',
  '\u0316\u0301',
  'a\u0301\u0316\u0301\u0316\u0301\u0316\u0301\u0316\u0301\u0316\u0301\u0316 ',
  'o\u0302\u0301 ',
  '\u200b',
  '\u202e',
  '\u0000',
  '\ud800',
  '\udc00\ud800 ',
  '<a',
  '<b>x',
  'http://a.vn ',
  'a@b.vn ',
  'a.b.',
  // words without end
  'a',
  'ă',
  'aă',
  'nghieng',
  'Ð',
  'ﬀ',
  'Ђуфг 漢字 ไทย עברית ',
  '漢',
  // amounts
  '500 ha ',
  '2 tỷ ',
  '3tr5 ',
  '1 ngàn 2 trăm ha ',
  '310 xã viên, ',
  '4.000 công ',
  '1-2 ha ',
  '100m x 50m ',
  'vốn 2 tỷ rưỡi ',
  'khoảng từ ',
  'khoảng chừng gần 300 ',
  'ba ',
  'ba dạ ạ ',
  'năm ',
  'tư ',
  'mấy ',
  'hai ba ',
  'một trăm linh hai ',
  'hai mươi ',
  'không trăm ',
  'ngàn ',
  'chục tỷ rưỡi ',
  'loại khá ',
  'lãi 2018 ',
  'lỗ, ',
  'bơm nước, cày, ',
  'tháng 12 ',
  'kg 300 ',
  // small words, commands, answers
  'va ',
  'dạ ',
  'ạ, ',
  'có ',
  'không ',
  'không phải lúa ',
  'à nhầm ',
  'không biết ',
  'menu ',
  'sửa ',
  'sửa câu 1 ',
  'kết quả menu ',
  'vì sao ',
  'xóa dữ liệu ',
  'tất cả ',
  'mô hình 3 ',
  'nhắc trước 7 ngày ',
  'xong 1 ',
  'dừng nhắc ',
  // questions, places, documents
  'gì ',
  'cần gì? ',
  'hồ sơ gồm gì, nộp ở đâu? ',
  'có được không ',
  'đủ đk ko ',
  'An Giang ',
  'kg ',
  'ở kg, ',
  'chau thanh ',
  'Hòn Đất cũ ',
  'ha nam ',
  'kien gian ',
  'Cà Mau ',
  'còn an giang ',
  'thế còn 135 ',
  'kế hoạch 135 ',
  'quyết định 900 ',
  'việc số 5 phụ lục 2 ',
  'cho hỏi ',
  'lúa tôm rau ',
  'htx ',
  'hồ so ho xơ hô sơ ',
  '1, ',
  'không phải 299 ',
  '299 sửa thành 309 ',
  '700 ha cho thuê bớt 100 ',
  'hai phẩy năm ',
  '1’250 ',
  '1 000 ',
  '300 (',
  '½ ',
  '٣',
  'ấp 5 sđt 0912.345.678 ',
  // a clause of each
  ...['1', '5ha', '2tỷ', 'ba', 'lúa', 'không', 'kg', 'gì', 'lãi', 'có', 'đk'].map(
    (one) => `${one},`,
  ),
  'phuwong ánn hổ trợo ',
]

/** Words of three letters, each of them once. */
const differentWords = (length: number): string =>
  Array.from({ length: Math.ceil(length / 4) }, (_, at) =>
    [at, Math.floor(at / 26), Math.floor(at / 676) + 7]
      .map((digit) => String.fromCodePoint(97 + (digit % 26)))
      .join(''),
  ).join(' ')

/** Words that are one slip away from known ones. */
const slips = (text: string): string =>
  text.replaceAll(/(?<first>\p{L})(?<second>\p{L})(?<third>\p{L})/gu, '$<first>$<third>$<second>')

const figures = Array.from({ length: 1000 }, (_, at) => String(at * 37 + 1)).join(' ')
const keystrokes = ['b', 'd', 'l', 'm', 'n', 't', 'v', 'x']
  .flatMap((onset) => ['a', 'e', 'o', 'u'].map((vowel) => onset + vowel))
  .flatMap((syllable) => ['1', '2', '3', '4', '5', '6', '8', '9'].map((key) => syllable + key))
/** Letters and signs of every script. */
const scripts = Array.from({ length: LONGEST }, (_, at) =>
  String.fromCodePoint(0xa0 + at * 13 < 0xd800 ? 0xa0 + at * 13 : 0x10000 + at * 5),
).join('')

/** A text of `length` characters made of one piece. */
export const flood = (piece: string, length: number = LONGEST): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

/** Pieces of which a long text can be made, by name: what people, keyboards and mischief send. */
export const FLOODS: ReadonlyMap<string, string> = new Map([
  ...PIECES.map((piece) => [JSON.stringify(piece), piece] as const),
  ...commonStarts(
    lexicon.flatMap(([, texts]) => texts),
    20,
  ).map((piece) => [`"${piece}", with which many phrases begin`, piece] as const),
  ...lexicon.map(([name, texts]) => [`the words of ${name}`, spelled(texts)] as const),
  ['titles and keywords', spelled(articles.flatMap(({ title, keywords }) => [title, ...keywords]))],
  ['questions of articles', spelled(articles.flatMap(({ questions }) => questions))],
  ['words that are all different', differentWords(LONGEST)],
  ['figures that are all different', spelled([figures])],
  ['keystrokes that are all different', spelled(keystrokes)],
  ['letters of every script', scripts],
  ['letters of every script apart', spelled(scripts.split(''))],
  ['titles with typing errors', slips(spelled(articles.map(({ title }) => title)))],
  ['places with typing errors', slips(spelled(textsIn(content.places)))],
  ['an official text', readFileSync('test/fixtures/documents/dong-thap.txt', 'utf8')],
  [
    'an official text on one line',
    spelled([readFileSync('test/fixtures/documents/tra-vinh.txt', 'utf8')]),
  ],
])
