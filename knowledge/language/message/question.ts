import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { AmountFound } from '../amounts/amount.ts'
import { factOfAmount } from './attribution.ts'
import { spanAt, spansIn } from '../text/span.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { plainList, without, type Word, type Words } from '../phrases/phrase-list.ts'

const FEWEST_WORDS = 3

/** A "không" this many words before a "nào" still denies it. */
const MOST_WORDS_BETWEEN = 3
/** Two figures with a "hay" between them answer, if doubtfully. */
const FIGURES_OF_CHOICE = 2

const amountsIn = (clause: Words, amounts: readonly AmountFound[]) =>
  spansIn(amounts, { at: clause[0]?.at ?? 0, end: clause.at(-1)?.end ?? 0 })

/** Figures that a message tells, with or without a unit. */
const isFigure = (amount: AmountFound) =>
  amount.dimension === 'bare' || factOfAmount(amount) !== null

/** The word is a part of a figure or its unit: "đầu xe" and "ha" ask nothing there. */
const isCounted = (word: Word | undefined, amounts: readonly AmountFound[]): boolean => {
  if (!word) return false
  const amount = spanAt(amounts, word.at)
  return amount !== undefined && isFigure(amount) && word.end <= amount.end
}

/** "sđt 0912345678, 310 tv", "kế hoạch số 251 520 ha": its own number is told beside figures. */
const isTold = (behind: Words, amounts: readonly AmountFound[]): boolean => {
  const number = behind.slice(0, FEWEST_WORDS - 1).find(({ kind }) => kind === 'number')
  const figures = amounts.filter(isFigure)
  return (
    number !== undefined &&
    figures.length > 0 &&
    figures.every(({ at, end }) => number.end <= at || number.at >= end)
  )
}

/** Tells whether a clause asks something, asks for a check of one's own cooperative, or neither. */
export const createQuestion = (lexicon: MessageLexicon, aliases: Aliases) => {
  const { words, leads, denied, either, howMany, needs, ends, before, not, topics } =
    lexicon.questions
  const asking = plainList(words, aliases)
  const leading = plainList(leads, aliases)
  const deniable = plainList(denied, aliases)
  const choosing = plainList(either, aliases)
  const counting = plainList(howMany, aliases)
  const needing = plainList(needs, aliases)
  const ending = plainList(ends, aliases)
  const verbs = plainList(before, aliases)
  const answers = plainList(not, aliases)
  const topic = plainList(topics, aliases)
  const corrections = plainList(lexicon.answers.correction, aliases)
  const unknown = plainList(lexicon.answers.unknown, aliases)
  const negation = plainList(lexicon.choices.negations, aliases)
  const checkAsked = plainList(lexicon.questions.check.asked, aliases)
  const checkWanted = plainList(lexicon.questions.check.wanted, aliases)
  const fillers = plainList(lexicon.commands.fillers, aliases)

  /** "nào", "gì", "ai" ask, except behind a "không": "không có điều nào". */
  const holdsDeniable = (clause: Words, inside: readonly AmountFound[]): boolean => {
    const first = deniable.find(clause).find(({ from }) => !isCounted(clause[from], inside))
    if (!first) return false
    const known = unknown.find(clause)
    return !negation
      .find(clause.slice(0, first.from))
      .filter(({ to }) => first.from - to < MOST_WORDS_BETWEEN)
      .some(({ from }) => !known.some((phrase) => phrase.from <= from && from < phrase.to))
  }

  /** "chưa có sao nào", "không bao giờ": right behind a "không" such words ask nothing. */
  const holdsAsking = (clause: Words) => {
    const found = asking.find(clause)
    const denials = found.length > 0 ? negation.find(clause) : []
    return found.some(
      ({ from }) => !denials.some((denial) => denial.from < from && denial.to >= from),
    )
  }

  /** "mấy" asks where something is needed ("cần mấy ha"), and is a number else ("mấy tỷ"). */
  const holdsCount = (clause: Words) => counting.isIn(clause) && needing.isIn(clause)

  /** A word that asks, outside of set phrases that answer. */
  const holdsAskingWord = (clause: Words, amounts: readonly AmountFound[]): boolean => {
    const said = without(clause, answers)
    const inside = amountsIn(clause, amounts)
    const open = said.filter((word) => !isCounted(word, inside))
    return (
      holdsAsking(open) ||
      (choosing.isIn(open) && inside.length < FIGURES_OF_CHOICE) ||
      holdsDeniable(said, inside) ||
      holdsCount(said)
    )
  }

  /** "có … không", "được … chưa". */
  const endsAsking = (clause: Words, amounts: readonly AmountFound[]): boolean => {
    let last = clause.length - 1
    while (last > 0 && fillers.at(clause, last) && !ending.at(clause, last)) last -= 1
    return (
      last + 1 >= FEWEST_WORDS &&
      ending.at(clause, last) !== null &&
      !answers.endsAt(clause, last + 1) &&
      !isCounted(clause[last], amounts) &&
      verbs.isIn(clause.slice(0, last))
    )
  }

  /** "dieu kien htx lua": the name of a thing that only the documents tell. */
  const namesTopic = (clause: Words, amounts: readonly AmountFound[]): boolean => {
    const start = clause.findIndex((_, at) => fillers.at(clause, at) === null)
    const named = topic.at(clause, start)
    // "nói nhầm" is no "nơi"
    return (
      named !== null &&
      answers.at(clause, start) === null &&
      corrections.at(clause, start) === null &&
      !verbs.isIn(clause.slice(named.to)) &&
      !isTold(clause.slice(named.to), amounts)
    )
  }

  /** "bao nhiêu thì không biết nữa": what is not known stands before it. */
  const endsUnknown = (clause: Words): boolean => {
    const said = without(clause, fillers)
    const found = unknown.find(said).at(-1)
    return found !== undefined && found.from > 0 && found.to === said.length
  }

  /** Asks by more than the name of a thing. */
  const asksPlainly = (clause: Words, amounts: readonly AmountFound[]): boolean =>
    holdsAskingWord(clause, amounts) || endsAsking(clause, amounts) || leading.isIn(clause)

  const kindOf = (clause: Words, amounts: readonly AmountFound[], asks: boolean) => {
    // "mà tỉnh nhiêu thì chịu" answers that it is not known
    if (asks && endsUnknown(clause)) return 'statement'
    if (holdsAskingWord(clause, amounts)) return 'question'
    if (checkAsked.isIn(clause) || checkWanted.isIn(clause)) return 'check'
    if (endsAsking(clause, amounts) && !(asks && unknown.isIn(clause))) return 'question'
    return leading.isIn(clause) || namesTopic(clause, amounts) ? 'question' : 'statement'
  }
  return {
    kindOf,
    holdsAskingWord,
    asksPlainly,
    asksCheck: (clause: Words) => checkAsked.isIn(clause),
  }
}
