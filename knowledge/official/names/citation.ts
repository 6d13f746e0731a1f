import type { DocumentLexicon } from '../../schema/lexicon/documents.ts'
import type { IdentityLexicon } from '../../schema/lexicon/identity.ts'
import { fold } from '../../language/text/text.ts'
import { anyOf } from '../outline/marker.ts'
import { createReadDay } from '../identity/day.ts'
import type { Regions } from '../identity/regions.ts'

/** A document as a question calls it by its number. */
export interface DocumentCitation {
  /** Id of a kind; null for "văn bản 45". */
  readonly kind: string | null
  /** Without zeros in front. */
  readonly digits: string
  /** Year within the number. */
  readonly year: string | null
  /** Folded letters of the number, as they are compared. */
  readonly symbol: string | null
  readonly day: string | null
  /** A year said behind it, which may also belong to what is asked: "kế hoạch 45 năm 2027 có gì". */
  readonly perhaps: { readonly year: string; readonly end: number } | null
  /** Folded kind of agency: "ubnd", "hdnd", "so"; null where none is said. */
  readonly agency: string | null
  /** Name of a province. */
  readonly province: string | null
  /** It has letters, a day or an agency, or "số": nothing but a document can be meant. */
  readonly isFull: boolean
  /** Offsets in the text. */
  readonly at: number
  readonly end: number
}

/** Finds the documents that a text with single spaces calls by their numbers. */
export type ReadCitations = (text: string) => readonly DocumentCitation[]

const SIGN = '(?:ubnd|hdnd|lmhtx|ttg|cp|tu|tw)(?![a-z0-9])'
const SYMBOL = String.raw`[a-z][a-z0-9&]*(?:-[a-z0-9&]+| ?- ?${SIGN})*(?:/[a-z]{2,8}(?![a-z0-9]))?`
const YEAR = '(?:19|20)\\d{2}'
/** Who names more documents in one question is read no further. */
const MOST_NAMED = 8
/** So far behind an agency its province may stand: "Sở Nông nghiệp và Môi trường tỉnh Đồng Tháp". */
const FAR = 70

const longest = (words: readonly string[]) => anyOf(words.toSorted((a, b) => b.length - a.length))

