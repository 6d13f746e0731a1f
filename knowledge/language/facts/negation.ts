import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { plainList, type Words } from '../phrases/phrase-list.ts'

/** Builds what tells of some words whether a "không" stands before one of them. */
export const createNegation = ({ choices, answers }: MessageLexicon, aliases: Aliases) => {
  const negation = plainList(choices.negations, aliases)
  const unknown = plainList(answers.unknown, aliases)
  /** A "không biết" before a word denies nothing. */
  return (words: Words): ((from: number) => boolean) => {
    const [denied, open] = [negation.saidFrom(words), unknown.saidFrom(words)]
    return (from) => from >= denied && from < open
  }
}
