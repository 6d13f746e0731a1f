import { nameOf, type Saying, type Terms } from '../terms.ts'
import { sum, type Weighted } from './weighted.ts'

/** What a wording says, by numbers of names, and what all of it weighs. */
interface Heading {
  readonly names: Uint32Array
  readonly total: number
}

/** What is asked under the name of something else, where that will do. */
interface UnderOther {
  readonly name: number | undefined
  readonly upper: number
  readonly weight: number
}

/**
 * Likeness of a question to the nearest wording of a document: shared weight over the mean of both
 * (F1), from 0 to 1.
 */
export const createLikeness = (
  documents: readonly (readonly Terms[])[],
  worth: (saying: Saying) => number,
) => {
  const numbers = new Map<string, number>()
  const numberOf = (name: string): number => {
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, numbers.size)
    return numbers.size - 1
  }
  const headings: readonly (readonly Heading[])[] = documents.map((wordings) =>
    wordings.map(({ sayings }) => {
      const weights = new Map(sayings.map((saying) => [numberOf(nameOf(saying)), worth(saying)]))
      return { names: Uint32Array.from(weights.keys()), total: sum(weights.values()) }
    }),
  )
  /** What the latest question asks, by numbers of names: one is compared at a time. */
  const asked = new Float64Array(numbers.size)

  return (question: readonly Weighted[]) => {
    const weights = new Map(
      question.map(({ saying, weight, upper }) => [
        nameOf(saying),
        { weight: weight * worth(saying), upper: upper ? numbers.get(nameOf(upper)) : undefined },
      ]),
    )
    asked.fill(0)
    const underOthers: UnderOther[] = []
    for (const [said, { weight, upper }] of weights) {
      const name = numbers.get(said)
      if (name !== undefined) asked[name] = weight
      if (upper !== undefined) underOthers.push({ name, upper, weight })
    }
    const total = sum([...weights.values()].map(({ weight }) => weight))
    return (at: number): number => {
      let nearest = 0
      for (const heading of headings[at] ?? []) {
        let shared = 0
        for (const name of heading.names) shared += asked[name] ?? 0
        for (const { name, upper, weight } of underOthers)
          if (
            !(name !== undefined && heading.names.includes(name)) &&
            heading.names.includes(upper)
          )
            shared += weight
        const likeness = (2 * shared) / (total + heading.total || 1)
        if (likeness > nearest) nearest = likeness
      }
      return nearest
    }
  }
}