/** `counted` are words behind a number that make it an amount: "kế hoạch 45 ha". */
export const createReadCitations = (
  lexicon: DocumentLexicon,
  identity: IdentityLexicon,
  regions: Regions,
  counted: readonly string[],
): ReadCitations => {
  const readDay = createReadDay(lexicon)
  const ids = new Map(
    lexicon.kinds.flatMap(({ id, name, short }) => [
      [fold(name), id],
      [fold(short), id],
    ]),
  )
  const kinds = longest([...ids.keys(), ...identity.generic])
  const number = anyOf(lexicon.number)
  // "kế hoạch 45 ngày 5/3" and "kế hoạch 45 năm 2024" are dated, "kế hoạch 45 ngày" is an amount.
  const amount = `(?! ?(?:%|${anyOf(counted)}(?![a-z])(?! \\d)))`
  const pattern = new RegExp(
    `(?<![a-z0-9/.,-])(?:(?<kind>${kinds}) ?(?<so>${number} ?)?:? ?-?|(?<so2>${number}) ?:? ?)?` +
      `(?<digits>\\d{1,6}[a-z]?)(?![\\d.,]*\\d)(?: ?/ ?(?<year>${YEAR})(?!\\d))?` +
      `(?: ?[/-] ?(?<symbol>${SYMBOL})(?![a-z0-9])|(?![a-z0-9])${amount})`,
    'gu',
  )
  const dated = new RegExp(
    `^[ ,]{0,2}(?:${anyOf(identity.issued)} )?(?=${anyOf(lexicon.day)} )`,
    'u',
  )
  const ofYear = new RegExp(`^ (?:${anyOf(lexicon.year)} )(?<year>${YEAR})(?!\\d)`, 'u')
  const agencies = longest([...identity.agencies, ...identity.agenciesAtStart])
  const byAgency = new RegExp(
    `^[ ,]{0,2}(?:${anyOf(identity.by)} )?(?<agency>${agencies})(?![a-z])`,
    'u',
  )
  const level = longest(identity.levels)
  const byPlace = new RegExp(`^[ ,]{0,2}(?:${anyOf(identity.by)} )?(?:${level}\\.? )?`, 'u')
  const short = new Map(
    Object.entries(identity.spelled).flatMap(([one, all]) =>
      all.map((words) => [fold(words), fold(one)] as const),
    ),
  )
  const wholeNames = identity.signs
    .map(({ name }) => fold(name))
    .toSorted((one, other) => other.length - one.length)

  /** The province that stands right at an offset, behind "của", "tỉnh" or nothing. */
  const placeAt = (text: string, at: number) => {
    const skipped = byPlace.exec(fold(text.slice(at, at + 2 * FAR)))?.[0].length ?? 0
    const found = regions.find(text.slice(at, at + skipped + FAR))[0]
    return found?.at === skipped ? { name: found.name, end: at + found.end } : null
  }

  const agencyAt = (text: string, at: number) => {
    const folded = fold(text.slice(at, at + 2 * FAR))
    const found = byAgency.exec(folded)
    const said = found?.groups?.['agency']
    if (!found || said === undefined) return null
    const from = found[0].length - said.length
    const whole = wholeNames.find((name) => folded.startsWith(name, from))
    const place = regions.find(text.slice(at + found[0].length, at + found[0].length + FAR))[0]
    const between = place ? folded.slice(found[0].length, found[0].length + place.at) : ''
    const isItsOwn = place !== undefined && !/[,;:?.]/u.test(between.replaceAll('tp.', ''))
    const bareLevel = new RegExp(`^ ${level}(?![a-z])`, 'u').exec(folded.slice(found[0].length))
    return {
      agency: short.get(said) ?? said,
      province: isItsOwn && whole === undefined ? place.name : null,
      end:
        at +
        (whole === undefined
          ? found[0].length + (isItsOwn ? place.end : (bareLevel?.[0].length ?? 0))
          : from + whole.length),
    }
  }

  /** What stands behind a number and belongs to the name. */
  const tailAt = (text: string, start: number) => {
    let end = start
    const tail: {
      day: string | null
      year: string | null
      agency: string | null
      province: string | null
      perhaps: DocumentCitation['perhaps']
    } = { day: null, year: null, agency: null, province: null, perhaps: null }
    for (let step = 0; step < 3; step += 1) {
      const before = dated.exec(fold(text.slice(end, end + 2 * FAR)))
      const day = before && tail.day === null ? readDay(text, end) : null
      if (day && before && day.at === end + before[0].length) {
        tail.day = day.day
        tail.year = day.year
        end = day.end
        continue
      }
      const year = ofYear.exec(fold(text.slice(end, end + 2 * FAR)))
      if (year && tail.perhaps === null && tail.year === null)
        tail.perhaps = { year: year.groups?.['year'] ?? '', end: end + year[0].length }
      const from = tail.perhaps?.end ?? end
      const agency = tail.agency === null ? agencyAt(text, from) : null
      const place = agency ?? (tail.province === null ? placeAt(text, from) : null)
      if (!place) break
      tail.agency = agency?.agency ?? tail.agency
      tail.province =
        (agency ? agency.province : 'name' in place ? place.name : null) ?? tail.province
      end = place.end
    }
    return { ...tail, end }
  }

  /** "50/ha" is no number of a document. */
  const isSign = (symbol: string) => {
    const [first = ''] = symbol.split(/[-/]/u)
    return symbol.includes('-') || ids.has(first) || /^qh\d/u.test(first)
  }

  return (text) => {
    const folded = fold(text).replaceAll(/[\u2010-\u2015]/gu, '-')
    return [...folded.matchAll(pattern)]
      .slice(0, MOST_NAMED)
      .flatMap(({ 0: said, groups, index }) => {
        const { kind, so, so2, digits = '', year, symbol } = groups ?? {}
        const isBareYear = new RegExp(`^${YEAR}$`, 'u').test(digits)
        const hasSign = symbol !== undefined && isSign(symbol)
        if (symbol !== undefined && !hasSign) return []
        if (kind === undefined && !hasSign) return []
        if (isBareYear && !hasSign && so === undefined) return []
        const tail = tailAt(text, index + said.length)
        const [first = ''] = (symbol ?? '').split(/[-/]/u)
        const byLetters = [...lexicon.kinds].find((one) => fold(one.short) === first)?.id
        return [
          {
            kind: byLetters ?? ids.get((kind ?? '').replaceAll(/\s+/gu, ' ')) ?? null,
            digits: digits.replace(/^0+(?=\d)/u, ''),
            year: year ?? tail.year,
            symbol: symbol === undefined ? null : symbol.replaceAll(/[^a-z0-9]+/gu, '-'),
            day: tail.day,
            perhaps: tail.perhaps,
            agency: tail.agency,
            province: tail.province,
            isFull: hasSign || tail.day !== null || (so ?? so2) !== undefined,
            at: index,
            end: Math.max(tail.end, index + said.length),
          },
        ]
      })
  }
}
