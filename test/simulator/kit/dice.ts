/** Chance that repeats: the same seed throws the same. */
export interface Dice {
  /** A whole number from 0 up to, but not with, `end`. */
  below(end: number): number
  /** A whole number from `least` to `most`, both among them. */
  between(least: number, most: number): number
  /** True so often of a hundred times. */
  percent(often: number): boolean
  pick<T>(list: readonly T[]): T
}

/** Mulberry32, a generator of 32 bits. */
export const createDice = (seed: number): Dice => {
  // Neighbouring seeds are spread, so that their first throws differ.
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number) => Math.floor(next() * end)
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    percent: (often) => next() * 100 < often,
    pick: (list) => {
      const picked = list[below(list.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
  }
}
