import { z } from 'zod'
import { text } from '../primitives.ts'

const words = z.array(text).min(1)

/** `lexicon/asked.yaml`: how it is known which line of an answer was asked for, and what a yes rests on. */
export const askedSchema = z.strictObject({
  /** With these a question asks for a list whole. */
  wholes: words,
  /** What the items of a list are called: "nhiệm vụ số 5". */
  items: words,
  /** Those of them that items of any list are called. */
  anyItems: words,
  /** Between such a word and the number of an item. */
  ordinals: words,
  /** Behind such a word these mean the first and the last item. */
  first: words,
  last: words,
  /** These ask for something else than yes or no. */
  opens: words,
  /** They ask for an agency. */
  who: words,
  /** A question that ends in one of these, or holds one of the forms, asks for yes or no. */
  ends: words,
  forms: words,
  /** Words with spaces between that tell no line from another. */
  light: text,
  /** The few of them without a meaning, which a yes needs not rest on. */
  small: text,
  /** Whether one's own cooperative gets in is judged by its conditions and never by words. */
  judged: words,
  /** Whoever asks for one kind of these is answered by a line with the same kind only. */
  kinds: z.record(text, words),
  /** A line with one of these affirms nothing, unless the question has the same. */
  hedges: words,
  /** Wholes that a document of one province tells nothing of: the whole country. */
  scopes: words,
  /** They ask for the grade of a figure. */
  grades: words,
  /** How an answer writes a threshold: `{figure}` is it with its unit, `{name}` its grade. */
  thresholds: words,
})

export interface AskedLexicon extends z.infer<typeof askedSchema> {}
