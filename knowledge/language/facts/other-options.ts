import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { Fact } from '../../schema/fact.ts'
import type { Reading } from '../../rules/reading.ts'
import type { Value } from '../../rules/value.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { phraseList, type Words } from '../phrases/phrase-list.ts'
import { clarify } from './context.ts'
import { createNegation } from './negation.ts'

/** A fact of more options may hold several of them. */
const MOST_OPTIONS = 3

const idOf = (value: Value): string | null =>
  value.is === 'choice' && value.ids.length === 1 ? (value.ids[0] ?? null) : null

/**
 * Builds what hears that an answer names another option, too: "cao hơn, mà thợ thì thấp hơn", "luật
 * 2012, năm rồi đổi qua luật 2023". Which of them holds is asked.
 */
export const createOtherOptions = ({ choices, ...lexicon }: MessageLexicon, aliases: Aliases) => {
  const negationIn = createNegation({ choices, ...lexicon }, aliases)
  const named = new Map(
    choices.facts.map(({ fact, options }) => [
      fact,
      phraseList(
        options.map(({ id, says, answers }) => ({ id, words: [...says, ...answers] })),
        aliases,
      ),
    ]),
  )
  return (fact: Fact, clauses: readonly Words[], reading: Reading): Reading => {
    const list = named.get(fact.id)
    const own = reading.kind === 'value' ? idOf(reading.value) : null
    const isFew = fact.options.length <= MOST_OPTIONS
    if (!list || own === null || !isFew || reading.kind !== 'value') return reading
    const others = clauses.flatMap((words) => {
      const isNegated = negationIn(words)
      return list.find(words).flatMap(({ id, from }) => (id === own || isNegated(from) ? [] : [id]))
    })
    const { said } = reading.value
    const ids = [own, ...new Set(others)]
    return ids.length === 1
      ? reading
      : clarify(
          'which-option',
          said,
          ids.map((id) => ({ is: 'choice', ids: [id], said })),
        )
  }
}
