import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { Clause } from './clause.ts'
import { LONGEST_QUESTION } from '../text/length.ts'
import type { Intent } from './reader.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { phraseList, plainList, without, type Words } from '../phrases/phrase-list.ts'

/** Twelve digits with a zero in front: the number of an identity card. */
const IDENTITY_NUMBER = /(?<!\d)0\d{11}(?!\d)/u

/** Recognises what a message is about, besides facts. */
export const createIntent = (lexicon: MessageLexicon, aliases: Aliases) => {
  const { intents, handing } = lexicon.intents
  const anywhere = phraseList(
    intents.map(({ id, words }) => ({ id: id as Intent, words })),
    aliases,
  )
  const wholes = intents.map(({ id, whole }) => ({
    id: id as Intent,
    list: plainList(whole, aliases),
  }))
  const hands = plainList(handing, aliases)
  const rules = plainList(lexicon.questions.rule, aliases)
  const fillers = plainList(lexicon.commands.fillers, aliases)
  const ofOwn = plainList(lexicon.questions.check.ofOwn, aliases)
  const admission = plainList(lexicon.questions.check.admission, aliases)
  const ending = plainList(lexicon.questions.ends, aliases)

  /** "hong biet htx chu co duoc vo khong": whether one's own cooperative would be let in. */
  const asksAdmission = (words: Words, clauses: readonly Clause[]): boolean =>
    ofOwn.isIn(words) &&
    clauses.some(({ words: clause }) => {
      const said = without(clause, fillers)
      return admission.isIn(clause) && ending.endsAt(said, said.length)
    })

  const wholeIntents = (words: Words): readonly Intent[] =>
    (words.at(-1)?.end ?? 0) > LONGEST_QUESTION
      ? []
      : wholes
          .filter(
            ({ list }) => list.isIn(words) && without(without(words, list), fillers).length === 0,
          )
          .map(({ id }) => id)

  return (normal: string, words: Words, clauses: readonly Clause[]): ReadonlySet<Intent> => {
    const found = new Set(anywhere.find(words).map(({ id }) => id))
    if (!hands.isIn(words)) found.delete('private-document')
    if (clauses.some(({ kind, words: clause }) => kind === 'question' && !hands.isIn(clause)))
      found.delete('private-document')
    for (const id of wholeIntents(words)) found.add(id)
    if (IDENTITY_NUMBER.test(normal)) found.add('private-document')
    if (clauses.some(({ kind }) => kind === 'check') || asksAdmission(words, clauses))
      found.add('check-me')
    if (clauses.some(({ kind, words: clause }) => kind === 'question' && rules.isIn(clause)))
      found.add('rule')
    return found
  }
}
