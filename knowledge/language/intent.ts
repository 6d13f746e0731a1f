import type { MessageLexicon } from '../message-lexicon.ts'
import type { Intent } from './reader.ts'
import { phraseList, plainList, type Aliases, type Word } from './wording.ts'

/** Recognises what a message is about, besides facts. */
export const createIntent = (lexicon: MessageLexicon, aliases: Aliases) => {
  const named = phraseList(
    lexicon.intents.intents.map(({ id, words }) => ({ id: id as Intent, words })),
    aliases,
  )
  const checks = plainList(lexicon.intents.check, aliases)
  const rules = plainList(lexicon.intents.rule, aliases)
  return (words: readonly Word[]): ReadonlySet<Intent> => {
    const intents = new Set(named.find(words).map(({ id }) => id))
    if (rules.find(words).length > 0) intents.add('rule')
    else if (checks.find(words).length > 0) intents.add('check-me')
    return intents
  }
}
