import type { MessageLexicon } from '../message-lexicon.ts'
import type { MessageReading } from './reader.ts'
import { phraseList, plainList, type Aliases, type Word } from './wording.ts'

type Quick = NonNullable<MessageReading['quick']>

const IDS: readonly Quick[] = ['unknown', 'not-applicable', 'skip', 'no', 'yes']

/** Recognises a message that is a short answer and nothing more. */
export const createQuickAnswer = (lexicon: MessageLexicon, aliases: Aliases) => {
  const answers = phraseList(
    IDS.map((id) => ({ id, words: lexicon.answers[id] })),
    aliases,
  )
  const fillers = plainList(lexicon.commands.fillers, aliases)
  const corrections = plainList(lexicon.answers.correction, aliases)

  /** What is left of a clause without small words; marks part nothing here. */
  const meaty = (words: readonly Word[]): readonly Word[] => {
    const spoken = words.filter(({ kind }) => kind !== 'mark' || words.length === 1)
    return spoken.filter((_, at) => {
      if (answers.at(spoken, at)) return true
      return !fillers.at(spoken, at)
    })
  }

  /** The answer of a message that holds nothing else; the weightier of two ("dạ không biết"). */
  const quick = (words: readonly Word[]): Quick | null => {
    const spoken = meaty(words)
    const found = answers.find(spoken)
    const covered = found.reduce((sum, { from, to }) => sum + to - from, 0)
    if (found.length === 0 || covered < spoken.length) return null
    return IDS.find((id) => found.some((one) => one.id === id)) ?? null
  }

  /** A "không biết" inside a longer message: "cỡ đó thôi, không biết chính xác". */
  const holdsUnknown = (words: readonly Word[]): boolean =>
    answers.find(words).some(({ id }) => id === 'unknown')

  const isCorrection = (words: readonly Word[]): boolean => corrections.find(words).length > 0

  return { quick, holdsUnknown, isCorrection }
}
