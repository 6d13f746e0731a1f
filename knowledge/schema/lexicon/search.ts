import { z } from 'zod'
import { id, text } from '../primitives.ts'

/** `lexicon/search.yaml`: how questions are compared with articles. */
export const searchSchema = z.strictObject({
  /** Words that say next to nothing about what is asked, with spaces between. */
  light: text,
  followUps: z.array(text),
  /** Behind these a long message comes to its question. */
  announcing: z.array(text),
  /** How documents and provinces are named in a question; `(a|b)` stands for either. */
  patterns: z.strictObject({ document: text, province: text }),
  /** Kinds of documents that are called by a number, words before it, and what it may count instead. */
  numbered: z.strictObject({
    kinds: z.array(text).min(1),
    number: z.array(text).min(1),
    counted: z.array(text).min(1),
  }),
  /** Words as written → short spellings of them. */
  spellings: z.record(text, z.array(text).min(1)),
})

/** `lexicon/topics.yaml`: what questions and articles are about. */
export const topicsSchema = z.array(
  z.strictObject({
    id,
    /** An article about another of the same group does not answer. */
    group: id.nullable().default(null),
    /** The entry that holds articles for this one. */
    under: id.nullable().default(null),
    /** Says next to nothing about what is asked. */
    light: z.boolean().default(false),
    /** An article that lacks it does not answer. */
    needed: z.boolean().default(false),
    /** Phrases; `(a|b)` stands for either word. */
    words: z.array(text).default([]),
    /** These count only with their diacritics: bare, they are another common word. */
    exact: z.array(text).default([]),
  }),
)

export interface SearchLexicon extends z.infer<typeof searchSchema> {}
export type Topic = z.infer<typeof topicsSchema>[number]
