import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { phraseList, plainList, without, type Words } from '../phrases/phrase-list.ts'
import type { Span } from '../text/span.ts'

/** An option of a fact that is named, and where the words stand that tell it. */
interface NamedAnswer extends Span {
  readonly fact: string
  readonly id: string
}

/**
 * Builds what hears the name of a fact and behind it nothing but an answer to the question for it:
 * "hồ sơ của chú có đủ nghen". Null for anything else.
 */
export const createNamedAnswer = (
  { choices, commands, questions }: MessageLexicon,
  aliases: Aliases,
) => {
  const called = phraseList(
    Object.entries(commands.facts).map(([fact, names]) => ({ id: fact, words: names })),
    aliases,
  )
  const answered = new Map(
    choices.facts.map(({ fact, options }) => [
      fact,
      phraseList(
        options.map(({ id, answers }) => ({ id, words: answers })),
        aliases,
      ),
    ]),
  )
  const beside = plainList(
    [...commands.fillers, ...questions.check.ofOwn, ...choices.common],
    aliases,
  )
  return (words: Words): NamedAnswer | null => {
    const name = called.find(words).at(-1)
    const list = name && answered.get(name.id)
    if (!list) return null
    const behind = without(words.slice(name.to), beside)
    const [only, ...others] = list.find(behind)
    if (!only || others.length > 0 || without(behind, list).length > 0) return null
    const [at, end] = [words[name.from]?.at ?? 0, words.at(-1)?.end ?? 0]
    return { fact: name.id, id: only.id, at, end }
  }
}
