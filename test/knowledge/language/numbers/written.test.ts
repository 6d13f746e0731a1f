import { describe, expect, test } from 'vitest'
import { normalise } from '../../../../knowledge/language/text/text.ts'
import { readFigure, told } from '../../../support/written/read.ts'

const HECTARES = '12500000'

/** Blanks, signs that nobody sees, and marks that part thousands. */
const BETWEEN =
  "\u00A0¦\u2009¦\u202F¦\u2007¦\u200A¦\u2005¦\u3000¦\u200B¦\u200D¦\u2060¦\uFEFF¦\u00AD¦\u200E¦\u200F¦\uFE0F¦\u{E0031}¦\u2062¦\u2066¦.¦．¦'¦’¦‘¦ʼ¦´¦`¦′¦＇¦·¦_¦˙¦٬¦ . ¦ .¦•¦∙¦⋅¦・¦‧¦․¦ ¦&nbsp;¦&#39;¦&#x27;¦&rsquo;¦&middot;¦&thinsp;¦ ' "
const WRITTEN =
  "１２５０¦١٢٥٠¦۱۲۵۰¦१२५०¦১২৫০¦๑๒๕๐¦១២៥០¦໑໒໕໐¦၁၂၅၀¦𝟏𝟐𝟓𝟎¦𝟙𝟚𝟝𝟘¦𝟷𝟸𝟻𝟶¦1️⃣2️⃣5️⃣0️⃣¦①②⑤⓪¦❶❷❺⓿¦₁₂₅₀¦➀➁➄⓪¦1\u03362\u03365\u03360\u0336¦“1.250”¦'1.250'¦(1.250)¦**1.250**¦*1250*¦«1250»¦1.250,-¦1250-¦1250🌾¦1250 🌾¦1.250,00¦1,250.00¦1.250,0¦1250,0"
const ASKED_BACK =
  ". ¦,¦ , ¦，¦‚¦،¦、¦.,¦/¦:¦|¦\\¦;¦\"¦”¦''¦..¦&¦&amp;¦$¦%¦€¦đ¦m¦⅓¦²¦½¦(¦[¦🙂¦🌾¦ˈ¦。。"
const TORN =
  'l250¦I250¦l.250¦I.250¦B50¦x250¦З00¦1O0¦1О0¦25O¦5o¦S00¦①250¦⒈250¦²50¦10²¦5⁰⁰¦1e3¦12.50.000¦1.250.5¦1,250,5¦12 50¦1 2 5 0¦12[50]¦(12)50'
const listOf = (list: string) => list.split('¦').map((one) => [one] as const)

describe('1250 hectares', () => {
  test.each(listOf(BETWEEN))('%j between the digits leaves the number whole', (sign) => {
    expect(readFigure(`htx em co 1${sign}250 ha`, 'area')).toBe(HECTARES)
  })

  test.each(listOf(WRITTEN))('are read where they are written %s', (figure) => {
    expect(readFigure(`htx em có ${figure} ha`, 'area')).toBe(HECTARES)
  })

  test.each(listOf(ASKED_BACK))('with %j between their digits are asked back', (sign) => {
    expect(readFigure(`htx em có 1${sign}250 ha`, 'area')).toBe('asked')
  })

  test.each(listOf(TORN))('are no part of %s, which is asked back', (figure) => {
    expect(readFigure(`htx em có ${figure} ha`, 'area')).toBe('asked')
  })
})

