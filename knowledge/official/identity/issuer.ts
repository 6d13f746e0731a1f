import type { IdentityLexicon } from '../../schema/lexicon/identity.ts'
import { fold } from '../../language/text/text.ts'
import { anyOf } from '../outline/marker.ts'
import { bare, type Regions } from './regions.ts'

/** An agency that issues documents. */
export interface Issuer {
  /** As it is shown and compared: "UBND tỉnh Đồng Tháp", "Bộ Kế hoạch và Đầu tư". */
  readonly name: string
  /** Name of the province that stands in it; null where none does. */
  readonly province: string | null
  /** It is one of the whole country. */
  readonly isCentral: boolean
}

export interface ReadIssuer {
  /** The agencies that the lines above a number name, the issuing ones only. */
  above(lines: readonly string[], isJoint: boolean): Issuer | null
  /** The agency that a text begins with, up to where its name ends. */
  at(text: string): Issuer | null
  /** The first agency of a named province in a text: "Ủy ban nhân dân tỉnh Kiên Giang ban hành". */
  within(text: string): Issuer | null
  /** The agency that the letters of a number stand for: "QĐ-TTg". */
  signed(symbol: string): Issuer | null
  /** An agency as a person typed it. */
  typed(text: string): Issuer
  /** The same with its province, where it is only called by its kind: "UBND" → "UBND tỉnh Đồng Tháp". */
  placed(issuer: Issuer, province: string): Issuer
}

