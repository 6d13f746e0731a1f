import type { DocumentLexicon } from '../../schema/lexicon/documents.ts'
import type { IdentityLexicon } from '../../schema/lexicon/identity.ts'
import { fold } from '../../language/text/text.ts'
import { anyOf } from '../outline/marker.ts'
import type { Passage } from '../passage.ts'
import { createAttached, oneLine } from './attached.ts'
import { createReadDay } from './day.ts'
import { createHeading } from './heading.ts'
import type { Issuer, ReadIssuer } from './issuer.ts'
import { createLetterhead, type Letterhead } from './letterhead.ts'
import { createReadNumber, partsOfNumber } from './number.ts'
import { createSpeaking } from './province.ts'
import type { Regions } from './regions.ts'

/** Where a part of an imprint was read. */
export type ReadFrom =
  | 'given'
  | 'letterhead'
  | 'place-line'
  | 'attached'
  | 'signature'
  | 'opening'
  | 'text'
  | 'number'
  | 'issuer'
  | 'known'

/** A part of an imprint and where it was read. */
export interface Evident<T> {
  readonly value: T
  readonly from: ReadFrom
}

export type DocumentKind = DocumentLexicon['kinds'][number]

/** What a document says about itself; null for what it does not say. */
export interface Imprint {
  /** "45/KH-UBND" */
  readonly number: Evident<string> | null
  /** The letters of the number, also where the rest was left for the pen. */
  readonly symbol: string | null
  readonly kind: Evident<DocumentKind> | null
  /** ISO day */
  readonly signedOn: Evident<string> | null
  /** Known also where the day was left for the pen. */
  readonly year: string | null
  readonly issuer: Evident<Issuer> | null
  /** Name of a province. */
  readonly province: Evident<string> | null
  /** Empty where it has none. */
  readonly title: string
}

/** Frames and heads of pages. */
const BESIDE = /^(?:khung\/\d+|dautrang)$/u

const told = <T>(value: T | null | undefined, from: ReadFrom): Evident<T> | null =>
  value === null || value === undefined ? null : { value, from }

const firstOf = <T>(...found: readonly (Evident<T> | null)[]): Evident<T> | null =>
  found.find((one) => one !== null) ?? null

/** The cells of a letterhead one by one, then put together as they may have been broken. */
const stretchesOf = ({ cells, columns }: Letterhead): readonly string[] => [
  ...cells,
  ...columns.map((column) => column.join(' ')),
  cells.join(' '),
]

