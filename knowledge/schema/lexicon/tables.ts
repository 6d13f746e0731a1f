import { z } from 'zod'
import { id, text } from '../primitives.ts'

const words = z.array(text).min(1)

/** `lexicon/tables.yaml`: how questions about one cell of a table are known. */
export const tablesSchema = z.strictObject({
  /** What is asked of a row; `(a|b)` stands for either word. */
  asks: z.strictObject({
    lead: words,
    with: words,
    due: words,
    output: words,
    duties: words,
    goals: words,
    figure: words,
  }),
  /** With these a question asks for something that stands in no cell. */
  others: words,
  /** The programme that some of the documents carry out. */
  programme: words,
  /** How a row of an annex is named; `{number}` is its number. */
  rowNumbers: words,
  /** Phrases that do not tell one row from another, and words with spaces between. */
  fillers: words,
  light: text,
  /** Agency → spellings beside its names. */
  agencies: z.record(id, words),
  /** Agencies that a question names as what it is about. */
  things: z.array(id),
  /** Agency → the agencies that it is asked for, too. */
  parts: z.record(id, z.array(id).min(1)),
})

export interface TableLexicon extends z.infer<typeof tablesSchema> {}
export type CellAsk = keyof TableLexicon['asks']
