import { nameOf, type Saying, type Terms } from '../terms.ts'
import { sum, type Weighted } from './weighted.ts'

/** What all wordings say, by numbers of names, one wording behind the other, and what each weighs. */
interface Headings {
  readonly names: Uint32Array
  /** Where each wording begins; the last one is where all end. */
  readonly starts: readonly number[]
  readonly totals: Float64Array
  /** The first wording of each document; the last one is where all end. */
  readonly firsts: readonly number[]
}

/** What is asked under the name of something else, where that will do. */
interface UnderOther {
  readonly name: number | undefined
  readonly upper: number
  readonly weight: number
}

const readHeadings = (
  documents: readonly (readonly Terms[])[],
  worth: (saying: Saying) => number,
  numbers: Map<string, number>,
): Headings => {
  const names: number[] = []
  const worths: number[] = []
  const starts = [0]
  const totals: number[] = []
  const firsts = [0]
  /** Where each name was said the last time. */
  const latest: number[] = []
  const note = (saying: Saying, start: number) => {
    const name = nameOf(saying)
    const number = numbers.get(name) ?? numbers.size
    const before = latest[number] ?? -1
    if (before < 0) numbers.set(name, number)
    if (before >= start) {
      worths[before] = worth(saying)
      return
    }
    latest[number] = names.length
    names.push(number)
    worths.push(worth(saying))
  }
  for (const wordings of documents) {
    for (const { sayings } of wordings) {
      const start = names.length
      for (const saying of sayings) note(saying, start)
      totals.push(sum(worths.slice(start)))
      starts.push(names.length)
    }
    firsts.push(totals.length)
  }
  return {
    names: Uint32Array.from(names),
    starts,
    totals: Float64Array.from(totals),
    firsts,
  }
}

/** By itself, so that nothing that was only needed for building stays in memory. */
const createCompare = (
  { names, starts, totals, firsts }: Headings,
  worth: (saying: Saying) => number,
  numbers: ReadonlyMap<string, number>,
) => {
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
    const sharedWith = (start: number, end: number): number => {
      let shared = 0
      for (let place = start; place < end; place += 1) shared += asked[names[place] ?? 0] ?? 0
      if (underOthers.length === 0) return shared
      const heading = names.subarray(start, end)
      for (const { name, upper, weight } of underOthers)
        if (!(name !== undefined && heading.includes(name)) && heading.includes(upper))
          shared += weight
      return shared
    }
    return (at: number): number => {
      let nearest = 0
      for (let one = firsts[at] ?? 0; one < (firsts[at + 1] ?? 0); one += 1) {
        const shared = sharedWith(starts[one] ?? 0, starts[one + 1] ?? 0)
        const likeness = (2 * shared) / (total + (totals[one] ?? 0) || 1)
        if (likeness > nearest) nearest = likeness
      }
      return nearest
    }
  }
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
  return createCompare(readHeadings(documents, worth, numbers), worth, numbers)
}
