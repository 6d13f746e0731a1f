import type { Article } from '../../schema/schema.ts'
import type { Hit } from '../retrieval/index.ts'

/** An article that may answer a question, with what both retrievers and the slots say of it. */
export interface Contender extends Hit<Article> {
  /** Share of the question's weight, but for the names in it, that the article holds. */
  readonly matter: number
  /** The question asks for something that the article does not hold. */
  readonly lacks: boolean
  /** Likeness by n-grams to its nearest wording, and to all of them together. */
  readonly nearest: number
  readonly chance: number
  /** A year, or another number, of the question stands nowhere in the article. */
  readonly lacksYear: boolean
  readonly lacksNumber: boolean
}

/** What a question is like, whatever the article. */
export interface AskedLike {
  /** Share of its weight that stands in any wording at all. */
  readonly known: number
  /** Words that say something. */
  readonly words: number
  /** Share of these that only name an agency, a document, a co-operative or a place. */
  readonly names: number
}

/** What tells how likely an article answers, in the order of the weights. */
export const FEATURES = [
  'score',
  'score of the best',
  'first by score',
  'score ahead',
  'coverage',
  'matter',
  'lacks',
  'nearest of the best',
  'first by n-grams',
  'chance',
  'share of chance',
  'declines',
  'of all provinces',
  'ahead of declining by n-grams',
  'ahead of declining by coverage',
  'ahead of declining by matter',
  'words',
  'names',
  'lacks year',
  'lacks number',
  'nearest and declines',
] as const

const most = (values: readonly number[]): number => Math.max(0, ...values)

/** The values of `FEATURES` for each article that is compared; all of them are of one question. */
export const featuresOf = (
  all: readonly Contender[],
  { words, names }: AskedLike,
): readonly (readonly number[])[] => {
  const best = {
    score: most(all.map(({ score }) => score)) || 1,
    nearest: most(all.map(({ nearest }) => nearest)) || 1,
    chance: Math.max(...all.map(({ chance }) => chance)),
  }
  const declining = all.filter(({ document }) => document.abstains)
  const denied = {
    nearest: most(declining.map(({ nearest }) => nearest)),
    coverage: most(declining.map(({ coverage }) => coverage)),
    matter: most(declining.map(({ matter }) => matter)),
  }
  const chances = all.reduce((sum, { chance }) => sum + Math.exp(chance - best.chance), 0)
  const next = all.map(({ score }) => score).toSorted((one, other) => other - one)[1] ?? 0
  return all.map((one) => {
    const { score, coverage, matter, nearest, chance, document } = one
    const declines = document.abstains
    const rival = score === best.score ? next : best.score
    return [
      Math.log1p(score),
      score / best.score,
      Number(score === best.score),
      Math.log((1 + score) / (1 + rival)),
      coverage,
      matter,
      Number(one.lacks),
      nearest / best.nearest,
      Number(nearest === best.nearest),
      chance,
      Math.exp(chance - best.chance) / chances,
      Number(declines),
      Number(document.province === null),
      declines ? 0 : nearest - denied.nearest,
      declines ? 0 : coverage - denied.coverage,
      declines ? 0 : matter - denied.matter,
      Math.log1p(words),
      names,
      Number(one.lacksYear),
      Number(one.lacksNumber),
      declines ? nearest : 0,
    ]
  })
}
