// Never the root of the package: it reads `.env`, prints, and loads the clients of three databases.
import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js'
import LogisticRegressionClassifier from 'natural/lib/natural/classifiers/logistic_regression_classifier.js'
import type { Knowledge } from '../../../../knowledge/knowledge.ts'

/** What classifiers are taught: the articles, and how search reads their wordings. */
export interface Taught {
  readonly articles: Knowledge['articles']
  readonly search: Pick<Knowledge['search'], 'tokens'>
}

/** A text of the content: its tokens, and the article that it asks for. */
interface TaughtText {
  readonly article: string
  readonly tokens: readonly string[]
}

/** Tells of every article how sure it answers what says these tokens. */
export type Classify = (
  tokens: readonly string[],
) => readonly { readonly label: string; readonly value: number }[]

/** Titles and questions of all articles, as search reads them. */
const wordingsOf = ({ articles, search }: Taught): readonly TaughtText[] =>
  [...articles.values()].flatMap(({ id, title, questions }) =>
    [title, ...questions].map((text) => ({
      article: id,
      tokens: search.tokens({ text, province: null, prior: null }).said,
    })),
  )

/** Of 0.1, 0.3 and 1, which is what `natural` takes by itself, the one that puts most articles first. */
const SMOOTHING = 0.3

const trained = (classifier: NaturalClassifier, wordings: readonly TaughtText[]): Classify => {
  for (const { article, tokens } of wordings) classifier.addDocument([...tokens], article)
  classifier.train()
  return (tokens) => classifier.getClassifications([...tokens])
}

/** Taught with all wordings. */
export const teachBayes = (knowledge: Taught): Classify =>
  trained(new BayesClassifier(undefined, SMOOTHING), wordingsOf(knowledge))

/**
 * It descends over a full matrix for every article: one text of 300 tokens an article takes one to three
 * minutes, all 9,855 wordings of 1,398 tokens would take many hours. Two wordings an article and 200
 * tokens take as long, and put the right article first for 36 of 100 questions instead of 54.
 */
export const LOGISTIC_TOKENS = 300

/** Those that stand in most wordings. */
const mostUsed = (wordings: readonly TaughtText[], most: number): ReadonlySet<string> => {
  const uses = new Map<string, number>()
  for (const { tokens } of wordings)
    for (const token of tokens) uses.set(token, (uses.get(token) ?? 0) + 1)
  const sorted = [...uses].toSorted(([, one], [, other]) => other - one)
  return new Set(sorted.slice(0, most).map(([token]) => token))
}

/** Taught with all wordings of an article as one text, and with the tokens that stand in most of them. */
export const teachLogistic = (knowledge: Taught): Classify => {
  const wordings = wordingsOf(knowledge)
  const used = mostUsed(wordings, LOGISTIC_TOKENS)
  const texts = [...Map.groupBy(wordings, ({ article }) => article)].map(([article, own]) => ({
    article,
    tokens: [...new Set(own.flatMap(({ tokens }) => tokens))].filter((token) => used.has(token)),
  }))
  return trained(new LogisticRegressionClassifier(), texts)
}
