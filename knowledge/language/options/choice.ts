import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { FactReading } from '../../rules/reading.ts'
import type { Value } from '../../rules/value.ts'
import type { Fact } from '../../schema/fact.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { isYear } from '../numbers/date.ts'
import { createNegation } from '../facts/negation.ts'
import { asTold, createStanding, noOf, type Standing } from '../facts/standing.ts'
import { createNamedAnswer } from './named-answer.ts'
import { phraseList, plainList, without, type Word, type Words } from '../phrases/phrase-list.ts'

interface Option {
  readonly fact: string
  readonly id: string
  readonly negated: string | null
  readonly withoutFigure: boolean
}

/** The options of a fact that tell nothing of today where they are said of a time that is past. */
const ofNow = (facts: MessageLexicon['choices']['facts']): ReadonlySet<string> =>
  new Set(
    facts.flatMap(({ fact, options }) =>
      options.filter((one) => one.ofNow).map(({ id }) => `${fact} ${id}`),
    ),
  )

interface Said {
  readonly fact: string
  readonly id: string
  readonly at: number
  readonly end: number
  /** How its clause tells it. */
  readonly standing: Standing | null
}

/** Everyone says "HTX", also of a group or a union. */
const COMMON_ENTITY = 'cooperative'
const MOST_WORDS_TO_YEAR = 2
/** So many words on either side of a thing tell whether it is there. */
const WORDS_AROUND = 4

/** One id where all agree; a more telling kind of body beats "HTX"; else none stands out. */
const agreed = (ids: readonly string[]): string | null => {
  const telling = ids.filter((id) => id !== COMMON_ENTITY)
  const different = new Set(telling.length > 0 ? telling : ids)
  const [only] = different
  return different.size === 1 ? (only ?? null) : null
}

const valueOf = ({ type }: Fact, option: string, said: string): Value =>
  type === 'truth'
    ? { is: 'truth', value: option === 'yes', said }
    : { is: 'choice', ids: [option], said }

/** No strange word stands next to a thing, up to a figure on either side. */
const isPlain = (words: Words, from: number, to: number, strange: ReadonlySet<Word>): boolean => {
  const before = words.slice(Math.max(0, from - WORDS_AROUND), from)
  const behind = words.slice(to, to + WORDS_AROUND)
  const figure = before.findLastIndex(({ kind }) => kind === 'number')
  const next = behind.findIndex(({ kind }) => kind === 'number')
  const near = [...before.slice(figure + 1), ...behind.slice(0, next < 0 ? undefined : next)]
  return !near.some((word) => strange.has(word))
}

