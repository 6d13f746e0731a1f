import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { ClauseNames, PlaceLevel } from '../../schema/lexicon/clauses.ts'
import type { Aliases } from '../../language/phrases/aliases.ts'
import { phraseList, plainList, type Word, type Words } from '../../language/phrases/phrase-list.ts'
import { romanValue } from '../../official/outline/marker.ts'

/** One level of a clause as it was called. */
export interface PathPiece {
  readonly level: PlaceLevel
  /** What it may be: roman numbers in capitals; d may be the letter behind it where no marks were typed. */
  readonly ids: readonly string[]
  /** A roman number that is no word of its own. */
  readonly isRoman: boolean
}

/** The levels that stand at a word, and the word behind them. */
export interface PathFound {
  readonly pieces: readonly PathPiece[]
  readonly to: number
}

const ROMAN = /^[ivx]{1,5}$/u
const NUMBER = /^\d{1,2}(?:\.\d{1,2})*$/u
const LETTER = /^[a-eghiklm\u0111]$/u
const STROKED = '\u0111'
/** Typed in small letters these are words, too. */
const WORDS_TOO: ReadonlySet<string> = new Set(['i', 'v', 'x', 'vi', 'ii'])
const SEPARATORS: ReadonlySet<string> = new Set(['.', '/', '-'])
/** Their numbers may be written in roman ones, and are arabic all the same. */
const COUNTED_LEVELS: ReadonlySet<PlaceLevel> = new Set(['annex', 'phase', 'article'])
/** Without a number: "phụ lục giai đoạn 1". */
const NO_NUMBER = ''
const NO_ALIASES: Aliases = new Map()

const numbersOf = (text: string): readonly string[] =>
  text.split('.').map((part) => String(Number(part)))

const lettersOf = (lower: string, isPlain: boolean): readonly string[] =>
  lower === 'd' && isPlain ? ['d', STROKED] : [lower]

const romanAt = (word: Word | undefined, normal: string): PathPiece | null => {
  if (!word || !ROMAN.test(word.lower)) return null
  const id = word.lower.toUpperCase()
  const isTyped = normal.slice(word.at, word.end) === id
  return romanValue(id) > 0
    ? { level: 'part', ids: [id], isRoman: isTyped || !WORDS_TOO.has(word.lower) }
    : null
}

/** What follows a first level with a mark between: ".2", ".a", "/1". */
const below = (words: Words, at: number, isPlain: boolean): PathFound => {
  const pieces: PathPiece[] = []
  let to = at
  let dashes = 0
  for (;;) {
    const [before, mark, word] = [words[to - 1], words[to], words[to + 1]]
    const isJoined =
      mark !== undefined &&
      word !== undefined &&
      SEPARATORS.has(mark.lower) &&
      before?.end === mark.at &&
      mark.end === word.at
    if (!isJoined) return { pieces, to }
    if (NUMBER.test(word.lower)) {
      const isDash = mark.lower === '/'
      dashes += isDash ? 1 : 0
      const level = isDash ? (dashes > 1 ? 'plus' : 'dash') : 'number'
      for (const id of numbersOf(word.lower)) pieces.push({ level, ids: [id], isRoman: false })
    } else if (LETTER.test(word.lower))
      pieces.push({ level: 'letter', ids: lettersOf(word.lower, isPlain), isRoman: false })
    else return { pieces, to }
    to += 2
  }
}

/** Builds the reader of one run of levels: "mục VII", "III.2.a/1", "gạch đầu dòng thứ ba". */
export const createPath = (
  { levels, between, ordinals, counted }: ClauseNames,
  { digits }: Lexicon['numbers'],
) => {
  const levelNames = phraseList(
    Object.entries(levels).map(([id, words]) => ({ id: id as PlaceLevel, words })),
    NO_ALIASES,
  )
  const betweens = plainList(between, NO_ALIASES)
  const spoken = phraseList(
    [...ordinals, ...digits.filter(({ value }) => value > 0)].map(({ value, words }) => ({
      id: String(value),
      words,
    })),
    NO_ALIASES,
  )
  const counts = plainList(counted, NO_ALIASES)

  /** The number behind the word of a level. */
  const numbered = (
    level: PlaceLevel,
    words: Words,
    at: number,
    normal: string,
    isPlain: boolean,
  ): PathFound | null => {
    const behind = betweens.at(words, at)
    const start = behind?.to ?? at
    const word = words[start]
    const roman = romanAt(word, normal)
    const one = (ids: readonly string[], to: number): PathFound => ({
      pieces: [{ level, ids, isRoman: false }],
      to,
    })
    if (word && NUMBER.test(word.lower)) {
      // "phu luc 2 dong 9": a line of the annex, and no amount of money.
      const goesOn = levelNames.at(words, start + 1) !== null
      if (!goesOn && counts.at(words, start + 1) !== null) return null
      const [first = '', ...rest] = numbersOf(word.lower)
      const under = rest.map((id): PathPiece => ({ level: 'number', ids: [id], isRoman: false }))
      return { pieces: [{ level, ids: [first], isRoman: false }, ...under], to: start + 1 }
    }
    if (roman) {
      if (COUNTED_LEVELS.has(level)) return one([String(romanValue(roman.ids[0] ?? ''))], start + 1)
      return { pieces: [roman], to: start + 1 }
    }
    if (word && LETTER.test(word.lower) && (level === 'letter' || level === 'number'))
      return {
        pieces: [{ level: 'letter', ids: lettersOf(word.lower, isPlain), isRoman: false }],
        to: start + 1,
      }
    const number = spoken.at(words, start)
    // "ý hai" is said of anything: a number in words needs its diacritics, or "thứ" before it.
    const isSaid = number !== null && (behind !== null || word?.lower !== word?.folded)
    if (isSaid) return one([number.id], number.to)
    return level === 'annex' ? one([NO_NUMBER], at) : null
  }

  return (words: Words, at: number, normal: string, isPlain: boolean): PathFound | null => {
    const level = levelNames.at(words, at)
    const first = level ? numbered(level.id, words, level.to, normal, isPlain) : null
    if (first) {
      const rest = below(words, first.to, isPlain)
      return { pieces: [...first.pieces, ...rest.pieces], to: rest.to }
    }
    const roman = romanAt(words[at], normal)
    const rest = roman ? below(words, at + 1, isPlain) : null
    return roman && rest && rest.pieces.length > 0
      ? { pieces: [{ ...roman, isRoman: true }, ...rest.pieces], to: rest.to }
      : null
  }
}
