import { z } from 'zod'
import { id, text } from '../primitives.ts'

const words = z.array(text).min(1)

/** How a clause is called at each of its levels, the outermost first. */
export const PLACE_LEVELS = [
  'annex',
  'phase',
  'article',
  'part',
  'section',
  'number',
  'letter',
  'list',
  'row',
  'dash',
  'plus',
] as const

/** A level of a clause as people call it; `section` may be a part, or a number in one. */
export type PlaceLevel = (typeof PLACE_LEVELS)[number]

/** `lexicon/clauses.yaml`: how a question calls the clause that it is about. */
export const clauseNamesSchema = z.strictObject({
  /** Words before the number of a level. */
  levels: z.record(z.enum(PLACE_LEVELS).exclude(['list']), words),
  /** They may stand between a level and its number. */
  between: words,
  /** Name of a list in a clause → what it is called. */
  lists: z.record(id, words),
  /** Ordinals that are no plain number. */
  ordinals: z.array(z.strictObject({ value: z.int().positive(), words })),
  /** Behind a number they make it a figure. */
  counted: words,
  /** Kinds of documents of which none is curated. */
  foreign: words,
  /** They ask for nothing but what the clause says. */
  asks: words,
})

export interface ClauseNames extends z.infer<typeof clauseNamesSchema> {}
