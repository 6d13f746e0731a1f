import type { ProvinceId } from '../../schema/primitives.ts'
import { byProvince, ZONES, type Likelihood } from './decide.ts'
import { featuresOf, type AskedLike, type Contender } from './features.ts'

/** So many of each retriever's best are weighed. */
const MOST_WEIGHED = 8

const bestBy = (all: readonly Contender[], key: (one: Contender) => number): readonly Contender[] =>
  all.toSorted((one, other) => key(other) - key(one)).slice(0, MOST_WEIGHED)

/** The articles that are weighed against each other: the best of both retrievers. */
export const contenders = (all: readonly Contender[]): readonly Contender[] => [
  ...new Set([...bestBy(all, ({ score }) => score), ...bestBy(all, ({ nearest }) => nearest)]),
]

/** Less of what is asked about a name is held by an article that only shares the name: it may be offered. */
const LEAST_MATTER = 0.3
/** Unless it is as likely as this. */
const SURE_BY_NAME = 0.75
const OFFERED_ONLY = ZONES.answer - 0.05

/** A question of which less than this stands in any wording at all is mostly about something else. */
const LEAST_KNOWN = 0.3

/** An article that holds less of a question than this may be offered. */
const LEAST_GIVEN = 0.3

/** Without a word of weight, what is less like a wording than this is like it by chance. */
const LEAST_LIKE = 0.25

/** Likeness to a wording that is the same but for small words. */
const AS_WORDED = 0.99
/** An article is meant by its own wording, of which no labelled row tells: those are left out. */
const MEANT = 0.9

/** The probability within what an article may come to at most, whatever its features. */
const bounded = (
  { known, names, words }: AskedLike,
  { matter, coverage, nearest }: Contender,
  probability: number,
): number => {
  if (words === 0 && nearest < LEAST_LIKE) return Math.min(probability, ZONES.beside)
  const sharesOnlyName = names > 0 && matter < LEAST_MATTER && probability < SURE_BY_NAME
  const isThin = coverage < LEAST_GIVEN
  return known < LEAST_KNOWN || sharesOnlyName || isThin
    ? Math.min(probability, OFFERED_ONLY)
    : probability
}

const byProbability = (one: Likelihood, other: Likelihood) => other.probability - one.probability

/**
 * Where the question is a wording of its own, an article is meant; one that declines only if it is the
 * likeliest, since what is not held in one province is asked in the same words where it is.
 */
const withMeant = (all: readonly Likelihood[]): readonly Likelihood[] =>
  all.map((one, at) => {
    const isWording = one.found.nearest >= AS_WORDED && one.probability >= ZONES.beside
    const isMeant = isWording && (at === 0 || !one.found.document.abstains)
    return isMeant ? { ...one, probability: Math.max(one.probability, MEANT) } : one
  })

/** The likeliest first, of the provinces asked about and of the others. */
export const createWeigh = (probabilityOf: (values: readonly number[]) => number) => {
  const weigh = (all: readonly Contender[], asked: AskedLike): readonly Likelihood[] => {
    const weighed = contenders(all)
    const features = featuresOf(weighed, asked)
    const likely = weighed.map((found, at) => {
      const probability = probabilityOf(features[at] ?? [])
      return { found, probability: bounded(asked, found, probability) }
    })
    return withMeant(likely.toSorted(byProbability)).toSorted(byProbability)
  }
  return (all: readonly Contender[], asked: AskedLike, provinces: readonly ProvinceId[]) => {
    const [own, others] = byProvince(all, provinces)
    return { own: weigh(own, asked), others: weigh(others, asked) }
  }
}