/** Text, fact, what is read: a figure in base units, a range, or that it is asked back. */
test.each([
  ['htx em có 1250.5 ha', 'area', '12505000'],
  ['htx em có 1.250,5 ha', 'area', '12505000'],
  ['htx em có 12,5 ha', 'area', '125000'],
  ['htx em có 1.25 ha', 'area', '12500'],
  ['htx em có 0٫5 ha', 'area', '5000'],
  ['htx em có 1٬250٫5 ha', 'area', '12505000'],
  ['htx em có 1.250.000 m2', 'area', '1250000'],
  ['htx em có 1,250,000 m2', 'area', '1250000'],
  ['htx em có 5000 m²', 'area', '5000'],
  ['htx em có 5000㎡', 'area', '5000'],
  ['htx em có 5000 ㎡', 'area', '5000'],
  ['htx em có 50㏊', 'area', '500000'],
  ['htx em có 2㎢', 'area', '2000000'],
  ['htx em có 50 (ha)', 'area', '500000'],
  ['htx em có ½ ha', 'area', '5000'],
  ['htx em có 2 ½ ha', 'area', '25000'],
  ['htx em có 1¾ ha', 'area', '17500'],
  ['htx em có 1⁄2 ha', 'area', 'asked'],
  ['htx em có 30-50 ha', 'area', '300000..500000'],
  ['htx em có 30 – 50 ha', 'area', '300000..500000'],
  ['htx em có 30—50 ha', 'area', '300000..500000'],
  ['htx em có 30‑50 ha', 'area', '300000..500000'],
  ['htx em có 30〜50 ha', 'area', '300000..500000'],
  ['htx em có 1.250 – 1.300 ha', 'area', '12500000..13000000'],
  ['htx em có 1250 hа', 'area', HECTARES],
  ['htx em có 1250 hα', 'area', HECTARES],
  ['１２５０ｈａ', 'area', HECTARES],
  ['htx co 20 ha d9a61t lu1a', 'area', '200000'],
  ['htx co 300 xa4 vie6n', 'members', '300'],
  ['htx co 30 tha2nh vie6n', 'members', '30'],
  ['vốn 2 ty3 vo61n', 'capital', '2300000000'],
  ['htx em có 300 thà\u00ADnh vi\u00ADên', 'members', '300'],
  ['htx em có 300 thành viên'.normalize('NFD'), 'members', '300'],
  ['𝟑𝟎𝟎 𝐭𝐡𝐚𝐧𝐡 𝐯𝐢𝐞𝐧', 'members', '300'],
  ['300 ᴛʜᴀ̀ɴʜ ᴠɪᴇ̂ɴ', 'members', '300'],
  ['300 🅃🄷🄰🄽🄷 🅅🄸🄴🄽', 'members', '300'],
  ['300 ⒯⒣⒜⒩⒣ ⓥⓘⓔⓝ', 'members', '300'],
  ['có *300* thành viên', 'members', '300'],
  ['50,300 thành viên', 'members', 'asked'],
  ['12m50 tv', 'members', 'asked'],
  ['50%300 tv', 'members', 'asked'],
  ['vốn 2,300 triệu', 'capital', 'asked'],
  ['vốn 2.300 triệu', 'capital', '2300000000'],
  ['vốn 1 250 000 000 đồng', 'capital', '1250000000'],
  ['vốn 1.250.000.000,- đ', 'capital', '1250000000'],
  ["vốn 1'250'000'000 đồng", 'capital', '1250000000'],
  ['vốn 2½ tỷ', 'capital', '2500000000'],
  ['vốn 3️⃣ tỷ', 'capital', '3000000000'],
  ['65/100 điểm', 'score', '6500'],
  ['６５／１００ điểm', 'score', '6500'],
  ['65 trên 100 điểm', 'score', '6500'],
  ['20 trên 100 ha', 'score', 'nothing'],
  ['８０．５ điểm', 'score', '8050'],
])('%j tells of %s: %s', (text, fact, right) => {
  expect(readFigure(text, fact)).toBe(right)
})

test.each(["'", '’', '·', ' . ', '_', '´', '•', '/', '$', 'd'])(
  '1%s5 tỷ is one and a half or asked back, and never five',
  (sign) => {
    expect(['1500000000', 'asked']).toContain(readFigure(`vốn 1${sign}5 tỷ`, 'capital'))
  },
)

test.each([
  ['(1) đất 50 ha (2) thành viên 300', 'area 500000, members 300'],
  ['1 - đất 50 ha, 2 - thành viên 300', 'area 500000, members 300'],
  ['năm 2019 - thành viên 300', 'members 300'],
  ['1.250ha,300tv', 'area 12500000, separator?, members 300'],
  ['65đ 300tv', 'members 300, score 6500'],
  ['ngày 1.7.2025 có 300 thành viên', 'members 300'],
  ['ngày 1‑7‑2025 có 300 thành viên', 'members 300'],
  ['theo １３５/KH-UBND có 300 thành viên', 'members 300'],
  ['mục Ⅵ.2.a, có 50 ha', 'area 500000'],
  ['gọi 0912 345 678, có 50 ha', 'area 500000'],
  ['họp 12：30, có 50 ha', 'area 500000'],
])('what parts two figures for certain still does: %j is %s', (text, facts) => {
  expect(told(text)).toBe(facts)
})

test.each(
  'ngày 1.7.2025,ngày １．７．２０２５,ngày 1–7–2025,mục VI.2.a,điều 115.1,135/KH-UBND,họp 12:30,mở cửa 24/7,bản v1.2.3,hạn 10/12,gọi +84 912 345 678,gọi ０９１２３４５６７８,192.168.1.1,tài khoản 1234 5678 9012,khoản ① điều ②'.split(
    ',',
  ),
)('"%s" is no amount', (text) => {
  for (const fact of ['area', 'capital', 'members', 'score', 'vehicles'])
    expect(readFigure(text, fact)).toBe('nothing')
})

test.each([
  ['K’Bang, H’Drai', 'K’Bang, H’Drai'],
  ['có được không？', 'có được không?'],
  ['５０％ là nữ', '50% là nữ'],
  ['R&amp;D', 'R&D'],
  ['5 &lt; 6 &unknown; &#55357; &#0;', '5 < 6 &unknown; &#55357;'],
  ['m&sup2;', 'm²'],
  ['10² 5 m²', '10² 5 m²'],
  ['① đất ② vốn', '① đất ② vốn'],
  ['1½5', '1½5'],
  ['ᴄó đượᴄ', 'có được'],
  ['2㎡5', '2㎡5'],
])('%j is written %j', (typed, meant) => {
  expect(normalise(typed)).toBe(meant)
})
