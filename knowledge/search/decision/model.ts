import weights from './weights.json' with { type: 'json' }
import { FEATURES } from './features.ts'

/** What `npm run train` writes: a logistic regression over standardised features. */
export interface Weights {
  /** Of the labelled rows that it was made from. */
  readonly rows: string
  readonly bias: number
  /** By feature: its usual value, its spread, and what it weighs. */
  readonly features: Readonly<Record<string, readonly number[]>>
}

/** A logistic regression: of each value its usual one, its spread, and what it weighs. */
export interface Regression {
  readonly bias: number
  readonly terms: readonly (readonly number[])[]
}

/** The probability, from 0 to 1, by the values. */
export const probabilityIn = ({ bias, terms }: Regression) => {
  const usual = Float64Array.from(terms, (term) => term[0] ?? 0)
  const spread = Float64Array.from(terms, (term) => term[1] ?? 1)
  const weight = Float64Array.from(terms, (term) => term[2] ?? 0)
  return (values: readonly number[]): number => {
    let sum = bias
    for (let at = 0; at < usual.length; at += 1)
      sum += ((weight[at] ?? 0) * ((values[at] ?? 0) - (usual[at] ?? 0))) / (spread[at] ?? 1)
    return 1 / (1 + Math.exp(-sum))
  }
}

/** The probability that an article answers, by its features. */
export const createModel = ({ bias, features }: Weights) =>
  probabilityIn({ bias, terms: FEATURES.map((name) => features[name] ?? [0, 1, 0]) })

/** The weights in use. */
export const shipped: Weights = weights
