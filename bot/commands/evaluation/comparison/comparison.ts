import { ZONES } from '../../../../knowledge/search/decision/decide.ts'
import { areaOf, calibrationOf, shareOf, type Bin, type Marked } from '../confidence.ts'
import type { LabelledQuestion } from '../labelled.ts'
import { crossValidate, marksOf, type Validated } from '../validation.ts'
import { hasAnswer, zonesOf, type Borders, type Zoned } from '../zones.ts'
import { bordersWithin, harmOf } from './borders.ts'
import { teachBayes, teachLogistic, type Taught } from './classifier.ts'
import { byClassifier, byGrams, byWords } from './ways.ts'

/** The ways of deciding that are compared, in the order in which they are printed. */
export const WAYS = ['words', 'grams', 'bayes', 'logistic', 'trained'] as const

/** The name of a way of deciding. */
export type WayName = (typeof WAYS)[number]

/** How one way of deciding did. */
export interface ComparedWay {
  readonly name: WayName
  readonly borders: Borders
  readonly zones: Zoned
  /** Of the questions that an article answers: it stands first, or among the first three. */
  readonly first: number
  readonly amongThree: number
  /** Of them: it is answered where half as many answers are wrong as with what ships. */
  readonly rightAtHalf: number
  /** How well its confidence tells answers that are right from others. */
  readonly area: number
  /** Of its best articles; null where what it says is no probability. */
  readonly bins: readonly Bin[] | null
}

/** How the decider that ships would do with other borders. */
export interface Swept {
  readonly borders: Borders
  readonly zones: Zoned
}

/** All that the comparison prints. */
export interface Compared {
  readonly ways: readonly ComparedWay[]
  readonly sweep: readonly Swept[]
}

/** The best article of each question of which the row says whether it answers. */
const bestOf = (all: readonly Validated[]): readonly Marked[] =>
  marksOf(all.map((one) => ({ ...one, weighed: one.weighed.slice(0, 1) })))

const FIRST_PLACES = 3

const placed = (all: readonly Validated[], places: number): number => {
  const answerable = all.filter(hasAnswer)
  const found = answerable.filter(({ weighed }) =>
    weighed.slice(0, places).some(({ is }) => is === true),
  )
  return shareOf(found.length, answerable.length)
}

const NO_PROBABILITY: ReadonlySet<WayName> = new Set(['words', 'grams'])

/** Judges ways of deciding, each at the borders at which it does no more harm than `trained`. */
export const judge = (
  ways: Readonly<Record<WayName, readonly Validated[]>>,
): readonly ComparedWay[] => {
  const most = harmOf(ways.trained, ZONES)
  const half = { ...most, wrong: most.wrong / 2 }
  return WAYS.map((name) => {
    const all = ways[name]
    const borders = name === 'trained' ? ZONES : bordersWithin(all, most)
    const best = bestOf(all)
    return {
      name,
      borders,
      zones: zonesOf(all, borders),
      first: placed(all, 1),
      amongThree: placed(all, FIRST_PLACES),
      rightAtHalf: zonesOf(all, bordersWithin(all, half)).right,
      area: areaOf(best),
      bins: NO_PROBABILITY.has(name) ? null : calibrationOf(best),
    }
  })
}

const SWEPT_ANSWERS = [0.3, 0.4, 0.45, 0.5, 0.6, 0.7] as const
const SWEPT_OFFERS = [0.1, 0.15, 0.2] as const

const sweep = (all: readonly Validated[]): readonly Swept[] =>
  SWEPT_OFFERS.flatMap((offer) =>
    SWEPT_ANSWERS.map((answer) => {
      const borders = { ...ZONES, answer, offer }
      return { borders, zones: zonesOf(all, borders) }
    }),
  )

/** What is compared. */
export interface ToCompare {
  /** The questions that are put, and those whose labels the decider learns from. */
  readonly questions: readonly LabelledQuestion[]
  readonly learned: readonly LabelledQuestion[]
  readonly knowledge: Taught
  readonly loosen: (text: string) => string
  /** Told of each way that is begun. */
  readonly begin: (name: WayName) => void
}

/** Puts the questions to each way of deciding; none has seen whoever wrote them. */
export const compare = ({ questions, learned, knowledge, loosen, begin }: ToCompare): Compared => {
  const classified = (teach: typeof teachBayes) =>
    byClassifier(questions, teach(knowledge), knowledge, loosen)
  const begun = <T>(name: WayName, work: () => T): T => {
    begin(name)
    return work()
  }
  const trained = begun('trained', () => crossValidate(questions, learned))
  return {
    ways: judge({
      words: begun('words', () => byWords(questions)),
      grams: begun('grams', () => byGrams(questions)),
      bayes: begun('bayes', () => classified(teachBayes)),
      logistic: begun('logistic', () => classified(teachLogistic)),
      trained,
    }),
    sweep: sweep(trained),
  }
}
