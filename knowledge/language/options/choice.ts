import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { FactReading } from '../../rules/reading.ts'
import type { Value } from '../../rules/value.ts'
import type { Fact } from '../../schema/fact.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { createNegation } from '../facts/negation.ts'
import { phraseList, plainList, type PhraseFound, type Words } from '../phrases/phrase-list.ts'

interface Option {
  readonly fact: string
  readonly id: string
  readonly negated: string | null
  readonly withoutFigure: boolean
}

interface Said {
  readonly fact: string
  readonly id: string
  readonly at: number
  readonly end: number
}

/** Everyone says "HTX", also of a group or a union. */
const COMMON_ENTITY = 'cooperative'
const MOST_WORDS_TO_YEAR = 2

/** One id where all agree; a more telling kind of body beats "HTX"; else none stands out. */
const agreed = (ids: readonly string[]): string | null => {
  const telling = ids.filter((id) => id !== COMMON_ENTITY)
  const different = new Set(telling.length > 0 ? telling : ids)
  const [only] = different
  return different.size === 1 ? (only ?? null) : null
}

/** Reads facts that are one of a few words: kind of body, law, wage, yes and no facts. */
export const createChoice = (lexicon: MessageLexicon, all: readonly Fact[], aliases: Aliases) => {
  const { facts, aside, founded } = lexicon.choices
  const truths = new Set(all.filter(({ type }) => type === 'truth').map(({ id }) => id))
  const valueOf = (fact: string, id: string, said: string): Value =>
    truths.has(fact)
      ? { is: 'truth', value: id === 'yes', said }
      : { is: 'choice', ids: [id], said }
  /** Options that the year of founding tells, by the first such year. */
  const byYear = facts.flatMap(({ fact, options: list }) =>
    list.flatMap(({ id, foundedFrom }) =>
      foundedFrom === null ? [] : [{ fact, id, foundedFrom }],
    ),
  )
  const options = phraseList<Option | null>(
    [
      ...facts.flatMap(({ fact, options: list }) =>
        list.map(({ id, says, negated = null, withoutFigure }) => ({
          id: { fact, id, negated, withoutFigure },
          words: says,
        })),
      ),
      { id: null, words: aside },
    ],
    aliases,
  )
  const negationIn = createNegation(lexicon, aliases)
  const foundedWords = plainList(founded, aliases)

  const isOfFigure = (words: Words, { withoutFigure }: Option) =>
    withoutFigure && words.some(({ kind }) => kind === 'number')

  const saidIn = (words: Words): readonly Said[] => {
    const isNegated = negationIn(words)
    return options
      .find(words)
      .filter((hit): hit is PhraseFound<Option> => hit.id !== null)
      .filter(({ id }) => !isOfFigure(words, id))
      .flatMap(({ id: option, from, to }) => {
        const id = isNegated(from) ? option.negated : option.id
        const [at, end] = [words[from]?.at ?? 0, words[to - 1]?.end ?? 0]
        return id === null ? [] : [{ fact: option.fact, id, at, end }]
      })
  }

  /** "mới thành lập năm 2025". */
  const ofYear = (words: Words): readonly Said[] =>
    foundedWords.find(words).flatMap(({ from, to }) => {
      const near = words.slice(to, to + MOST_WORDS_TO_YEAR)
      const year = near.find(({ kind }) => kind === 'number')
      if (!year || year.lower.length !== 4) return []
      return byYear
        .filter(({ foundedFrom }) => Number(year.lower) >= foundedFrom)
        .map(({ fact, id }) => ({ fact, id, at: words[from]?.at ?? 0, end: year.end }))
    })

  /** The facts that clauses state, each with the words that say it. */
  return (normal: string, clauses: readonly Words[]): readonly FactReading[] => {
    const said = clauses.flatMap((words) => {
      const found = saidIn(words)
      const stated = new Set(found.map(({ fact }) => fact))
      return [...found, ...ofYear(words).filter(({ fact }) => !stated.has(fact))]
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
