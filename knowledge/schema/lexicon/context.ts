import { z } from 'zod'
import { id, text } from '../primitives.ts'

const words = z.array(text).min(1)
const cell = z.enum(['lead', 'with', 'due', 'output', 'figure'])

/** `lexicon/context.yaml`: short questions that say nothing of their matter, and lean on the one before. */
export const contextSchema = z.strictObject({
  asks: z.array(
    z.strictObject({
      id,
      /** The question; `(a|b)` stands for either word. */
      words,
      /** What was told holds its answer where one of these stands in it; none where it never does. */
      told: z.array(text).default([]),
      /** The cell of a row that answers it. */
      cell: cell.nullable().default(null),
      /** Topics of articles that answer it, among those that are next to what was told. */
      next: z.array(id).default([]),
      /** The same for any article of the document that was told. */
      ofDocument: z.array(id).default([]),
    }),
  ),
  /** They point to what was told: "này", "cái đó". */
  pointing: words,
  /** They mean the other one of two documents. */
  others: words,
  /** Words of little weight that name a matter all the same. */
  nouns: words,
  /** Phrases that look like these without their diacritics: "năm nay". */
  unpointing: words,
})

export interface ContextLexicon extends z.infer<typeof contextSchema> {}
export type ShortAsk = ContextLexicon['asks'][number]
