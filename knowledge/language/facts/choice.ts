import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { FactReading } from '../../rules/reading.ts'
import type { Value } from '../../rules/value.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { createNegation } from './negation.ts'
import { phraseList, plainList, type PhraseFound, type Words } from '../phrases/phrase-list.ts'

interface Option {
  readonly fact: string
  readonly id: string
  readonly isAnswer: boolean
  readonly negated: string | null
}

interface Said {
  readonly fact: string
  readonly id: string
  readonly at: number
  readonly end: number
}

/** Facts whose options are yes and no. */
const TRUTHS: ReadonlySet<string> = new Set(['hightech', 'ocop', 'dossier'])
/** Everyone says "HTX", also of a group or a union. */
const COMMON_ENTITY = 'cooperative'
/** Cooperatives of this year and later can only be under the law of 2023. */
const FIRST_YEAR_OF_NEW_LAW = 2025
const MOST_WORDS_TO_YEAR = 2

const valueOf = (fact: string, id: string, said: string): Value =>
  TRUTHS.has(fact) ? { is: 'truth', value: id === 'yes', said } : { is: 'choice', ids: [id], said }

/** One id where all agree; a more telling kind of body beats "HTX"; else none stands out. */
const agreed = (ids: readonly string[]): string | null => {
  const telling = ids.filter((id) => id !== COMMON_ENTITY)
  const different = new Set(telling.length > 0 ? telling : ids)
  const [only] = different
  return different.size === 1 ? (only ?? null) : null
}

/** Reads facts that are one of a few words: kind of body, law, wage, yes and no facts. */
export const createChoice = (lexicon: MessageLexicon, aliases: Aliases) => {
  const { facts, aside, founded } = lexicon.choices
  const options = phraseList<Option | null>(
    [
      ...facts.flatMap(({ fact, options: list }) =>
        list.flatMap(({ id, says, answers, negated = null }) => [
          { id: { fact, id, negated, isAnswer: false }, words: says },
          { id: { fact, id, negated, isAnswer: true }, words: answers },
        ]),
      ),
      { id: null, words: aside },
    ],
    aliases,
  )
  const negationIn = createNegation(lexicon, aliases)
  const foundedWords = plainList(founded, aliases)

  const isEqualWithFigure = (words: Words, { fact, id }: Option) =>
    fact === 'wage' && id === 'equal' && words.some(({ kind }) => kind === 'number')

  const saidIn = (words: Words, asked: string | null): readonly Said[] => {
    const isNegated = negationIn(words)
    return options
      .find(words)
      .filter((hit): hit is PhraseFound<Option> => hit.id !== null)
      .filter(({ id }) => (!id.isAnswer || id.fact === asked) && !isEqualWithFigure(words, id))
      .flatMap(({ id: option, from, to }) => {
        const id = isNegated(from) ? option.negated : option.id
        const [at, end] = [words[from]?.at ?? 0, words[to - 1]?.end ?? 0]
        return id === null ? [] : [{ fact: option.fact, id, at, end }]
      })
  }

  /** "mới thành lập năm 2025". */
  const lawOfYear = (words: Words): readonly Said[] =>
    foundedWords.find(words).flatMap(({ from, to }) => {
      const near = words.slice(to, to + MOST_WORDS_TO_YEAR)
      const year = near.find(({ kind }) => kind === 'number')
      if (!year || year.lower.length !== 4 || Number(year.lower) < FIRST_YEAR_OF_NEW_LAW) return []
      return [{ fact: 'legal', id: 'law-2023', at: words[from]?.at ?? 0, end: year.end }]
    })

  /** The facts that clauses state, each with the words that say it. */
  return (
    normal: string,
    clauses: readonly Words[],
    asked: string | null,
  ): readonly FactReading[] => {
    const said = clauses.flatMap((words) => {
      const found = saidIn(words, asked)
      return found.some(({ fact }) => fact === 'legal') ? found : [...found, ...lawOfYear(words)]
    })
    return [...Map.groupBy(said, ({ fact }) => fact)].flatMap(([fact, list]) => {
      const id = agreed(list.map((one) => one.id))
      const words = normal.slice(
        Math.min(...list.map(({ at }) => at)),
        Math.max(...list.map(({ end }) => end)),
      )
      return id === null
        ? []
        : [{ fact, reading: { kind: 'value', value: valueOf(fact, id, words) } }]
    })
  }
}