const LONGEST = 160
const END = /[:;()"“”]/u
/** No name of an agency goes on behind these. */
const BROKEN = /[\d.;:()|]/u
const DOTTED = /(?<=\p{L})\. ?(?=\p{L})/gu
const LOOSE = new Set(' .,:;*–-')
const SIGNS = /[-/.\d]+/u

/** Longer words go first. */
const longest = (words: readonly string[]) => anyOf(words.toSorted((a, b) => b.length - a.length))

/** "gò quao" → "Gò Quao" */
const capitals = (name: string): string =>
  name.replaceAll(/(?<=^| )\p{L}/gu, (letter) => letter.toUpperCase())

/** Without the marks behind which a name went on in another line. */
const trimmed = (text: string): string => {
  let end = text.length
  while (end > 0 && LOOSE.has(text[end - 1] ?? '')) end -= 1
  return text.slice(0, end).trim()
}

const replaceFolded = (text: string, words: string, by: string): string => {
  const wanted = new RegExp(`(?<![a-z0-9])${anyOf([words])}(?![a-z0-9])`, 'gu')
  let shown = ''
  let last = 0
  for (const { 0: said, index } of fold(text).matchAll(wanted)) {
    shown += text.slice(last, index) + by
    last = index + said.length
  }
  return shown + text.slice(last)
}

/** Builds the reader of issuing agencies. `names` are known names of agencies, as they are written. */
export const createIssuer = (
  lexicon: IdentityLexicon,
  regions: Regions,
  names: readonly string[],
): ReadIssuer => {
  const agency = longest(lexicon.agencies)
  const starts = longest([...lexicon.agencies, ...lexicon.agenciesAtStart])
  const inLine = new RegExp(
    `(?<![a-z0-9/-])(?<!${anyOf(lexicon.notBehind)} )${agency}(?![a-z0-9])`,
    'gu',
  )
  const atStart = new RegExp(`^(?!${anyOf(lexicon.ends)}(?![a-z]))${starts}(?=$|[ .])`, 'u')
  const whole = new RegExp(`^${longest(lexicon.whole)}$`, 'u')
  const ends = new RegExp(`(?<![a-z0-9])${anyOf(lexicon.ends)}(?![a-z0-9])`, 'u')
  const level = longest(lexicon.levels)
  const ofPlace = new RegExp(`(?<![a-z0-9])${level}\\.? ?$`, 'u')
  const anyLevel = new RegExp(` (?:${lexicon.provinceLevels.join('|')})$`, 'u')
  const central = new RegExp(`^${longest(lexicon.central)}(?![a-z0-9])`, 'u')
  const signs = new Map(lexicon.signs.map(({ sign, name }) => [bare(sign), name]))
  const spelled = Object.entries(lexicon.spelled)
  const known = [...names, ...lexicon.signs.map(({ name }) => name)].toSorted(
    (one, other) => other.length - one.length,
  )
  const cities = new Set(lexicon.cities)
  const [ofProvince = '', ofCity = ''] = lexicon.provinceLevels

  const behindLevel = new RegExp(
    `(?<=(?:^| )(?:${lexicon.levels.join('|')}) )\\p{L}+(?: \\p{L}+){0,3}$`,
    'gu',
  )
  /** In small letters, with names as they are written. */
  const shown = (printed: string): string => {
    const isLoud = printed === printed.toUpperCase()
    // "TP.HCM" is a level and a name.
    let text = (isLoud ? printed.toLowerCase() : printed).replaceAll(DOTTED, ' ')
    for (const name of known) text = replaceFolded(text, name, name)
    for (const [short, words] of spelled)
      for (const one of words) text = replaceFolded(text, one, short)
    for (const short of Object.keys(lexicon.spelled)) text = replaceFolded(text, short, short)
    for (const one of lexicon.levels) text = replaceFolded(text, one, one)
    if (isLoud) text = text.replaceAll(behindLevel, capitals)
    for (const { name, at, end } of regions.find(text).toReversed())
      text = text.slice(0, at) + name + text.slice(end)
    const tidy = trimmed(text.replaceAll(/\s+/gu, ' '))
    return tidy.slice(0, 1).toUpperCase() + tidy.slice(1)
  }

  const issuerOf = (printed: string): Issuer => {
    const [said] = regions.find(printed)
    const name = shown(printed)
    const isCentral = central.test(fold(name)) && said === undefined
    return { name, province: said?.name ?? null, isCentral }
  }

  /** Pieces that begin with an agency; words before the first one belong to none. */
  const piecesOf = (line: string): readonly string[] => {
    const folded = fold(line)
    const at = [...folded.matchAll(inLine)].map(({ index }) => index)
    if (atStart.test(folded) && at[0] !== 0) at.unshift(0)
    const pieces = at.map((from, step) => line.slice(from, at[step + 1]).trim())
    return pieces.reduce<readonly string[]>((list, piece) => {
      const before = list.at(-1)
      // "VĂN PHÒNG" before "UBND TỈNH …" is no agency by itself.
      const isOpen = before !== undefined && isUnfinished(before)
      return isOpen ? [...list.slice(0, -1), `${before} ${piece}`] : [...list, piece]
    }, [])
  }

  const isUnfinished = (piece: string) => {
    const folded = fold(piece)
    const start = atStart.exec(folded)?.[0] ?? ''
    return start === folded && !whole.test(folded)
  }

  const isAgency = (line: string) => piecesOf(line).length > 0 && atStart.test(fold(line))

  const cut = (text: string): string => {
    const folded = fold(text).slice(0, LONGEST)
    const stops = [END.exec(folded)?.index, ends.exec(folded)?.index].filter(
      (one): one is number => one !== undefined && one > 0,
    )
    return text.slice(0, Math.min(LONGEST, ...stops))
  }

  return {
    above(lines, isJoint) {
      const pieces: string[] = []
      for (const line of lines) {
        const own = isAgency(line) ? piecesOf(line) : []
        const before = pieces.at(-1)
        if (own.length > 0 && before !== undefined && isUnfinished(before))
          pieces[pieces.length - 1] = `${before} ${line}`
        else if (own.length > 0) pieces.push(...own)
        else if (before !== undefined) pieces[pieces.length - 1] = `${before} ${line}`
      }
      const last = isJoint ? pieces.map(trimmed).join(' - ') : pieces.at(-1)
      return last === undefined || last === '' ? null : issuerOf(cut(last))
    },
    at: (text) => (atStart.test(fold(text)) ? issuerOf(cut(text)) : null),
    within(text) {
      const [said] = regions
        .find(text)
        .filter(({ at }) => ofPlace.test(fold(text.slice(0, at))))
        .flatMap((place) => {
          const before = fold(text.slice(0, place.at))
          const from = [...before.matchAll(inLine)].at(-1)?.index
          const between = before.slice(from)
          const isNear = from !== undefined && !ends.test(between) && !BROKEN.test(between)
          return isNear && place.at - from < LONGEST ? [text.slice(from, place.end)] : []
        })
      return said === undefined ? null : issuerOf(said)
    },
    signed(symbol) {
      const name = symbol
        .split(SIGNS)
        .toReversed()
        .map((sign) => signs.get(bare(sign)))
        .find((one) => one !== undefined)
      return name === undefined ? null : { name, province: null, isCentral: true }
    },
    typed: (text) => issuerOf(text),
    placed(issuer, province) {
      const kind = issuer.name.replace(anyLevel, '')
      if (!Object.hasOwn(lexicon.spelled, kind)) return issuer
      const place = `${cities.has(province) ? ofCity : ofProvince} ${province}`
      return { ...issuer, name: `${kind} ${place}`, province }
    },
  }
}
