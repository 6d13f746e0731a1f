import type { MessageLexicon } from '../message-lexicon.ts'
import { plainList, type Aliases, type Word } from './wording.ts'

const FEWEST_WORDS = 3

/** Finds the part of a message that asks something. */
export const createQuestion = (lexicon: MessageLexicon, aliases: Aliases) => {
  const { words: asking, ends, before, joins, not, counts } = lexicon.intents.question
  const askingWords = plainList(asking, aliases)
  const endWords = plainList(ends, aliases)
  const beforeWords = plainList(before, aliases)
  const joinWords = plainList(joins, aliases)
  const answers = plainList(not, aliases)
  const countWords = plainList(counts, aliases)
  const checks = plainList(lexicon.intents.check, aliases)
  const fillers = plainList(lexicon.commands.fillers, aliases)

  /** Clauses, cut at marks and before joining words. */
  const clausesOf = (words: readonly Word[]): readonly (readonly Word[])[] => {
    const clauses: Word[][] = [[]]
    words.forEach((word, at) => {
      if (word.kind === 'mark') clauses.push([])
      else if (joinWords.at(words, at) && (clauses.at(-1)?.length ?? 0) > 0) clauses.push([word])
      else clauses.at(-1)?.push(word)
    })
    return clauses.filter((clause) => clause.length > 0)
  }

  /** "mấy chục", "sao" inside "mấy": a question word that is part of a number is none. */
  const hasAskingWord = (clause: readonly Word[]) =>
    askingWords.find(clause).some(({ from, to }) => {
      const isCount = countWords.at(clause, to) !== null
      return !isCount && from < clause.length
    })

  const endsInDoubt = (clause: readonly Word[]) => {
    const spoken = clause.filter((_, at) => !(fillers.at(clause, at) && at === clause.length - 1))
    const last = spoken.length - 1
    return (
      endWords.at(spoken, last) !== null &&
      spoken.length >= FEWEST_WORDS &&
      beforeWords.find(spoken.slice(0, last)).length > 0
    )
  }

  const isQuestion = (clause: readonly Word[]) =>
    answers.find(clause).length === 0 && (hasAskingWord(clause) || endsInDoubt(clause))

  const isCheck = (clause: readonly Word[]) => checks.find(clause).length > 0

  /** The asking clauses of a normalised text as typed, or null; asking for a check is none. */
  const question = (normal: string, words: readonly Word[], isRule: boolean): string | null => {
    const clauses = clausesOf(words)
    const asked = clauses.filter((clause) => isQuestion(clause) && (isRule || !isCheck(clause)))
    const [first] = asked
    const start = first?.[0]
    const end = asked.at(-1)?.at(-1)
    if (!first || !start || !end) return null
    return clauses.length === asked.length ? normal : normal.slice(start.at, end.end)
  }
  return question
}
