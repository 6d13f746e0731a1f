import { z } from 'zod'
import { text } from '../primitives.ts'

const words = z.array(text).min(1)

/** `lexicon/personal.yaml`: by what personal data is known, so that it is not kept. */
export const personalSchema = z.strictObject({
  /** What stands in its place. */
  marks: z.strictObject({ number: text, name: text, address: text }),
  /** Behind these any number is somebody's. */
  numberCues: words,
  /** Behind these stands a name, whatever it looks like. */
  nameCues: words,
  /** These end a name, and none begins with one. */
  notNames: words,
  /** A capital behind one of these begins a name. */
  titles: words,
  families: words,
  /** Family names that are common words without a capital. */
  rareFamilies: words,
  /** Between a family name and a given one. */
  middles: words,
  /** Behind a middle name these are no given name. */
  notGiven: words,
  /** Known by their first letters where the dot before the ending is forgotten. */
  mailboxes: words,
})

export interface PersonalLexicon extends z.infer<typeof personalSchema> {}
