import { remember } from './remember.ts'

const MOST_WORDS = 2000

/** True where two words end alike behind these places. */
const endAlike = (one: string, from: number, other: string, start: number): boolean => {
  if (one.length - from !== other.length - start) return false
  for (let at = from; at < one.length; at += 1)
    if (one.charCodeAt(at) !== other.charCodeAt(at - from + start)) return false
  return true
}

/** True where one letter was left out, added, changed or swapped with its neighbour. */
export const isTypoOf = (typed: string, name: string): boolean => {
  if (Math.abs(typed.length - name.length) > 1 || typed === name) return false
  let at = 0
  while (at < typed.length && typed[at] === name[at]) at += 1
  return (
    endAlike(typed, at + 1, name, at) ||
    endAlike(typed, at, name, at + 1) ||
    endAlike(typed, at + 1, name, at + 1) ||
    (endAlike(typed, at + 2, name, at + 2) &&
      typed[at] === name[at + 1] &&
      typed[at + 1] === name[at])
  )
}

/** Words of two letters may be slips of one another without sharing an end. */
const FEWEST_LETTERS = 3

/** Places of names by a letter of theirs and by their length. */
type Places = Map<number, Map<number, number[]>>

const note = (places: Places, letter: number, length: number, at: number): void => {
  const lengths = places.get(letter) ?? new Map<number, number[]>()
  const known = lengths.get(length) ?? []
  known.push(at)
  places.set(letter, lengths.set(length, known))
}

/**
 * Finds the names, of three letters or more, that a typed word is a slip of, by their places in the
 * list, the first one first. Only names of nearly its length and with one of its ends are compared:
 * one slip spares an end of a word.
 */
export const createTypos = (names: readonly string[]): ((typed: string) => readonly number[]) => {
  const byFirst: Places = new Map()
  const byLast: Places = new Map()
  names.forEach((name, at) => {
    note(byFirst, name.charCodeAt(0), name.length, at)
    note(byLast, name.charCodeAt(name.length - 1), name.length, at)
  })
  return remember((typed) => {
    const { length } = typed
    if (length < FEWEST_LETTERS - 1) return []
    const first = typed.charCodeAt(0)
    const starting = byFirst.get(first)
    const ending = byLast.get(typed.charCodeAt(length - 1))
    const found: number[] = []
    for (let near = length - 1; near <= length + 1; near += 1) {
      for (const at of starting?.get(near) ?? [])
        if (isTypoOf(typed, names[at] ?? '')) found.push(at)
      for (const at of ending?.get(near) ?? []) {
        const name = names[at] ?? ''
        if (name.charCodeAt(0) !== first && isTypoOf(typed, name)) found.push(at)
      }
    }
    return found.toSorted((one, other) => one - other)
  }, MOST_WORDS)
}