/** Builds the reader of what a document says about itself. */
export const createImprint = (
  lexicon: DocumentLexicon,
  identity: IdentityLexicon,
  regions: Regions,
  issuers: ReadIssuer,
) => {
  const readLetterhead = createLetterhead(lexicon)
  const readHeading = createHeading(lexicon, identity, issuers)
  const readAttached = createAttached(lexicon, identity, issuers)
  const readSpeaking = createSpeaking(identity, regions, issuers)
  const readDay = createReadDay(lexicon)
  const reading = createReadNumber(lexicon, identity)
  const day = anyOf(lexicon.day)
  const placeLine = new RegExp(`^(?<place>[^,]{2,40}), ?${day}(?![a-z])`, 'u')
  const inWords = new RegExp(`(?<![a-z])${anyOf(lexicon.month)}(?![a-z])`, 'u')
  const passed = new RegExp(`${anyOf(identity.passed)} (?=${day} )`, 'u')
  const subject = identity.subject.map(fold)
  const letter = lexicon.kinds.find(({ name }) => name === identity.letter) ?? null
  const kinds = lexicon.kinds.toSorted((one, other) => other.name.length - one.name.length)

  const kindOf = ({ cells, kindLine }: Letterhead, symbol: string | null) => {
    const [first = ''] = fold(symbol ?? '').split(/[-/]/u)
    const isLetter = cells.some((cell) => subject.some((word) => fold(cell).startsWith(word)))
    const begins = (line: string) => kinds.find(({ name }) => fold(line).startsWith(fold(name)))
    const named = cells.map(begins).find((one) => one !== undefined)
    return firstOf<DocumentKind>(
      told(first === '' ? null : kinds.find(({ short }) => fold(short) === first), 'number'),
      told(kindLine === null ? null : begins(kindLine), 'letterhead'),
      told(named, 'letterhead'),
      isLetter ? told(letter, 'letterhead') : null,
      symbol === null ? null : told(letter, 'number'),
    )
  }

  /** The province of the place where it was signed. */
  const placeOf = (stretches: readonly string[]): string | null =>
    stretches
      .flatMap((text) => {
        const place = placeLine.exec(fold(text))?.groups?.['place']
        return place === undefined ? [] : regions.find(text.slice(0, place.length)).slice(-1)
      })
      .map(({ name }) => name)[0] ?? null

  /** The day beside the place; else one written out, for stamps have figures. */
  const dayOf = (stretches: readonly string[]) => {
    const beside = stretches.filter((one) => placeLine.test(fold(one)))
    const written = stretches.filter((one) => inWords.test(fold(one)))
    const found = [...beside, ...written, ...stretches].map((one) => readDay(one))
    return found.find((one) => one !== null) ?? null
  }

  /** A law says at its end when it was passed. */
  const dayOfLaw = (passages: readonly Passage[]): string | null => {
    for (const { text } of passages.toReversed()) {
      const line = oneLine(text)
      const at = passed.exec(fold(line))?.index
      const found = at === undefined ? null : readDay(line, at)
      if (found) return found.day
    }
    return null
  }

  /** A letterhead may stand in a frame or in the head of the page, where the text itself has no number. */
  const headOf = (text: string, passages: readonly Passage[]): Letterhead => {
    const own = readLetterhead(text)
    const beside = passages.filter(({ clause, heading }) => BESIDE.test(clause) && heading === '')
    const isNumbered = stretchesOf(own).some((one) => reading.own(one)?.number)
    if (isNumbered || beside.length === 0) return own
    return readLetterhead([...beside.map((one) => one.text), text].join('\n'))
  }

  return (text: string, passages: readonly Passage[]): Imprint => {
    const head = headOf(text, passages)
    const stretches = stretchesOf(head)
    const { agencies, title } = readHeading(head)
    const attached = readAttached(passages)
    const numbers = stretches.flatMap((one) => reading.own(one) ?? [])
    const mine = numbers.find((one) => one.number !== null) ?? numbers[0] ?? null
    const number = firstOf(
      told(mine?.number, 'letterhead'),
      mine === null ? told(attached?.number, 'attached') : null,
    )
    const symbol = mine?.symbol ?? attached?.symbol ?? null
    const kind = kindOf(head, symbol)
    const dated = dayOf(stretches)
    const signedOn = firstOf(
      told(dated?.day, 'place-line'),
      dated === null ? told(attached?.day?.day, 'attached') : null,
      dated === null ? told(dayOfLaw(passages), 'text') : null,
    )
    const speaking = readSpeaking(head.below, text, passages)
    const issuer = firstOf<Issuer>(
      told(issuers.above(agencies, kind?.value.id === identity.joint), 'letterhead'),
      symbol === null ? null : told(issuers.signed(symbol), 'number'),
      told(attached?.issuer, 'attached'),
      told(speaking.opening, 'opening'),
      told(speaking.signature, 'signature'),
    )
    const isCentral = issuer?.value.isCentral ?? false
    const place = placeOf(stretches)
    const isHome = place !== identity.capital || issuer !== null
    const superior = agencies.flatMap((line) => regions.find(line))[0]?.name
    const province = isCentral
      ? null
      : firstOf(
          told(issuer?.value.province, 'issuer'),
          told(superior, 'letterhead'),
          told(attached?.issuer?.province, 'attached'),
          told(isHome ? place : null, 'place-line'),
          told(speaking.opening?.province, 'opening'),
          told(speaking.signature?.province, 'signature'),
          place === null ? told(speaking.only, 'text') : null,
        )
    const year = number === null ? null : partsOfNumber(number.value).year
    return {
      number,
      symbol,
      kind,
      signedOn,
      year: year ?? signedOn?.value.slice(0, 4) ?? dated?.year ?? null,
      issuer:
        issuer && province
          ? { ...issuer, value: issuers.placed(issuer.value, province.value) }
          : issuer,
      province,
      title,
    }
  }
}
