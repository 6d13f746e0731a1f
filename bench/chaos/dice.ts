/** Chance that is the same for the same seed. */
export interface Dice {
  /** A whole number from `least` to `most`, both among them. */
  between(least: number, most: number): number
  of<T>(all: readonly T[]): T
}

const STEP = 0x6d2b79f5
const RANGE = 2 ** 32

/** Mulberry32: small, even enough, and the same everywhere. */
export const createDice = (seed: number): Dice => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + STEP) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / RANGE
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    between,
    of: <T>(all: readonly T[]): T => {
      const chosen = all[between(0, all.length - 1)]
      if (chosen === undefined) throw new Error('nothing to choose from')
      return chosen
    },
  }
}
