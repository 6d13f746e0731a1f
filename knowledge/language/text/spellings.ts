/** Words as they are written → as they are typed. */
export type Spellings = Readonly<Record<string, readonly string[]>>

/** All spellings of both lists. */
export const together = (one: Spellings, other: Spellings): Spellings => {
  const words = new Set([...Object.keys(one), ...Object.keys(other)])
  return Object.fromEntries(
    [...words].map((word) => [word, [...(one[word] ?? []), ...(other[word] ?? [])]]),
  )
}
