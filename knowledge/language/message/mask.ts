import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { LEFT_OUT, NAMED } from '../numbers/digit-marks.ts'
import { plainList, type PhraseFound, type PhraseList, type Words } from '../phrases/phrase-list.ts'

/** A stretch of a text, by character offsets, and the mark that is put in its place. */
interface Hole {
  readonly at: number
  readonly end: number
  readonly mark: string
}

/** Telephone numbers as they are written here, with a dot, dash or space between their digits. */
const TELEPHONE =
  /(?<![\d.,]|\d[-/])(?:(?:\+?84[ .-]?|0)[35789](?:[ .-]?\d){8}|0[ .-]?2(?:[ .-]?\d){8,9}|0\d{7,})(?!\d)/gu
/** "135/KH-UBND", "15/2016/NQ-HĐND", "20-NQ/TW" */
const DOCUMENT =
  /(?<!\d)\d{1,6}(?:(?:\/(?:19|20)\d\d)?\/\p{L}{2,}-\p{L}{2,}|-\p{L}{2,}\/\p{L}{2,})/gu
/** The number of a line in a list: "1. ", "2) " behind a line break. */
const LINE = /(?:^|(?<=; ))(?<line>\d{1,2}) ?[.)] (?=\S)/gu

type Stretch = Pick<PhraseFound<unknown>, 'from' | 'to'>

/** The last syllable of "Đăk Tô" is no "tổ", and that of "Hòn Đất" no "đạt". */
const overlaps = ({ from, to }: Stretch, places: readonly Stretch[]): boolean =>
  places.some((place) => place.from < to && from < place.to)

/** Numbers of lines, where a text counts at least two of them from one. */
const linesIn = (text: string): readonly Hole[] => {
  const lines = [...text.matchAll(LINE)]
  const isCounted = lines.every(({ groups }, at) => groups?.['line'] === String(at + 1))
  return isCounted && lines.length > 1
    ? lines.map(({ index, 0: { length } }) => ({ at: index, end: index + length, mark: LEFT_OUT }))
    : []
}

/**
 * Blanks out what would be misread as an amount: set phrases ("3 sao" of OCOP, and "du dk ko" behind
 * a figure, whose "du" could be "dư"), names of places ("Rạch Giá" is no price), and figures that
 * measure nothing: telephones, documents, "ấp 5", the numbers of lines. Offsets stay.
 */
export const createMask = (lexicon: Lexicon & MessageLexicon, aliases: Aliases) => {
  const { check, own: enough } = lexicon.questions
  const { facts, notAmounts, numbered, cited } = lexicon.choices
  const { units, local, nouns } = lexicon.units
  const always = plainList([...check.asked, ...enough, ...notAmounts], aliases)
  const counted = nouns.filter(({ of }) => of !== 'plot' && of !== 'time' && of !== 'place')
  const own = units.filter(({ dimension, slang }) => dimension !== 'foreign-money' && !slang)
  // as listed: written out, "k" would be "không"
  const measures = plainList(
    [...own, ...local, ...counted, ...lexicon.numbers.scales].flatMap(({ words }) => words),
    new Map(),
  )
  const tens = plainList([...lexicon.numbers.ten, ...lexicon.numbers.tens], aliases)
  const ones = plainList(
    [...lexicon.numbers.digits, ...lexicon.numbers.tails].flatMap((one) => one.words),
    aliases,
  )
  const labels = plainList(numbered, aliases)
  const titles = plainList(cited, aliases)
  const asked = new Map(
    facts.map(({ fact, options }) => [
      fact,
      plainList(
        options.flatMap(({ answers }) => answers),
        aliases,
      ),
    ]),
  )

  /** Numbers behind words that name one of several things: "ấp 5", "nghị quyết 20". */
  const numbersBehind = (
    words: Words,
    list: PhraseList<true>,
    isTitle: boolean,
    places: readonly Stretch[],
  ) =>
    list
      .find(words)
      .filter((label) => !overlaps(label, places))
      .filter(({ to }) => words[to]?.kind === 'number' && measures.at(words, to + 1) === null)
      // "kế hoạch 1 200 ha" may be a figure in two groups
      .filter(({ to }) => !(isTitle && words[to + 1]?.kind === 'number'))
      .map(({ from, to }) => ({ from, to: to + 1 }))

  return (
    normal: string,
    words: Words,
    fact: string | null,
    places: readonly Stretch[],
  ): string => {
    const holes = (found: readonly Stretch[], mark: string): readonly Hole[] =>
      found.map(({ from, to }) => ({
        at: words[from]?.at ?? 0,
        end: words[to - 1]?.end ?? 0,
        mark,
      }))
    const inText = (pattern: RegExp) =>
      [...normal.matchAll(pattern)].map(({ index, 0: { length } }) => ({
        at: index,
        end: index + length,
        mark: LEFT_OUT,
      }))
    // "mười lăm đồng" is no Lâm Đồng, "526 phương tiện Giang Thành" no Tiền Giang
    const isNumber = (from: number) =>
      tens.at(words, from - 1) !== null && ones.at(words, from) !== null
    const isMeasure = (from: number) => (measures.at(words, from - 1)?.to ?? 0) > from
    const named = places.filter(({ from }) => !isNumber(from) && !isMeasure(from))
    const phrases = [...always.find(words), ...(asked.get(fact ?? '')?.find(words) ?? [])]
    const all = [
      ...holes(
        phrases.filter((one) => !overlaps(one, places)),
        ';',
      ),
      ...holes(named, NAMED),
      ...holes(numbersBehind(words, labels, false, places), LEFT_OUT),
      ...holes(numbersBehind(words, titles, true, places), LEFT_OUT),
      ...(/\d/u.test(normal) ? [TELEPHONE, DOCUMENT].flatMap(inText) : []),
      ...linesIn(normal),
    ]
    if (all.length === 0) return normal
    const masked = normal.split('')
    for (const { at, end, mark } of all) {
      masked.fill(' ', at, end)
      masked[at] = mark
    }
    return masked.join('')
  }
}
