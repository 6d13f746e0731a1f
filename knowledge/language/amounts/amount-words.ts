import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import { createWordList } from '../phrases/word-list.ts'
import { fold } from '../text/text.ts'

/** A filler that is a number where it has no marks, "bà" and "ba", counts only with them. */
const fillersOf = ({ fillers, digits }: Lexicon['numbers']) => {
  const plain = new Set(digits.flatMap(({ words }) => words).map(fold))
  return fillers.map((word) => ({ words: [word], marked: plain.has(fold(word)) }))
}

/** The words of dates. */
export const createDateWords = ({ dates }: Lexicon['units']) => ({
  day: createWordList([{ words: dates.day }]),
  month: createWordList([{ words: dates.month }]),
  quarter: createWordList([{ words: dates.quarter }]),
  year: createWordList([{ words: dates.year }]),
  start: createWordList([{ words: dates.start }]),
  end: createWordList([{ words: dates.end }]),
})

/** The word lists around a number: bounds, units, nouns, subjects. */
export const createAmountWords = ({ numbers, units }: Lexicon) => ({
  boundBefore: createWordList(
    numbers.bounds.map(({ id, before, marked }) => ({ id, marked, words: before })),
  ),
  boundAfter: createWordList(
    numbers.bounds.map(({ id, after, marked }) => ({ id, marked, words: after })),
  ),
  between: createWordList([{ words: numbers.between }]),
  from: createWordList([{ words: numbers.from }]),
  to: createWordList([{ words: numbers.to }]),
  outOf: createWordList([{ words: numbers.outOf }]),
  doubt: createWordList([{ words: numbers.doubt }]),
  sure: createWordList([{ words: numbers.sure }]),
  filler: createWordList(fillersOf(numbers)),
  correction: createWordList([{ words: numbers.correction }]),
  unit: createWordList(units.units),
  local: createWordList(units.local),
  localReading: new Map(
    units.local.map(({ id, readings }) => [id, createWordList(readings)] as const),
  ),
  squares: createWordList([units.squares]),
  noun: createWordList(units.nouns),
  perYear: createWordList([{ words: units.perYear }]),
  surface: createWordList([{ words: units.surface }]),
  topic: createWordList(units.topics),
  ratingLead: createWordList(units.ratings.leads),
  rating: createWordList(units.ratings.classes),
  ratingUnclear: createWordList([{ words: units.ratings.unclear }]),
  date: createDateWords(units),
})

export type AmountWords = ReturnType<typeof createAmountWords>
