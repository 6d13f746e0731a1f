import { z } from 'zod'
import { text } from './primitives.ts'

/** `lexicon/search.yaml`: how questions are compared with articles. */
export const searchSchema = z.strictObject({
  stopWords: z.array(text),
  synonyms: z.array(z.array(text).min(2)),
  followUps: z.array(text),
})

export interface SearchLexicon extends z.infer<typeof searchSchema> {}
