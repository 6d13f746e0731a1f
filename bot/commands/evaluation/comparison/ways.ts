import { FEATURES } from '../../../../knowledge/search/decision/features.ts'
import { labelOf } from '../label.ts'
import type { LabelledQuestion } from '../labelled.ts'
import { orderedBy, type Validated } from '../validation.ts'
import type { Classify, Taught } from './classifier.ts'

const SCORE = FEATURES.indexOf('score')

/** Articles by what the first retriever says of them alone. */
export const byWords = (questions: readonly LabelledQuestion[]): readonly Validated[] =>
  orderedBy(questions, (values) => values[SCORE] ?? 0)

/** Articles by what the second retriever says of them alone. */
export const byGrams = (questions: readonly LabelledQuestion[]): readonly Validated[] =>
  orderedBy(questions, (_, nearest) => nearest)

/** So many of the surest are kept: more are never offered. */
const MOST_KEPT = 8

/**
 * Articles by a classifier, those left out that the decider leaves out, too: another province's. What
 * it says of an article is taken as a share of what it says of all of them.
 */
export const byClassifier = (
  questions: readonly LabelledQuestion[],
  classify: Classify,
  { articles, search }: Taught,
  loosen: (text: string) => string,
): readonly Validated[] =>
  questions.map((question) => {
    const { said, provinces } = search.tokens(question.row)
    const own = classify(said).flatMap(({ label, value }) => {
      const article = articles.get(label)
      const isOwn =
        article?.province === null ||
        provinces.length === 0 ||
        provinces.some((province) => province === article?.province)
      return article && isOwn ? [{ article, value }] : []
    })
    const total = own.reduce((sum, { value }) => sum + value, 0)
    return {
      question,
      weighed: own.slice(0, MOST_KEPT).map(({ article, value }) => ({
        is: labelOf(article, question.row, loosen),
        abstains: article.abstains,
        confidence: total > 0 ? value / total : 0,
      })),
    }
  })
