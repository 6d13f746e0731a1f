import { z } from 'zod'
import { id, text } from '../primitives.ts'

const words = z.array(text).min(1)

/** `lexicon/lookups.yaml`: words sent in place of a question, and questions for deadlines. */
export const lookupsSchema = z.strictObject({
  lookups: z.array(
    z.strictObject({
      id,
      words,
      /** The question that is answered in its place. */
      ask: text.nullable().default(null),
      /** Ids of the articles that could be meant. */
      articles: z.array(id).default([]),
    }),
  ),
  /** By these provinces are compared; `joins` stand between their names. */
  compares: words,
  joins: words,
  dues: z.strictObject({
    any: words,
    next: words,
    left: words,
    work: words,
    thisMonth: words,
    nextMonth: words,
    /** Ids of deadlines. */
    first: z.array(id).default([]),
    /** Article → deadlines whose day it tells: where they stand is told with it. */
    articles: z.record(id, z.array(id)).default({}),
  }),
})

export type LookupLexicon = z.infer<typeof lookupsSchema>
export type Lookup = LookupLexicon['lookups'][number]
