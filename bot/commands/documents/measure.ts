import { FileError } from './fault.ts'

/**
 * How much there may be in a file. A plan of a thousand pages has no more than a third of any of
 * these; whoever needs more would have to wait, and so would all who share the machine.
 */
export const MOST = {
  /** Elements of XML, and what stands in their tags. */
  elements: 1_000_000,
  /** Elements that are held at once: those of one paragraph, one style, one list. */
  together: 100_000,
  /** Elements one within the other. */
  depth: 200,
  /** Rows and cells of tables. */
  cells: 200_000,
  /** Characters that it holds, also where nobody sees them. */
  typed: 4_000_000,
  /** Characters of text that come of it. */
  characters: 2_000_000,
  /** Lines of that text. */
  lines: 200_000,
} as const

/** Counts what is read of one file while it is read, and ends it with `FileError` where it is too much. */
export const createMeasure = () => {
  const used = { elements: 0, cells: 0, typed: 0, characters: 0, lines: 0 }
  const use = (what: keyof typeof used, count: number) => {
    used[what] += count
    if (used[what] > MOST[what]) throw new FileError('too-long')
  }
  return {
    /** What was counted so far. */
    used: used as Readonly<typeof used>,
    /** An element begins, so deep within others. */
    element(depth: number) {
      use('elements', 1)
      if (depth > MOST.depth) throw new FileError('too-long')
    },
    attribute: () => use('elements', 1),
    cell: () => use('cells', 1),
    /** Characters as they stand in a file. */
    typed: (count: number) => use('typed', count),
    /** Characters that become text, or are carried on to become some. */
    characters: (count: number) => use('characters', count),
    lines: (count: number) => use('lines', count),
  }
}

export type Measure = ReturnType<typeof createMeasure>

/** Reads XML piece by piece as it is unpacked, so that no part is ever held whole. */
export interface PartReader<T> {
  write(piece: string): void
  /** What was read. Throws for what is no XML. */
  end(): T
}
