import { ZONES } from '../../../knowledge/search/decision/decide.ts'
import { examplesOf, type LabelledQuestion } from './labelled.ts'
import { probabilityIn } from '../../../knowledge/search/decision/model.ts'
import { fitRegression } from './regression.ts'

/** The probability of each article that is weighed for a question, the likeliest first. */
export interface Validated {
  readonly question: LabelledQuestion
  readonly weighed: readonly {
    readonly is: boolean | null
    readonly abstains: boolean
    readonly probability: number
  }[]
}

type ProbabilityOf = (values: readonly number[]) => number

const validated = (
  questions: readonly LabelledQuestion[],
  probabilityOf: ProbabilityOf,
): readonly Validated[] =>
  questions.map((question) => ({
    question,
    weighed: question.weighed
      .map(({ values, is, abstains }) => ({ is, abstains, probability: probabilityOf(values) }))
      .toSorted((one, other) => other.probability - one.probability),
  }))

/** Each writer's questions weighed by what was learned from all others. */
export const crossValidate = (questions: readonly LabelledQuestion[]): readonly Validated[] =>
  [...Map.groupBy(questions, ({ writer }) => writer)].flatMap(([writer, own]) => {
    const others = questions.filter((one) => one.writer !== writer)
    return validated(own, probabilityIn(fitRegression(examplesOf(others))))
  })

/** The same questions weighed by what was learned from all of them. */
export const weighTrained = (questions: readonly LabelledQuestion[]): readonly Validated[] =>
  validated(questions, probabilityIn(fitRegression(examplesOf(questions))))

/** Where a question ends: shares of 1. */
export interface Zoned {
  readonly answerable: number
  readonly right: number
  readonly withinOneTap: number
  readonly wrong: number
  readonly falselyDeclined: number
  readonly unanswerable: number
  readonly falselyAnswered: number
  readonly needlesslyOffered: number
}

type Borders = Readonly<Record<keyof typeof ZONES, number>>

const MOST_OFFERED = 3

const endOf = ({ weighed }: Validated, { answer, offer, beside }: Borders) => {
  const [best] = weighed
  if (!best || best.probability < offer) return 'declined'
  if (best.probability >= answer)
    return best.abstains && best.is !== true ? 'declined' : best.is === true ? 'right' : 'wrong'
  if (best.abstains) return best.is === true ? 'right' : 'declined'
  const offered = weighed.filter(({ probability, abstains }) => probability >= beside && !abstains)
  return offered.slice(0, MOST_OFFERED).some(({ is }) => is === true) ? 'tap' : 'offered'
}

const share = (part: number, of: number) => (of === 0 ? 0 : part / of)

/** Counts where questions end with these borders. */
export const zonesOf = (all: readonly Validated[], borders: Borders = ZONES): Zoned => {
  const ends = all.map((one) => ({ one, end: endOf(one, borders) }))
  const hasAnswer = ({ one }: { one: Validated }) =>
    one.question.row.answerable || one.question.row.article !== null
  const answerable = ends.filter(hasAnswer)
  const others = ends.filter((one) => !hasAnswer(one))
  const count = (list: typeof ends, ...kinds: readonly string[]) =>
    share(list.filter(({ end }) => kinds.includes(end)).length, list.length)
  return {
    answerable: answerable.length,
    right: count(answerable, 'right'),
    withinOneTap: count(answerable, 'right', 'tap'),
    wrong: count(answerable, 'wrong'),
    falselyDeclined: count(answerable, 'declined', 'offered'),
    unanswerable: others.length,
    falselyAnswered: count(others, 'wrong', 'right'),
    needlesslyOffered: count(others, 'offered', 'tap'),
  }
}

/** How often a right article is likelier than a wrong one of any question (area under the curve). */
export const areaOf = (all: readonly Validated[]): number => {
  const weighed = all
    .flatMap((one) => one.weighed)
    .filter(({ is }) => is !== null)
    .toSorted((one, other) => one.probability - other.probability)
  let wrong = 0
  let right = 0
  let sum = 0
  for (const { is } of weighed)
    if (is === true) {
      right += 1
      sum += wrong
    } else wrong += 1
  return share(sum, right * wrong)
}

const BINS = 10

/** What is called likely and how often it is right, in ten bins of probability. */
export const calibrationOf = (all: readonly Validated[]) =>
  Array.from({ length: BINS }, (_, bin) => {
    const inside = all
      .flatMap((one) => one.weighed)
      .filter(
        ({ is, probability }) =>
          is !== null && Math.min(BINS - 1, Math.floor(probability * BINS)) === bin,
      )
    const mean = (value: (one: (typeof inside)[number]) => number) =>
      share(
        inside.reduce((sum, one) => sum + value(one), 0),
        inside.length,
      )
    return {
      count: inside.length,
      said: mean(({ probability }) => probability),
      right: mean(({ is }) => Number(is)),
    }
  })