/** Reads facts that are one of a few words: kind of body, law, wage, yes and no facts. */
export const createChoice = (
  lexicon: Lexicon & MessageLexicon,
  all: readonly Fact[],
  aliases: Aliases,
) => {
  const { facts, aside, founded } = lexicon.choices
  const byId = new Map(all.map((fact) => [fact.id, fact]))
  const standingIn = createStanding(lexicon, aliases)
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
  const yesOrNo = new Set(all.filter((fact) => noOf(fact, '')).map(({ id }) => id))
  const called = phraseList(
    Object.entries(lexicon.commands.facts).map(([fact, names]) => ({ id: fact, words: names })),
    aliases,
  )
  const answerIn = createNamedAnswer(lexicon, aliases)
  const current = ofNow(facts)
  const then = plainList(lexicon.choices.then, aliases)
  const foundedWords = plainList(founded, aliases)
  const noes = plainList([...lexicon.answers.no, ...lexicon.choices.negations], aliases)
  const fillers = plainList(lexicon.commands.fillers, aliases)
  const { questions } = lexicon
  /** Words that leave a thing beside them as plainly there as it is. */
  const plain = plainList(
    [
      ...lexicon.choices.plainly,
      ...lexicon.choices.already,
      ...lexicon.commands.fillers,
      ...questions.check.asked,
      ...questions.own,
      ...lexicon.sectors.around,
      ...lexicon.sectors.sectors.flatMap(({ says, exact, answers: named }) => [
        ...says,
        ...exact,
        ...named,
      ]),
      ...facts.flatMap(({ options: list }) => list.flatMap(({ says }) => says)),
    ],
    aliases,
  )
  const checks = plainList([...questions.check.asked, ...questions.own], aliases)

  const isOfFigure = (words: Words, { withoutFigure }: Option) =>
    withoutFigure && words.some(({ kind }) => kind === 'number')

  const isOfThen = (words: Words): boolean =>
    then.isIn(words) || words.some(({ kind, lower }) => kind === 'number' && isYear(Number(lower)))

  /** "ocop thì chưa có": a no behind the thing, and nothing behind that. */
  const endsInNo = (behind: Words): boolean => {
    const said = without(without(behind, checks), fillers)
    return noes.endsAt(said, said.length)
  }

  /** The words of a clause beside which nothing is plainly there. */
  const strangeIn = (words: Words): ReadonlySet<Word> => new Set(without(words, plain))

  const saidIn = (words: Words): readonly Said[] => {
    const isNegated = negationIn(words)
    const hits = options.find(words)
    if (hits.length === 0) return []
    const rest = hits.map(({ to }, step) => words.slice(to, hits[step + 1]?.from))
    const around = [...words.slice(0, hits[0]?.from), ...rest.flat()]
    const [standing, isPast] = [standingIn(around), isOfThen(around)]
    const strange = strangeIn(words)
    return hits.flatMap(({ id: option, from, to }, step) => {
      if (option === null || isOfFigure(words, option)) return []
      // "luật 2012 chứ không phải luật mới": a no between two is of the second
      const isLast = step + 1 === hits.length
      const isNo =
        isNegated(from) || (isLast && yesOrNo.has(option.fact) && endsInNo(rest[step] ?? []))
      const id = isNo ? option.negated : option.id
      if (id === null || (isPast && current.has(`${option.fact} ${id}`))) return []
      const [at, end] = [words[from]?.at ?? 0, words[to - 1]?.end ?? 0]
      const told = standing ?? (isNo || isPlain(words, from, to, strange) ? null : 'unclear')
      return [{ fact: option.fact, id, at, end, standing: told }]
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
        .map(({ fact, id }) => ({
          fact,
          id,
          at: words[from]?.at ?? 0,
          end: year.end,
          standing: null,
        }))
    })

  /** How a fact is told by all its clauses together, and by those around them that tell no other. */
  const standingOf = (
    told: readonly Said[],
    around: readonly Words[],
    isAsked: boolean,
  ): Standing | null => {
    const own = told.map(({ standing }) => standing)
    const isUnclear = own.every((one) => one === 'unclear')
    // "ocop hả, chưa đâu": beside the thing asked for, a no is of that
    const beside = around
      .filter((words) => !options.isIn(words))
      .map((words) => standingIn(words) ?? (isAsked && noes.isIn(words) ? 'disputed' : null))
    if (own.includes('guessed')) return 'guessed'
    if (own.every((one) => one === 'not-yet')) return 'not-yet'
    const isOpen = [...own, ...beside].some((one) => one !== null && one !== 'unclear')
    return isOpen ? 'disputed' : isUnclear ? 'unclear' : null
  }

  /**
   * The facts that clauses state, each with the words that say it. Of the fact asked for every clause
   * counts, of another the one behind it.
   */
  return (
    normal: string,
    clauses: readonly Words[],
    asked: string | null,
  ): readonly FactReading[] => {
    const said = clauses.flatMap((words, clause) => {
      const hits = saidIn(words)
      const named = answerIn(words)
      const isNew = named !== null && !hits.some(({ fact }) => fact === named.fact)
      const found = isNew ? [...hits, { ...named, standing: null }] : hits
      const stated = new Set(found.map(({ fact }) => fact))
      const byYears = ofYear(words).filter(({ fact }) => !stated.has(fact))
      return [...found, ...byYears].map((one) => ({ ...one, clause }))
    })
    return [...Map.groupBy(said, ({ fact }) => fact)].flatMap(([name, list]) => {
      const fact = byId.get(name)
      const id = agreed(list.map((one) => one.id))
      if (!fact || id === null) return []
      const words = normal.slice(
        Math.min(...list.map(({ at }) => at)),
        Math.max(...list.map(({ end }) => end)),
      )
      const last = list.at(-1)?.clause ?? 0
      const around = (name === asked ? clauses : clauses.slice(last + 1, last + 2)).filter(
        (one) => !called.find(one).some(({ id: other }) => other !== name),
      )
      const reading = asTold(
        fact,
        valueOf(fact, id, words),
        standingOf(list, around, name === asked),
      )
      return [{ fact: name, reading }]
    })
  }
}
