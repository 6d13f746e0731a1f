import { wordChanges, type WordChange } from './word-changes.ts'
import type { Passage } from '../passage.ts'

/** How one edition of a document differs from an earlier one, clause by clause. */
export type ClauseChange =
  | { readonly kind: 'added' | 'removed'; readonly clause: string; readonly text: string }
  /** The same words under another number. */
  | { readonly kind: 'renumbered'; readonly from: string; readonly clause: string }
  | {
      readonly kind: 'changed'
      /** Its number before; the same mostly. */
      readonly from: string
      readonly clause: string
      readonly words: readonly WordChange[]
    }

/** "1. ", "a) ", "Điều 3. ", "- ": the number of a clause is no word of it. */
const NUMBERING =
  /^(?:\p{L}{4,5} \d+\s*[.:]|[IVX]{1,6}\s*[.)/]|\d{1,2}(?:\.\d{1,2}){0,3}\s*[.)/]|\p{L}\s*[.)]|[-–—+•*])\s*/u
/** Clauses that share so much of their words are one that was changed. */
const ALIKE = 0.6
/** So many clauses without a counterpart are compared with one another. */
const MOST_COMPARED = 300

const wordsOf = (text: string): string =>
  text.replaceAll(/\s+/gu, ' ').trim().replace(NUMBERING, '')

const likeness = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  const shared = [...one].filter((word) => other.has(word)).length
  return (2 * shared) / (one.size + other.size || 1)
}

interface Side {
  readonly passage: Passage
  readonly words: string
  readonly set: ReadonlySet<string>
}

const sidesOf = (passages: readonly Passage[]): readonly Side[] =>
  passages.map((passage) => {
    const words = wordsOf(passage.text)
    return { passage, words, set: new Set(words.toLowerCase().split(' ')) }
  })

/** Pairs off what is left: each with the one that is most like it. */
const alikeAmong = (older: readonly Side[], newer: readonly Side[]): ReadonlyMap<Side, Side> => {
  const pairs = older
    .slice(0, MOST_COMPARED)
    .flatMap((one) =>
      newer
        .slice(0, MOST_COMPARED)
        .map((other) => ({ one, other, share: likeness(one.set, other.set) })),
    )
    .filter(({ share }) => share >= ALIKE)
    .toSorted((first, second) => second.share - first.share)
  const found = new Map<Side, Side>()
  const taken = new Set<Side>()
  for (const { one, other } of pairs)
    if (!found.has(one) && !taken.has(other)) {
      found.set(one, other)
      taken.add(other)
    }
  return found
}

/** The changes of an edition in the order of the newer text, what was removed behind them. */
export const compareEditions = (
  older: readonly Passage[],
  newer: readonly Passage[],
): readonly ClauseChange[] => {
  const [before, after] = [sidesOf(older), sidesOf(newer)]
  const byClause = new Map(before.map((side) => [side.passage.clause, side]))
  const earlier = new Map<Side, Side>()
  const left = new Set(before)
  const pair = (now: Side, then: Side | undefined) => {
    if (!then || !left.has(then) || earlier.has(now)) return
    earlier.set(now, then)
    left.delete(then)
  }
  for (const now of after) {
    const then = byClause.get(now.passage.clause)
    if (then?.words === now.words) pair(now, then)
  }
  for (const now of after)
    if (!earlier.has(now))
      pair(
        now,
        [...left].find(({ words }) => words === now.words),
      )
  for (const now of after) {
    const then = byClause.get(now.passage.clause)
    if (then && likeness(then.set, now.set) >= ALIKE) pair(now, then)
  }
  const open = after.filter((now) => !earlier.has(now))
  for (const [then, now] of alikeAmong([...left], open)) pair(now, then)
  // A clause that was written anew under its old number is that clause.
  for (const now of open) pair(now, byClause.get(now.passage.clause))
  const changes = after.flatMap((now): readonly ClauseChange[] => {
    const then = earlier.get(now)
    const { clause, text } = now.passage
    if (!then) return [{ kind: 'added', clause, text }]
    const from = then.passage.clause
    if (then.words !== now.words)
      return [{ kind: 'changed', from, clause, words: wordChanges(then.words, now.words) }]
    return from === clause ? [] : [{ kind: 'renumbered', from, clause }]
  })
  const removed = [...left].map(({ passage: { clause, text } }): ClauseChange => ({
    kind: 'removed',
    clause,
    text,
  }))
  return [...changes, ...removed]
}
