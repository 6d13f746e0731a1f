import type { FactReading } from '../../knowledge/rules/reading.ts'
import { LONGEST_QUESTION } from '../../knowledge/language/text/length.ts'
import type { Heard } from './heard.ts'

/**
 * A message of fewer words beside what it tells is not taken for a question in which nothing asks:
 * "rau màu", "nhiều lắm", "không có điều nào" are as like articles as questions are.
 */
export const FEWEST_WORDS = 5

const saidBy = ({ reading }: FactReading): string => {
  if (reading.kind !== 'clarify') return reading.value.said
  // a reading that is only like an option is of the whole message
  return reading.ask === 'which-option' ? '' : reading.said
}

const wordsOf = (text: string): readonly string[] =>
  text
    .slice(0, LONGEST_QUESTION)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** How many words of a message say nothing of what was read from it. */
export const wordsBeside = ({ stated, talk }: Heard): number => {
  const said = new Set(stated.flatMap((one) => wordsOf(saidBy(one))))
  return wordsOf(talk.reading.text).filter((word) => !said.has(word)).length
}
