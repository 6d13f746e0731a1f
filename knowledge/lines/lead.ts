import type { Concept, Held } from './concepts.ts'

/** The share of what was asked that the best line must hold. */
const CLEAR = 0.45
/** A line that holds this share of what the best one holds was asked for, too. */
const BESIDE = 0.75
const MOST_LEADING = 3
/** A question about more than this share of the lines is about the whole. */
const MOST_SHARE = 0.5
/** A syllable that no line holds may be anything, and is mostly half of a word. */
const UNKNOWN = 0.35
/** The title or the heading holds it: it may be said of every line. */
const IN_FRAME = 0.25

/** So much of what a question says with weight tells a line at all. */
const LEAST = 0.5
/** Words that stand in fewer answers than this say all that a word can. */
const RARE = 10

const rarity = (all: number, holding: number) =>
  Math.log((all + 1) / (holding + 0.5)) / Math.log((all + 1) / 1.5)

/** How much a word says that so many of all answers hold, from 0 to 1. */
export const weightAmong = (all: number, holding: number): number =>
  Math.min(1, Math.log(all / Math.max(holding, 1)) / Math.log(Math.max(all / RARE, Math.E)))

/**
 * Indexes of the lines that hold what was asked clearly better than the others, best first; empty
 * where none does. `frame` is the title with what opens the list.
 */
export const leadingLines = (
  concepts: readonly Concept[],
  lines: readonly Held[],
  frame: Held,
): readonly number[] => {
  const weighed = concepts.map((concept) => {
    const holding = lines.filter(concept.isIn).length
    const isFramed = concept.isIn(frame)
    const worth = holding === 0 ? 0 : concept.weight * rarity(lines.length, holding)
    return {
      concept,
      isFramed,
      worth: isFramed ? worth * IN_FRAME : worth,
      missing: holding === 0 && !isFramed ? concept.weight * UNKNOWN : 0,
    }
  })
  const total = weighed.reduce((sum, { worth, missing }) => sum + worth + missing, 0)
  const scores = lines.map((line) => {
    const held = weighed.filter(({ concept }) => concept.isIn(line))
    const isOwn = held.some(({ isFramed }) => !isFramed)
    return isOwn ? held.reduce((sum, { worth }) => sum + worth, 0) : 0
  })
  const best = Math.max(0, ...scores)
  if (best < LEAST || best < total * CLEAR) return []
  const leading = scores
    .flatMap((score, at) => (score >= best * BESIDE ? [{ score, at }] : []))
    .toSorted((one, other) => other.score - one.score || one.at - other.at)
  return leading.length > MOST_LEADING || leading.length > lines.length * MOST_SHARE
    ? []
    : leading.map(({ at }) => at)
}
