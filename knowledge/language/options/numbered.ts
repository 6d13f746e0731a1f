import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { Reading } from '../../rules/reading.ts'
import type { Value } from '../../rules/value.ts'
import { clarify, confirm, use } from '../facts/context.ts'
import { createNegation } from '../facts/negation.ts'
import { createStanding } from '../facts/standing.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { phraseList, plainList, without, type Words } from '../phrases/phrase-list.ts'

const MOST_MODELS = 12
const MOST_PRIORITIES = 5
/** "theo cái thứ 4": with more words beside it a number is none of a model. */
const MOST_OTHERS = 1
const LISTING: ReadonlySet<string> = new Set([',', ';', '+', '&'])

const within = (numbers: readonly number[], most: number) =>
  numbers.length > 0 && numbers.every((number) => number >= 1 && number <= most)

/** Digits with a mark between them that lists nothing: "6/5", "6'5". */
const isOneInPieces = (words: Words): boolean =>
  words.some(
    ({ kind, lower, at, end }, step) =>
      kind === 'mark' &&
      !LISTING.has(lower) &&
      words[step - 1]?.kind === 'number' &&
      words[step + 1]?.kind === 'number' &&
      (words[step - 1]?.end === at || words[step + 1]?.at === end),
  )

const figuresIn = (words: Words): readonly string[] =>
  words.filter(({ kind }) => kind === 'number').map(({ lower }) => lower)

const choice = (numbers: readonly number[], said: string): Value => ({
  is: 'choice',
  ids: numbers.map(String),
  said,
})

/** Reads the number of a model and the numbers of priority conditions. */
export const createListing = (lexicon: Lexicon & MessageLexicon, aliases: Aliases) => {
  const { model, none, all } = lexicon.choices
  const modelWords = plainList(model, aliases)
  const noneWords = plainList(none, aliases)
  const allWords = plainList(all, aliases)
  const negationIn = createNegation(lexicon, aliases)
  const standingIn = createStanding(lexicon, aliases)
  const digits = phraseList(
    lexicon.numbers.digits
      .filter(({ value }) => value > 0)
      .map(({ value, words }) => ({ id: value, words })),
    aliases,
  )
  const beside = plainList(
    [...model, ...lexicon.commands.fillers, ...lexicon.sectors.around],
    aliases,
  )

  /** Whole numbers in figures ("1.3.4", "1, 3") or, where there are none, in words. */
  const numbersIn = (words: Words): readonly number[] => {
    const figures = figuresIn(words)
      .flatMap((figure) => figure.split(/[.,]/u))
      .map(Number)
    const isSpoken = without(without(words, digits), beside).length === 0
    const spoken = isSpoken ? digits.find(words).map(({ id }) => id) : []
    return [...new Set(figures.length > 0 ? figures : spoken)]
  }

  /** "hổng phải số 3 đâu", but "không phải, mô hình số 5". */
  const isDenied = (normal: string, words: Words, number: number): boolean => {
    const pause = Math.max(...[',', ';', '.'].map((mark) => normal.lastIndexOf(mark, number)))
    const clause = words.filter(({ at }) => at > pause && at <= number)
    return negationIn(clause)(clause.length - 1)
  }

  /** "mô hình 3"; a bare number only in answer to the question. "6.5" is no model, nor two. */
  const readModel = (normal: string, words: Words, isAsked: boolean): Reading | null => {
    const named = modelWords.find(words).find(({ from, to }) => isAsked || to - from > 1)
    // "khách vô 3 ngày 1 lần": among other words a bare number counts something else
    const others = without(without(words, digits), beside).filter(({ kind }) => kind === 'word')
    if (!named && others.length > MOST_OTHERS) return null
    const figures = words.filter(({ kind }) => kind === 'number')
    if (figures.length > MOST_MODELS) return null
    if (figures.some(({ at }) => isDenied(normal, words, at))) return null
    // "12 mô hình" counts them
    const spoken = words.filter((_, at) => at + 1 !== named?.from)
    const behind = named ? words.slice(named.to, named.to + 1) : []
    // "mô hình 3. Luật 2012": the other number is no model
    const isMixed = !within(numbersIn(spoken), MOST_MODELS) && numbersIn(behind).length > 0
    const part = named && (!isAsked || isMixed) ? behind : spoken
    const numbers = numbersIn(part)
    if ((!named && !isAsked) || !within(numbers, MOST_MODELS)) return null
    const isBroken = figuresIn(part).some((figure) => !/^\d+$/u.test(figure)) || isOneInPieces(part)
    const options = numbers.map((number) => choice([number], normal))
    if (isBroken) return clarify('not-whole', normal, options)
    const value = choice(numbers, normal)
    // "sang năm mới tính làm theo mô hình 3"
    return standingIn(words) ? confirm(value, 'doubt') : use(value)
  }

  /** "1 3 4", "không có điều nào", "tất cả"; only in answer to the question. */
  const readPriority = (normal: string, words: Words): Reading | null => {
    const list = (items: readonly string[]): Reading => ({
      kind: 'value',
      value: { is: 'list', items, said: normal },
    })
    const numbers = numbersIn(words)
    if (within(numbers, MOST_PRIORITIES)) return list(numbers.map(String))
    if (numbers.length > 0) return null
    const isOnly = (phrases: typeof allWords) =>
      phrases.isIn(words) && without(without(words, phrases), beside).length === 0
    if (isOnly(noneWords)) return list([])
    return isOnly(allWords)
      ? list(Array.from({ length: MOST_PRIORITIES }, (_, at) => String(at + 1)))
      : null
  }
  return { readModel, readPriority }
}
