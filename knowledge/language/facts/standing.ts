import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { Reading } from '../../rules/reading.ts'
import type { Value } from '../../rules/value.ts'
import type { Fact } from '../../schema/fact.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { isYear } from '../numbers/date.ts'
import { phraseList, plainList, without, type Words } from '../phrases/phrase-list.ts'
import { clarify, confirm, use } from './context.ts'

/**
 * How a thing is told: as one that is only coming or is gone, as a guess, plainly with words beside it
 * that may take it back, or among words of which nobody knows what they make of it.
 */
export type Standing = 'not-yet' | 'guessed' | 'disputed' | 'unclear'

/** Tells how sure words are of what they tell; null where nothing in them leaves it open. */
export interface ReadStanding {
  (words: Words): Extract<Standing, 'not-yet' | 'guessed'> | null
}

/** Builds what tells a thing that is there from one that is planned, awaited, expired or guessed. */
export const createStanding = (
  { numbers, choices, answers, commands }: Lexicon & MessageLexicon,
  aliases: Aliases,
): ReadStanding => {
  const guesses = phraseList(
    [
      { id: true, words: numbers.doubt },
      { id: false, words: numbers.sure },
    ],
    aliases,
  )
  const unknown = plainList(answers.unknown, aliases)
  const notYet = phraseList(
    [
      { id: true, words: choices.notYet },
      { id: true, words: choices.awaiting, exact: true },
      { id: false, words: choices.already },
    ],
    aliases,
  )
  const underWay = plainList(choices.underWay, aliases)
  const fillers = plainList(commands.fillers, aliases)
  const holds = (list: typeof guesses, words: Words) => list.find(words).some(({ id }) => id)
  return (words) => {
    if (holds(guesses, words) || unknown.isIn(words)) return 'guessed'
    const said = without(words, fillers)
    const isUnderWay = underWay.endsAt(said, said.length)
    const isComing = notYet
      .find(words)
      // "cuối năm 2023": a year behind it may be past
      .some(({ id, to }) => id && !isYear(Number(words[to]?.lower)))
    return isComing || isUnderWay ? 'not-yet' : null
  }
}

/** A fact of more options is no question of yes or no. */
const MOST_OPTIONS = 3

/** What a plain no stands for; null for a fact that is no question of yes or no. */
export const noOf = (fact: Fact, said: string): Value | null => {
  if (fact.type === 'truth') return { is: 'truth', value: false, said }
  if (fact.options.length > MOST_OPTIONS) return null
  return fact.truth && fact.type === 'choice' ? { is: 'choice', ids: [fact.truth[1]], said } : null
}

/** A condition may be met by it. */
const isGood = (fact: Fact, value: Value): boolean =>
  value.is === 'truth' ? value.value : value.is === 'choice' && value.ids[0] !== fact.truth?.[1]

/**
 * What a value comes to as it was told: a guess is not known, and what is not there yet is a no, or
 * asked back. Only of facts that stand for a yes or a no.
 */
export const asTold = (fact: Fact, value: Value, standing: Standing | null): Reading => {
  const { said } = value
  const no = noOf(fact, said)
  if (standing === null || no === null) return use(value)
  if (standing === 'guessed') return use({ is: 'unknown', doubt: 'vague', said })
  if (!isGood(fact, value)) return use(value)
  if (standing === 'unclear') return fact.type === 'truth' ? confirm(value, 'doubt') : use(value)
  return fact.type === 'truth' && standing === 'not-yet'
    ? use(no)
    : clarify('which-option', said, [value, no])
}
