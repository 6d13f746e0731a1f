import type { Article } from '../../schema/schema.ts'
import type { ReadTerms } from '../terms.ts'
import type { Field } from './postings.ts'

const WEIGHTS = { title: 1, question: 0.5, keyword: 0.5, answer: 0.5 } as const

const topicsIn = ({ terms }: Field) => new Set(terms.sayings.map(({ topic }) => topic))

/** What an article is filed under; its topic first. */
const filedUnder = ({ topic, about, citations }: Article): readonly string[] => [
  topic,
  ...(about ? [about] : []),
  ...new Set(citations.map(({ source }) => source)),
]

const NUMBER = /\d+(?:[.,]\d+)*/gu

const numbersIn = ({ title, questions, keywords, answer }: Article): ReadonlySet<string> =>
  new Set(
    [title, answer.director, answer.officer, ...questions, ...keywords].flatMap(
      (text) => text.match(NUMBER) ?? [],
    ),
  )

/** Figures that an article itself tells, and not those of whoever asks for it. */
const figuresIn = ({ title, keywords, answer }: Article): readonly string[] =>
  [title, answer.director, answer.officer, ...keywords].flatMap((text) => text.match(NUMBER) ?? [])

/** What only one of the many ways of asking names is there by the way. */
const FEWEST_ASKING = 2

/** An article as the index takes it, and the topics that it tells of, not only by the way. */
export const indexed = (document: Article, read: ReadTerms) => {
  const field =
    (weight: number) =>
    (text: string): Field => ({ terms: read(text), weight })
  const own = [document.title].map(field(WEIGHTS.title))
  const asking = document.questions.map(field(WEIGHTS.question))
  const keywords = document.keywords.map(field(WEIGHTS.keyword))
  // Only the plain form: people ask in its words, and an officer's form names what other answers are about.
  const answer = field(WEIGHTS.answer)(document.answer.director)
  const topics = filedUnder(document)
  const wordings = [...own, ...asking, ...keywords]
  const asked = Map.groupBy(
    asking.flatMap((one) => [...topicsIn(one)]),
    (topic) => topic,
  )
  const told = new Set([
    ...topics,
    ...[...own, ...keywords, answer].flatMap((one) => [...topicsIn(one)]),
    ...[...asked].flatMap(([topic, all]) => (all.length < FEWEST_ASKING ? [] : [topic])),
  ])
  const headings = wordings.map(({ terms }) => terms)
  return {
    document,
    topics,
    headings,
    fields: [...wordings, answer],
    told,
    numbers: numbersIn(document),
    figures: figuresIn(document),
  }
}

export type IndexedArticle = ReturnType<typeof indexed>
