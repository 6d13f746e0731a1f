import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromOldFont } from '../../../../knowledge/language/text/old-font/old-font.ts'
import { normalise } from '../../../../knowledge/language/text/text.ts'
import { content } from '../../../support/content/content.ts'
import { inOldFont, inOtherLetters } from '../../../support/written/typed.ts'

const articles = content.articles.map(({ value }) => value)
const QUESTIONS = articles.flatMap(({ title, questions }) => [title, ...questions])
const TEXTS = [...QUESTIONS, ...articles.flatMap(({ answer }) => Object.values(answer))]

const seed = { seed: 13, numRuns: 500 }
const question = fc.constantFrom(...QUESTIONS.map((text) => text.normalize('NFC').toLowerCase()))

test.each([
  ['Hîp t¸c x· cã 520 ha, muèn tham gia ®Ò ¸n', 'Hợp tác xã có 520 ha, muốn tham gia đề án'],
  ['Hôïp taùc xaõ coù 520 ha, muoán tham gia ñeà aùn', 'Hợp tác xã có 520 ha, muốn tham gia đề án'],
  ['hå s¬ gåm nh÷ng g×,t«i háI', 'hồ sơ gồm những gì,tôi hỏI'],
  ['hoà sô goàm nhöõng gì', 'hồ sơ gồm những gì'],
  ['kh«ng', 'không'],
])('%j, typed in an old font, is "%s"', (typed, meant) => {
  expect(normalise(typed)).toBe(meant)
})

test.each(['déjà vu à Genève', '1·250 ha 300·000', '«HTX» của', '5 m² 3 m²', '§ 5', 'toà án'])(
  '%j is in no old font',
  (text) => {
    expect(fromOldFont(text)).toBeNull()
  },
)

test('no text of ours is taken for one in an old font', () => {
  expect(TEXTS.length).toBeGreaterThan(1000)
  expect(TEXTS.filter((text) => fromOldFont(text) !== null)).toEqual([])
})

/** One marked word alone may be a word in Unicode, too: "víi" of "với". */
const MOST_DOUBTFUL = 0.02

test.each(['tcvn3', 'vni'] as const)(
  'nearly every question of ours is understood in %s',
  (font) => {
    const texts = QUESTIONS.map((text) => text.toLowerCase()).filter((text) => /[^ -~]/u.test(text))
    const wrong = texts.filter((text) => normalise(inOldFont[font](text)) !== normalise(text))
    expect(texts.length).toBeGreaterThan(1000)
    expect(wrong.length).toBeLessThan(texts.length * MOST_DOUBTFUL)
    const long = wrong.filter((text) => (text.match(/[^ -~]+/gu)?.length ?? 0) > 5)
    expect(long).toEqual([])
  },
)

test.each([
  ['Ðiều kiện tham gia Ðề án', 'Điều kiện tham gia Đề án'],
  ['ðăng ký', 'đăng ký'],
  ['НТХ lúа Hòn Đất сó 520 hа', 'HTX lúa Hòn Đất có 520 ha'],
  ['ＨＴＸ　ｌúa', 'HTX lúa'],
  ['𝐇𝐓𝐗 lúa, quý Ⅳ', 'HTX lúa, quý IV'],
  ['hồ\u2800sơ\u3164gì', 'hồ sơ gì'],
])('%j is read as %j', (typed, meant) => {
  expect(normalise(typed)).toBe(meant)
})

test('another language stays what it is: it is not read half', () => {
  expect(normalise('там восемь сот га')).toBe('там восемь сот га')
  expect(normalise('το σπίτι μου')).toBe('το σπίτι μου')
})

test('letters of other alphabets and signs that nobody sees change nothing', () => {
  const unseen = fc.constantFrom('\u00AD', '\u200B', '\u200D', '\uFEFF', '\u2060')
  fc.assert(
    fc.property(question, unseen, fc.nat(60), (text, sign, at) => {
      expect(normalise(inOtherLetters(text))).toBe(normalise(text))
      expect(normalise(text.slice(0, at) + sign + text.slice(at))).toBe(normalise(text))
    }),
    seed,
  )
})

test('emoticons and pictures before and behind a message change nothing', () => {
  const picture = fc.constantFrom(
    '/-heart',
    '/-strong',
    '/-li',
    '/-rose',
    '--b',
    ':>',
    ':o',
    ':-h',
    ';xx',
    ':-bye',
    ':-((',
    ':)',
    '=))',
    ':D',
    '<3',
    '😀',
    '👍🏽',
    '🇻🇳',
    '❤️',
  )
  fc.assert(
    fc.property(question, fc.array(picture, { minLength: 1, maxLength: 3 }), (text, all) => {
      expect(normalise(`${text} ${all.join(' ')}`)).toBe(normalise(text))
      expect(normalise(`${all[0] === '<3' ? '' : all[0]} ${text}`)).toBe(normalise(text))
    }),
    seed,
  )
})

test.each([
  ['520 ha/-ok 310 tv', '520 ha 🙂 310 tv'],
  ['đủ :( ko', 'đủ 🙂 ko'],
  ['/-heart /-heart', '🙂 🙂'],
  ['gì:))', 'gì'],
  ['/-rose cảm ơn em /-heart/-heart', 'cảm ơn em'],
  ['/-strong', '👍'],
  ['/-STRONG/-ok', '👍 👌'],
  ['/-weak', '👎'],
  [':>', '🙂'],
  ['--b', '🙂'],
  ['/-newface', '🙂'],
])('the emoticons of %j are pictures', (typed, meant) => {
  expect(normalise(typed)).toBe(meant)
})

test.each([
  '200.000/-đồng',
  'thành viên:(310)',
  'vốn <3 tỷ',
  'mô hình 8)',
  'vốn: 2 tỷ',
  '1:3',
  '135/KH-UBND',
  '200.000 /-đồng',
  '1/-2',
  'xe/-v',
  'xem http://x/-a nhé',
  'xem https://x.example/-heart nhé',
  'www.x.example/-ok và :80',
  'tỷ lệ 1 :3',
])('%j holds no emoticon', (text) => {
  expect(normalise(text)).toBe(text)
})
