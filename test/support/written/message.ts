import fc from 'fast-check'
import { content } from '../content/content.ts'
import { FACTS, measured, written, type AmountFact, type Written } from './amount.ts'

/** A message with amounts in it, and the question that it answers. */
export interface Message {
  readonly text: string
  readonly amounts: readonly Written[]
  readonly asked: AmountFact | null
}

/** Words with figures that are no fact of a cooperative. */
export const DECOYS: readonly string[] = [
  'thành lập ngày 30/6/2015',
  'từ năm 2018',
  'năm 2019',
  'tháng 6/2020',
  'ngày 15-7-2021',
  'quý 2/2020',
  'theo KH 135',
  'KH 135/KH-UBND',
  'theo quyết định 2129/QĐ-UBND',
  'theo nghị quyết 20-NQ/TW',
  'kế hoạch số 251',
  'luật 2012',
  'sđt 0912345678',
  '0912 345 678',
  'điện thoại 0297.3812.345',
  'ấp 5',
  'tổ 12',
  'số nhà 123',
  'cùng 5 HTX khác',
]

const { provinces, others } = content.places
const PLACES = [
  ...provinces.flatMap(({ name, districts }) => [name, ...districts.map((one) => one.name)]),
  ...others.filter(({ unsure }) => !unsure).map(({ name }) => name),
]
const place = fc
  .tuple(fc.constantFrom('ở ', 'tại ', 'huyện ', 'o ', ''), fc.constantFrom(...PLACES))
  .map(([leads, name]) => leads + name)
const around = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  { weight: 2, arbitrary: place },
  { weight: 2, arbitrary: fc.constantFrom(...DECOYS) },
)

const PLAIN: Readonly<Record<string, string>> = { đ: 'd', Đ: 'd' }

/** As on a phone without diacritics. */
export const plainly = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/gu, '')
    .replaceAll(/[đĐ]/gu, (letter) => PLAIN[letter] ?? letter)
    .toLowerCase()

const join = (parts: readonly string[], mark: string, isPlain: boolean): string => {
  const text = parts.filter((part) => part !== '').join(mark)
  return isPlain ? plainly(text) : text
}

/**
 * Without diacritics "co 300" is "có 300", "12 do" boats, "288 ha tien" hectares or Hà
 * Tiên, "25 dong nai" money or Đồng Nai, "tam muoi" eighty,
 * "chin muoi tu mo rong" 94 or Tu Mơ Rông, "ba ha" what.
 */
const isAmbiguous = (isPlain: boolean, parts: readonly string[]) =>
  isPlain && parts.some((part) => /^(?:cỡ|độ|Hà|Đồng|Tu|tầm mười|ba ha)(?: |$)/u.test(part))

/** A number without a unit is heard among few words, none of which count something. */
const isHeard = ({ isBare, text }: Written, parts: readonly string[]) =>
  !isBare ||
  parts.every((part) => part === '') ||
  !(parts.some((part) => /\d|huyện/u.test(part)) || /^\p{L}+$/u.test(text))

/** One amount among places, dates, documents, telephones. */
const single = fc
  .record({
    amount: written,
    before: around,
    behind: around,
    mark: fc.constantFrom(' ', ', '),
    isPlain: fc.boolean(),
    isAsked: fc.boolean(),
  })
  .filter(
    ({ amount, before, behind, isPlain }) =>
      !isAmbiguous(isPlain, [amount.text, before, behind]) && isHeard(amount, [before, behind]),
  )
  .map(({ amount, before, behind, mark, isPlain, isAsked }): Message => {
    const asked = isAsked || amount.isBare ? amount.fact : null
    const parts = [asked === null ? 'htx lúa' : '', before, amount.text, behind]
    return { text: join(parts, mark, isPlain), amounts: [amount], asked }
  })

/** Two amounts in one message, as an opening or while some fact is asked. */
const double = fc
  .record({
    one: measured,
    other: measured,
    between: around,
    mark: fc.constantFrom(' ', ', '),
    isPlain: fc.boolean(),
    asked: fc.constantFrom(null, ...FACTS),
  })
  .filter(
    ({ one, other, between, isPlain }) =>
      one.fact !== other.fact &&
      // "4 ha 25 300 xe"
      !(between === '' && /\d$/u.test(one.text)) &&
      !isAmbiguous(isPlain, [one.text, between, other.text]),
  )
  .map(({ one, other, between, mark, isPlain, asked }): Message => ({
    text: join([asked === null ? 'htx lúa' : '', one.text, between, other.text], mark, isPlain),
    amounts: [one, other],
    asked,
  }))

export const message: fc.Arbitrary<Message> = fc.oneof(
  { weight: 3, arbitrary: single },
  { weight: 1, arbitrary: double },
)
