import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import { createWordList } from '../phrases/word-list.ts'

/** The word lists of numbers. */
export const createNumberWords = ({ numbers }: Pick<Lexicon, 'numbers'>) => ({
  digit: createWordList(numbers.digits),
  tail: createWordList(numbers.tails),
  ten: createWordList([{ words: numbers.ten }]),
  tens: createWordList([{ words: numbers.tens }]),
  shortTens: createWordList(numbers.shortTens),
  scale: createWordList(numbers.scales),
  linking: createWordList([{ words: numbers.linking }]),
  rate: createWordList([{ words: numbers.rates }]),
  /** Between two numbers of a range, a sum or a choice. */
  between: createWordList([{ words: [...numbers.to, ...numbers.joining] }]),
  point: createWordList(numbers.point),
  half: createWordList([{ words: numbers.half }]),
  halfOf: createWordList([{ words: numbers.halfOf }]),
  few: createWordList(numbers.few),
})

export type NumberWords = ReturnType<typeof createNumberWords>
