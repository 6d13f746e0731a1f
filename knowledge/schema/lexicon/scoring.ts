import { z } from 'zod'
import { text } from '../primitives.ts'

/** `lexicon/scoring.yaml`: spellings that count as the same when an answer is scored. */
export const scoringSchema = z.strictObject({
  /** One spelling → the others that mean the same; read in this order. */
  same: z.record(text, z.array(text).min(1)),
  /** The words that stand before the parts of a date. */
  month: text,
  year: text,
})

export type ScoringLexicon = z.infer<typeof scoringSchema>
