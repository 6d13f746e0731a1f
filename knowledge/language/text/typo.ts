import { remember } from './remember.ts'

const MOST_WORDS = 2000

/** True where one letter was left out, added, changed or swapped with its neighbour. */
export const isTypoOf = (typed: string, name: string): boolean => {
  if (Math.abs(typed.length - name.length) > 1 || typed === name) return false
  let at = 0
  while (at < typed.length && typed[at] === name[at]) at += 1
  const [rest, wanted] = [typed.slice(at), name.slice(at)]
  return (
    rest.slice(1) === wanted ||
    rest === wanted.slice(1) ||
    rest.slice(1) === wanted.slice(1) ||
    (rest.slice(2) === wanted.slice(2) && rest[0] === wanted[1] && rest[1] === wanted[0])
  )
}

/** Where words are looked up that may be slips of one another: one slip spares an end of a word. */
const keysOf = (word: string, length: number): readonly string[] => [
  `${word[0]}${length}`,
  `${length}${word.at(-1)}`,
]

/** Words of two letters may be slips of one another without sharing an end. */
const FEWEST_LETTERS = 3

/**
 * Finds the names, of three letters or more, that a typed word is a slip of, by their places in the
 * list, the first one first. Only names of nearly its length and with one of its ends are compared.
 */
export const createTypos = (names: readonly string[]): ((typed: string) => readonly number[]) => {
  const places = new Map<string, number[]>()
  names.forEach((name, at) => {
    for (const key of keysOf(name, name.length)) {
      const known = places.get(key)
      if (known) known.push(at)
      else places.set(key, [at])
    }
  })
  return remember((typed) => {
    const { length } = typed
    if (length < FEWEST_LETTERS - 1) return []
    const keys = [length - 1, length, length + 1].flatMap((near) => keysOf(typed, near))
    const near = new Set(keys.flatMap((key) => places.get(key) ?? []))
    return [...near]
      .filter((at) => isTypoOf(typed, names[at] ?? ''))
      .toSorted((one, other) => one - other)
  }, MOST_WORDS)
}
