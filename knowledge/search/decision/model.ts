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

/** The probability that an article answers, from 0 to 1, by its features. */
export const createModel = ({ bias, features }: Weights) => {
  const terms = FEATURES.map((name) => features[name] ?? [0, 1, 0])
  return (values: readonly number[]): number => {
    let sum = bias
    terms.forEach(([usual = 0, spread = 1, weight = 0], at) => {
      sum += (weight * ((values[at] ?? 0) - usual)) / spread
    })
    return 1 / (1 + Math.exp(-sum))
  }
}

/** The weights in use. */
export const shipped: Weights = weights
