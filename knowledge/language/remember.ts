/** Longer texts come once. */
const LONGEST = 200

/**
 * Remembers what a pure function made of the texts that it met last, for those that come again and
 * again: words, labels, a message that several readers look at. Holds `most` texts at the most.
 */
export const remember = <T>(work: (text: string) => T, most: number): ((text: string) => T) => {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const result = work(text)
    if (text.length > LONGEST) return result
    if (known.size === most) known.clear()
    known.set(text, result)
    return result
  }
}
