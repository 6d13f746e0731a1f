import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { MessageReading } from './reader.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { phraseList, plainList, without, type Words } from '../phrases/phrase-list.ts'

type Quick = NonNullable<MessageReading['quick']>

/** The more telling first: "dạ không biết" is no yes, "không, không rõ" no plain no. */
const IDS: readonly Quick[] = ['unknown', 'not-applicable', 'skip', 'no', 'yes']

/** Recognises a message that is a short answer and nothing more. */
export const createQuickAnswer = (lexicon: MessageLexicon, aliases: Aliases) => {
  const answers = phraseList(
    IDS.map((id) => ({ id, words: lexicon.answers[id] })),
    aliases,
  )
  const fillers = plainList(lexicon.commands.fillers, aliases)
  const urging = plainList(lexicon.answers.urging, aliases)
  const corrections = plainList(lexicon.answers.correction, aliases)
  const unknown = plainList(lexicon.answers.unknown, aliases)
  const noes = plainList(lexicon.answers.no, aliases)
  const { negations, changes } = lexicon.choices
  const takesBack = plainList(
    [negations, lexicon.answers.unknown, lexicon.answers.correction, lexicon.questions.joins]
      .concat([changes.adding, changes.lessening, changes.taking, changes.leaving])
      .flat(),
    aliases,
  )

  /** The answer of words that hold nothing else; "dạ" and "rồi" are answers only when alone. */
  const quick = (words: Words): Quick | null => {
    const spoken = words.filter((_, at) => fillers.at(words, at) === null || answers.at(words, at))
    const rest = without(without(spoken, answers), fillers)
    const isUrged = answers.at(spoken, 0)?.id === 'yes' && without(rest, urging).length === 0
    if (rest.length > 0 && !isUrged) return null
    const found = new Set(answers.find(spoken).map(({ id }) => id))
    return IDS.find((id) => found.has(id)) ?? null
  }

  /** "đúng, có ba việc đó thôi": a yes, and words behind it that take nothing back. */
  const agrees = ([first, ...rest]: readonly Words[]): boolean =>
    first !== undefined &&
    rest.length > 0 &&
    quick(first) === 'yes' &&
    !rest.some((words) => takesBack.isIn(words))

  /** A "không biết" inside a longer message: "cỡ đó thôi, không biết chính xác". */
  const holdsUnknown = (words: Words): boolean => unknown.isIn(words)

  /** "nhầm", "ý lộn", with what is right beside it. */
  const isCorrection = (words: Words): boolean =>
    corrections.isIn(words) && without(without(words, corrections), fillers).length > 0

  /** "ko 515": a no, and a figure in place of another one. */
  const isDenial = (words: Words): boolean => {
    const said = without(words, fillers)
    if (noes.at(said, 0) === null) return false
    const rest = without(said, noes).filter(({ kind }) => kind !== 'mark')
    return rest.length > 0 && rest.every(({ kind }) => kind === 'number')
  }

  return { quick, agrees, holdsUnknown, isCorrection, isDenial }
}
