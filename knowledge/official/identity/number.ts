import type { DocumentLexicon } from '../../schema/lexicon/documents.ts'
import type { IdentityLexicon } from '../../schema/lexicon/identity.ts'
import { compose, fold } from '../../language/text/text.ts'
import { anyOf } from '../outline/marker.ts'

/** The number of a document in its parts. */
export interface DocumentNumber {
  /** As it is printed, without spaces: "15/2016/NQ-HĐND", "06-CTr/TU"; null where it was left for the pen. */
  readonly number: string | null
  /** Its letters: "NQ-HĐND". */
  readonly symbol: string
  /** Offsets in the text. */
  readonly at: number
  readonly end: number
}

/** The parts of a number that was read or given. */
export interface NumberParts {
  /** Without zeros in front; "2a" keeps its letter. */
  readonly digits: string
  /** The year within it, or null. */
  readonly year: string | null
  readonly symbol: string
}

const DASHES = /[\u2010-\u2015\u2212]/gu
const PART = String.raw`\p{Lu}[\p{L}\d&]*`
const SYMBOL = String.raw`${PART}(?: ?[-.] ?${PART}){0,4}`
const DIGITS = String.raw`\d{1,6}\p{L}?`
/** "135/KH-UBND", "01/2020/TT-BKHĐT", "17/2023/QH15", "06-CTr/TU". */
const BODY = String.raw`(?<digits>${DIGITS}) ?(?:/ ?(?<year>(?:19|20)\d{2}) ?)?[/-] ?(?<symbol>${SYMBOL}(?: ?/ ?${PART})?)`
const BLANK = String.raw`[.…_ ]{0,40}/ ?(?<blank>${SYMBOL})`
/** Letters of a word and of no sign: "Đồng", as against "TTg", "CTr", "QĐi". */
const WORD = /^\p{Lu}\p{Ll}{2,}$/u

const plainDashes = (text: string) => text.replaceAll(DASHES, '-')

/** Without the first word behind it that was taken for a part: "KH-UBND - Đồng". */
const signsOnly = (symbol: string): string => {
  const parts = symbol.replaceAll(' ', '').split(/(?=[-./])/u)
  const end = parts.findIndex((part) => WORD.test(part.replace(/^[-./]/u, '')))
  return (end < 1 ? parts : parts.slice(0, end)).join('')
}

/** "015/2016/NQ-HĐND" → digits "15", year "2016", symbol "NQ-HĐND". */
export const partsOfNumber = (number: string): NumberParts => {
  const [first = '', ...rest] = plainDashes(number).replaceAll(/\s/gu, '').split('/')
  const [digits = '', kind] = first.split('-')
  const [second = '', ...more] = rest
  const isYear = /^(?:19|20)\d{2}$/u.test(second)
  const symbol = [...(kind === undefined ? [] : [kind]), ...(isYear ? more : rest)].join('/')
  return {
    digits: digits.replace(/^0+(?=\d)/u, '').toLowerCase(),
    year: isYear ? second : null,
    symbol,
  }
}

/** Letters of a symbol as they are compared: "KH – UBND" is "KH-UBND". */
export const symbolKey = (symbol: string): string =>
  fold(plainDashes(symbol)).replaceAll(/[^a-z0-9]+/gu, '-')

/** Builds the readers of numbers. Texts are read with single spaces. */
export const createReadNumber = (lexicon: DocumentLexicon, { copies }: IdentityLexicon) => {
  const kinds = anyOf(lexicon.kinds.map(({ name }) => name))
  const word = anyOf(lexicon.number)
  const isKindBefore = new RegExp(`${kinds}$`, 'u')
  const isKind = new RegExp(`^${kinds}$`, 'u')
  const lead = new RegExp(`(?<![a-z])${word} ?:? ?`, 'gu')
  const body = new RegExp(`^(?:${BODY}|${BLANK})`, 'u')
  const alone = new RegExp(`^${BODY}$`, 'u')
  const copied = new Set(copies.map(symbolKey))

  const numberAt = (printed: string, at: number): DocumentNumber | null => {
    const found = body.exec(printed.slice(at))
    if (!found?.groups) return null
    const { digits, year, symbol = '', blank } = found.groups
    const letters = signsOnly(symbol === '' ? (blank ?? '') : symbol)
    if (copied.has(symbolKey(letters.split(/[-/]/u)[0] ?? ''))) return null
    const joint =
      digits !== undefined && found[0].slice(digits.length).trim().startsWith('-') ? '-' : '/'
    return {
      number:
        digits === undefined ? null : [digits + (year ? `/${year}` : ''), letters].join(joint),
      symbol: letters,
      at,
      end: at + found[0].length,
    }
  }

  return {
    /** The number that a cell of a letterhead gives the document: not one that a kind of document has. */
    own(text: string): DocumentNumber | null {
      const printed = plainDashes(compose(text))
      const folded = fold(printed)
      for (const { 0: said, index } of folded.matchAll(lead)) {
        const before = folded.slice(0, index).trim()
        // "Luật số: 17/2023/QH15" is its own; "Nghị quyết số 134/NQ-CP" behind other words is another one.
        const isOwn =
          before === '' || isKind.test(before) || (said.includes(':') && !isKindBefore.test(before))
        const found = isOwn ? numberAt(printed, index + said.length) : null
        if (found) return found
      }
      const whole = alone.exec(printed)
      return whole ? numberAt(printed, 0) : null
    },
    /** The number of the document to which an annex or a plan is attached. */
    attached(text: string): DocumentNumber | null {
      const printed = plainDashes(compose(text))
      const folded = fold(printed)
      const pattern = new RegExp(`${anyOf(lexicon.attached)} ${kinds} (?:${word} ?:? ?)?`, 'u')
      const found = pattern.exec(folded)
      return found ? numberAt(printed, found.index + found[0].length) : null
    },
  }
}
