import { createTypos } from '../language/text/typo.ts'
import type { Word } from '../language/phrases/phrase-list.ts'
import type { Repair, Terms } from './terms.ts'

/** A shorter word has too many neighbours to be repaired, or to be what was meant. */
const SHORTEST_REPAIRED = 3
const REPAIRED = new RegExp(`^[a-z]{${SHORTEST_REPAIRED},}$`, 'u')
/** From this length on a word is repaired without known company, too. */
const LONG_ENOUGH = 4
const SAME_START = 4
const KNOWN_PAIR = 8

/** Mends words that no text holds: one key wrong, the same first letter and known company first. */
export const createRepair = (texts: readonly Terms[]): Repair => {
  const counts = new Map<string, number>()
  const pairs = new Set<string>()
  for (const { sayings, pairs: found } of texts) {
    for (const { words } of sayings)
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
    for (const pair of found) pairs.add(pair)
  }
  const vocabulary = [...counts.keys()].filter((word) => REPAIRED.test(word))
  const typosOf = createTypos(vocabulary)

  return ({ kind, folded, ...word }, before, behind): Word | null => {
    const isKnown = kind !== 'word' || counts.has(folded) || folded.length < SHORTEST_REPAIRED
    if (isKnown) return null
    const worth = (candidate: string) =>
      (candidate[0] === folded[0] ? SAME_START : 0) +
      (before && pairs.has(`${before.folded} ${candidate}`) ? KNOWN_PAIR : 0) +
      (behind && pairs.has(`${candidate} ${behind.folded}`) ? KNOWN_PAIR : 0) +
      Math.log(counts.get(candidate) ?? 1)
    let best: string | undefined
    let most = -1
    for (const at of typosOf(folded)) {
      const candidate = vocabulary[at] ?? ''
      const own = worth(candidate)
      if (own <= most) continue
      best = candidate
      most = own
    }
    if (best === undefined || (folded.length < LONG_ENOUGH && most < KNOWN_PAIR)) return null
    return { ...word, kind, lower: best, folded: best }
  }
}
