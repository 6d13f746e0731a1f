import type { ProvinceId } from '../../schema/primitives.ts'
import { byProvince, type Likely } from './decide.ts'
import { featuresOf, type AskedLike, type Found } from './features.ts'

/** So many of each retriever's best are weighed. */
const MOST_WEIGHED = 8

const bestBy = (all: readonly Found[], key: (one: Found) => number): readonly Found[] =>
  all.toSorted((one, other) => key(other) - key(one)).slice(0, MOST_WEIGHED)

/** The articles that are weighed against each other: the best of both retrievers. */
export const contenders = (all: readonly Found[]): readonly Found[] => [
  ...new Set([...bestBy(all, ({ score }) => score), ...bestBy(all, ({ nearest }) => nearest)]),
]

/** The likeliest first, of the provinces asked about and of the others. */
export const createWeigh = (probabilityOf: (values: readonly number[]) => number) => {
  const weigh = (all: readonly Found[], asked: AskedLike): readonly Likely[] => {
    const weighed = contenders(all)
    const features = featuresOf(weighed, asked)
    return weighed
      .map((found, at) => ({ found, probability: probabilityOf(features[at] ?? []) }))
      .toSorted((one, other) => other.probability - one.probability)
  }
  return (all: readonly Found[], asked: AskedLike, provinces: readonly ProvinceId[]) => {
    const [own, others] = byProvince(all, provinces)
    return { own: weigh(own, asked), others: weigh(others, asked) }
  }
}
