import { z } from 'zod'
import { id, text } from '../primitives.ts'

const words = z.array(text).min(1)
const beside = z.strictObject({ before: words, behind: words })

/** `lexicon/sums.yaml`: questions for a sum, a difference or a gap of figures that answers tell. */
export const sumsSchema = z.strictObject({
  differences: words,
  /** May ask for a difference, where both figures are found. */
  unsure: words,
  sums: words,
  /** These count only with their diacritics. */
  sumsExact: words,
  gaps: words,
  /** Phrases that look like one of these. */
  never: words,
  /** "bao nhiêu": without one nothing is to be reckoned. */
  asks: words,
  /** Between the two that are compared or added. */
  joins: words,
  /** Words of no weight beside them. */
  small: words,
  /** Units as answers print them; one of several sizes of a kind has the same id. */
  units: z.array(z.strictObject({ id, size: z.number().positive(), as: text, words })).min(1),
  /** Unit → other words by which a question asks for it. */
  called: z.record(id, words),
  /** Beside a figure they make it the least that holds. */
  least: beside,
  /** Beside a figure they make it no figure to reckon with. */
  loose: beside,
})

export interface SumLexicon extends z.infer<typeof sumsSchema> {}
