import { probabilityIn } from '../../../knowledge/search/decision/model.ts'
import type { Marked } from './confidence.ts'
import { examplesOf, type LabelledQuestion } from './labelled.ts'
import { fitRegression } from './regression.ts'

/** The articles that were weighed for a question, the surest first. */
export interface Validated {
  readonly question: Pick<LabelledQuestion, 'row'>
  readonly weighed: readonly {
    /** Whether it answers; null where the row does not say. */
    readonly is: boolean | null
    readonly abstains: boolean
    /** The probability that it answers, or what stands in its place. */
    readonly confidence: number
  }[]
}

/** Puts the articles that are weighed for each question in order. */
export const orderedBy = (
  questions: readonly LabelledQuestion[],
  confidenceOf: (values: readonly number[], nearest: number) => number,
): readonly Validated[] =>
  questions.map((question) => ({
    question,
    weighed: question.weighed
      .map(({ values, is, abstains, nearest }) => ({
        is,
        abstains,
        confidence: confidenceOf(values, nearest),
      }))
      .toSorted((one, other) => other.confidence - one.confidence),
  }))

/** Each writer's questions weighed by what was learned from the questions of all others. */
export const crossValidate = (
  questions: readonly LabelledQuestion[],
  learned: readonly LabelledQuestion[] = questions,
): readonly Validated[] =>
  [...Map.groupBy(questions, ({ writer }) => writer)].flatMap(([writer, own]) => {
    const others = learned.filter((one) => one.writer !== writer)
    return orderedBy(own, probabilityIn(fitRegression(examplesOf(others))))
  })

/** The same questions weighed by what was learned from all of them. */
export const weighTrained = (questions: readonly LabelledQuestion[]): readonly Validated[] =>
  orderedBy(questions, probabilityIn(fitRegression(examplesOf(questions))))

/** Every article of every question of which the row says whether it answers. */
export const marksOf = (all: readonly Validated[]): readonly Marked[] =>
  all.flatMap(({ weighed }) =>
    weighed.flatMap(({ is, confidence }) => (is === null ? [] : [{ is, confidence }])),
  )
