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

/** A word and what is left of it where one letter is left out. */
const shortened = (word: string): readonly string[] => [
  word,
  ...Array.from({ length: word.length }, (_, at) => word.slice(0, at) + word.slice(at + 1)),
]

/**
 * Finds the names that a typed word is a slip of, by their places in the list, the first one first.
 * The work is that of the word's length, however many names there are: two words one slip apart are
 * the same where one letter is left out of one of them or of both.
 */
export const createTypos = (names: readonly string[]): ((typed: string) => readonly number[]) => {
  const lengths = names.map(({ length }) => length)
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)]
  const places = new Map<string, number[]>()
  names.forEach((name, at) => {
    for (const part of new Set(shortened(name))) {
      const known = places.get(part)
      if (known) known.push(at)
      else places.set(part, [at])
    }
  })
  return remember((typed) => {
    if (typed.length < shortest - 1 || typed.length > longest + 1) return []
    const near = new Set(shortened(typed).flatMap((part) => places.get(part) ?? []))
    return [...near]
      .filter((at) => isTypoOf(typed, names[at] ?? ''))
      .toSorted((one, other) => one - other)
  }, MOST_WORDS)
}
