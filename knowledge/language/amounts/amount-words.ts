import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import { createWordList } from '../phrases/word-list.ts'

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
  doubt: createWordList([{ words: numbers.doubt }]),
  sure: createWordList([{ words: numbers.sure }]),
  filler: createWordList([{ words: numbers.fillers }]),
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
  date: {
    day: createWordList([{ words: units.dates.day }]),
    month: createWordList([{ words: units.dates.month }]),
    quarter: createWordList([{ words: units.dates.quarter }]),
    year: createWordList([{ words: units.dates.year }]),
    start: createWordList([{ words: units.dates.start }]),
    end: createWordList([{ words: units.dates.end }]),
  },
})

export type AmountWords = ReturnType<typeof createAmountWords>
