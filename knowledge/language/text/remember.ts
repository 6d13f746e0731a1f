const memos: Map<string, unknown>[] = []
let depth = 0

/**
 * Runs `work`, a turn or the building of lists, in which no text is worked on twice. At its end all
 * that was remembered is forgotten, so that nothing that a person typed outlives the turn.
 */
export const remembering = <T>(work: () => T): T => {
  depth += 1
  try {
    return work()
  } finally {
    depth -= 1
    if (depth === 0) for (const memo of memos) memo.clear()
  }
}

/**
 * Remembers, for as long as `remembering` runs, what a pure function made of the texts that it met
 * last: words, or a message that several readers look at. Holds `most` texts at the most.
 */
export const remember = <T>(work: (text: string) => T, most: number): ((text: string) => T) => {
  const known = new Map<string, T>()
  memos.push(known)
  return (text) => {
    if (depth === 0) return work(text)
    const before = known.get(text)
    if (before !== undefined) return before
    const result = work(text)
    if (known.size === most) known.clear()
    known.set(text, result)
    return result
  }
}

/** Remembers what a pure function made of an object for as long as that is in use. */
export const rememberOf = <K extends object, T>(work: (key: K) => T): ((key: K) => T) => {
  const known = new WeakMap<K, T>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const result = work(key)
    known.set(key, result)
    return result
  }
}

/** A function that is built with the first call of it: the start does not wait for that. */
export const onceNeeded = <A extends readonly unknown[], R>(
  build: () => (...args: A) => R,
): ((...args: A) => R) => {
  let built: ((...args: A) => R) | null = null
  return (...args) => (built ??= build())(...args)
}
