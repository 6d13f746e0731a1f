import { normalise } from '../language/text/text.ts'
import type { Aliases } from '../language/phrases/aliases.ts'
import { plainList, wordsOf, type Words } from '../language/phrases/phrase-list.ts'

/** A shorter message is understood as a whole or not at all. */
const LONG = 16
const FEWEST_WORDS = 4
/** Clauses are joined while they hold no more words than this. */
const MOST_JOINED = 14
/** Each part is searched for: no more than these. */
const MOST_PARTS = 6
const CLAUSE_END = /^[.,;:!?]$/u

/** Cuts words where a mark or a joining word ends a clause. */
const clausesOf = (words: Words): readonly Words[] => {
  const clauses: Words[] = []
  let start = 0
  words.forEach((word, at) => {
    if (word.kind !== 'mark' || !CLAUSE_END.test(word.lower)) return
    clauses.push(words.slice(start, at))
    start = at + 1
  })
  return [...clauses, words.slice(start)].filter(({ length }) => length > 0)
}

/**
 * Reads out of a long message the parts that may hold its question, the likeliest first: what
 * stands behind words that announce one ("cho hỏi"), then clauses from the last one back. None of a
 * short message.
 */
export const createParts = (announcing: readonly string[], aliases: Aliases) => {
  const announced = plainList(announcing, aliases)
  return (text: string): readonly string[] => {
    const normal = normalise(text)
    const words = wordsOf(normal, aliases)
    if (words.length < LONG) return []
    const textOf = (part: Words) => normal.slice(part[0]?.at, part.at(-1)?.end)
    const openings = announced.find(words).map(({ to }) => words.slice(to))
    const behind = openings.toReversed().flatMap((part) => [part, ...clausesOf(part).slice(0, 1)])
    const clauses = clausesOf(words)
    const last = clauses.map((clause, at) => {
      const before = clauses[at - 1] ?? []
      return clause.length + before.length <= MOST_JOINED ? [...before, ...clause] : clause
    })
    const parts = [...behind, ...last.toReversed(), ...clauses.toReversed()]
    const fitting = parts.filter(({ length }) => length >= FEWEST_WORDS && length < words.length)
    return [...new Set(fitting.map(textOf))].slice(0, MOST_PARTS)
  }
}
