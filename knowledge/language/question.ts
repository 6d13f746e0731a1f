import type { MessageLexicon } from '../message-lexicon.ts'
import type { AmountFound } from './amount.ts'
import { spansIn } from './span.ts'
import type { Aliases } from './aliases.ts'
import { plainList, without, type Words } from './wording.ts'

const FEWEST_WORDS = 3

/** A "không" this many words before a "nào" still denies it. */
const MOST_WORDS_BETWEEN = 3
/** Two figures with a "hay" between them answer, if doubtfully. */
const FIGURES_OF_CHOICE = 2

const amountsIn = (clause: Words, amounts: readonly AmountFound[]) =>
  spansIn(amounts, { at: clause[0]?.at ?? 0, end: clause.at(-1)?.end ?? 0 })

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
  const unknown = plainList(lexicon.answers.unknown, aliases)
  const negation = plainList(lexicon.choices.negations, aliases)
  const checkAsked = plainList(lexicon.questions.check.asked, aliases)
  const checkWanted = plainList(lexicon.questions.check.wanted, aliases)
  const fillers = plainList(lexicon.commands.fillers, aliases)

  /** "nào", "gì", "ai" ask, except behind a "không": "không có điều nào". */
  const holdsDeniable = (clause: Words): boolean => {
    const [first] = deniable.find(clause)
    if (!first) return false
    const known = unknown.find(clause)
    return !negation
      .find(clause.slice(0, first.from))
      .filter(({ to }) => first.from - to < MOST_WORDS_BETWEEN)
      .some(({ from }) => !known.some((phrase) => phrase.from <= from && from < phrase.to))
  }

  /** "mấy" asks where something is needed ("cần mấy ha"), and is a number else ("mấy tỷ"). */
  const holdsCount = (clause: Words) => counting.isIn(clause) && needing.isIn(clause)

  /** A word that asks, outside of set phrases that answer. */
  const holdsAskingWord = (clause: Words, amounts: readonly AmountFound[]): boolean => {
    const open = without(clause, answers)
    return (
      asking.isIn(open) ||
      (choosing.isIn(open) && amountsIn(clause, amounts).length < FIGURES_OF_CHOICE) ||
      holdsDeniable(open) ||
      holdsCount(open)
    )
  }

  /** "có … không", "được … chưa". */
  const endsAsking = (clause: Words): boolean => {
    let last = clause.length - 1
    while (last > 0 && fillers.at(clause, last) && !ending.at(clause, last)) last -= 1
    return (
      last + 1 >= FEWEST_WORDS &&
      ending.at(clause, last) !== null &&
      !(clause[last]?.folded === 'ha' && clause[last - 1]?.kind === 'number') &&
      verbs.isIn(clause.slice(0, last))
    )
  }

  /** "dieu kien htx lua": the name of a thing that only the documents tell. */
  const namesTopic = (clause: Words): boolean => {
    const start = clause.findIndex((_, at) => fillers.at(clause, at) === null)
    const named = topic.at(clause, start)
    return named !== null && !verbs.isIn(clause.slice(named.to))
  }

  const kindOf = (clause: Words, amounts: readonly AmountFound[], asks: boolean) => {
    if (holdsAskingWord(clause, amounts)) return 'question'
    if (checkAsked.isIn(clause) || checkWanted.isIn(clause)) return 'check'
    if (endsAsking(clause) && !(asks && unknown.isIn(clause))) return 'question'
    return leading.isIn(clause) || namesTopic(clause) ? 'question' : 'statement'
  }
  return { kindOf, holdsAskingWord, asksCheck: (clause: Words) => checkAsked.isIn(clause) }
}
