/** How sure something was called, and whether it was so. */
export interface Marked {
  readonly confidence: number
  readonly is: boolean
}

/** A part of a whole; 0 of none. */
export const shareOf = (part: number, of: number): number => (of === 0 ? 0 : part / of)

/** How often what is so is called surer than what is not (area under the curve); ties are half. */
export const areaOf = (all: readonly Marked[]): number => {
  const groups = [...Map.groupBy(all, ({ confidence }) => confidence)].toSorted(
    ([one], [other]) => one - other,
  )
  let wrong = 0
  let right = 0
  let sum = 0
  for (const [, same] of groups) {
    const now = same.filter(({ is }) => is).length
    sum += now * (wrong + (same.length - now) / 2)
    right += now
    wrong += same.length - now
  }
  return shareOf(sum, right * wrong)
}

/** What was called about equally sure: how many, how sure, and how often it was so. */
export interface Bin {
  readonly count: number
  readonly said: number
  readonly right: number
}

const BINS = 10

/** How sure things are called and how often they are so, in ten bins from 0 to 1. */
export const calibrationOf = (all: readonly Marked[]): readonly Bin[] =>
  Array.from({ length: BINS }, (_, bin) => {
    const inside = all.filter(
      ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin,
    )
    const mean = (value: (one: Marked) => number) =>
      shareOf(
        inside.reduce((sum, one) => sum + value(one), 0),
        inside.length,
      )
    return {
      count: inside.length,
      said: mean(({ confidence }) => confidence),
      right: mean(({ is }) => Number(is)),
    }
  })
