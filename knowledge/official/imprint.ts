import type { DocumentLexicon } from '../schema/lexicon/documents.ts'
import { compose, fold } from '../language/text/text.ts'
import { anyOf } from './marker.ts'
import type { Passage } from './passage.ts'

/** What a document says about itself. */
export interface Imprint {
  /** "45/KH-UBND"; null where the text does not hold it. */
  readonly number: string | null
  /** Index of its kind in the lexicon; null where unknown. */
  readonly kind: DocumentLexicon['kinds'][number] | null
  /** ISO day */
  readonly signedOn: string | null
  readonly title: string
}

/** Where a document names itself; what it says elsewhere may be the number of another one. */
const NAMING = /^(?:title|KH|PL\d*)$/u
/** Frames and heads of pages, where a letterhead may stand. */
const BESIDE = /^(?:khung\/\d+|dautrang)$/u
const LONGEST_TITLE = 240
const SYMBOL = String.raw`(?<digits>\d{1,5})\s*/\s*(?<symbol>[\p{L}\d-]*\p{L})`

const iso = (found: Readonly<Record<string, string | undefined>> | undefined): string | null => {
  const { day, month, year } = found ?? {}
  if (!day || !month || !year) return null
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const instant = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(text) ? null : text
}

/** Reads number, kind, day and title of a document from its passages. */
export const createImprint = (lexicon: DocumentLexicon) => {
  const day = (toMonth: string, toYear: string) =>
    `${anyOf(lexicon.day)}\\s+(?<day>\\d{1,2})\\s*${toMonth}\\s*(?<month>\\d{1,2})\\s*${toYear}\\s*(?<year>\\d{4})`
  const spelled = day(anyOf(lexicon.month), anyOf(lexicon.year))
  const forms = [spelled, day('/', '/')]
  const numberLine = new RegExp(`^\\W*${anyOf(lexicon.number)}\\s*:\\s*${SYMBOL}`, 'mu')
  const attached = `${anyOf(lexicon.attached)}\\s+${anyOf(lexicon.kinds.map(({ name }) => name))}\\s+${anyOf(lexicon.number)}\\s*:?\\s*${SYMBOL}`
  const attachedNumber = new RegExp(attached, 'u')
  const attachedDays = forms.map((form) => new RegExp(`${attached}\\s+${form}`, 'u'))
  const dayLine = new RegExp(`,\\s*${spelled}\\s*$`, 'mu')

  const kindOf = (symbol: string) => {
    const [first = ''] = fold(symbol).split('-')
    return lexicon.kinds.find(({ short }) => fold(short) === first) ?? null
  }
  const kindNamed = (line: string) =>
    lexicon.kinds.find(({ name }) => fold(name) === fold(line)) ?? null

  /** The number as it is printed; folding keeps every letter's place. */
  const numberIn = (text: string, pattern: RegExp): string | null => {
    const printed = compose(text)
    const match = pattern.exec(fold(printed))
    if (!match) return null
    const part = printed.slice(match.index, match.index + match[0].length)
    return new RegExp(`${SYMBOL}$`, 'u').exec(part)?.[0].replaceAll(/\s/gu, '') ?? null
  }

  return (passages: readonly Passage[]): Imprint => {
    const naming = passages.filter(({ clause }) => NAMING.test(clause)).map(({ text }) => text)
    const [opening = ''] = naming
    const beside = passages.filter(({ clause, heading }) => BESIDE.test(clause) && heading === '')
    const heads = [opening, ...beside.map(({ text }) => text)]
    const own = heads.map((text) => numberIn(text, numberLine)).find((one) => one !== null)
    const given = naming.map((text) => numberIn(text, attachedNumber)).find((one) => one !== null)
    const number = own ?? given ?? null
    const days = [
      ...heads.map((text) => iso(dayLine.exec(fold(text))?.groups)),
      ...naming.flatMap((text) => attachedDays.map((form) => iso(form.exec(fold(text))?.groups))),
    ]
    const lines = opening.split('\n')
    const head = lines.findIndex((line) => kindNamed(line) !== null)
    const title = lines.slice(head + 1).join(' ')
    return {
      number,
      kind: kindOf(number?.split('/')[1] ?? '') ?? kindNamed(lines[head] ?? ''),
      signedOn: days.find((one) => one !== null) ?? null,
      title: title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE).trimEnd()}…` : title,
    }
  }
}
