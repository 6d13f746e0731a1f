import { z } from 'zod'
import { id, text } from '../primitives.ts'

const words = z.array(text).min(1)

/** `lexicon/identity.yaml`: the words by which a document says who issued it, when, and for whom. */
export const identitySchema = z.strictObject({
  /** The name of an agency begins so, also in the middle of a line. */
  agencies: words,
  /** These begin one only at the start of a line: "xã hội" holds no "hội". */
  agenciesAtStart: words,
  /** Whole by themselves; of any other the name goes on behind these words. */
  whole: words,
  /** Behind these the words of `agencies` are part of another name. */
  notBehind: words,
  /** Short form → what it is written out as. */
  spelled: z.record(text, words),
  /** Where the name of an agency ends in a sentence. */
  ends: words,
  /** Words before the name of a place that is governed. */
  levels: words,
  /** Those of them that a province has. */
  provinceLevels: words,
  /** The province in which agencies of the whole country sign. */
  capital: text,
  /** Provinces that are called cities. */
  cities: words,
  /** Agencies of the whole country. */
  central: words,
  /** The end of a number's letters → the agency of the whole country that it stands for. */
  signs: z.array(z.strictObject({ sign: text, name: text })).min(1),
  /** Letters in the numbers of certified copies. */
  copies: words,
  motto: words,
  /** Before the subject of a letter. */
  subject: words,
  /** Name of the kind that has no name in its number, and id of the kind of several agencies. */
  letter: text,
  joint: id,
  /** Lines between a letterhead and the body that are no title. */
  openings: words,
  /** Before the agency for which somebody signs: "TM. UBND". */
  on: words,
  of: words,
  /** Before the day on which a law was passed. */
  passed: words,
  /** What a question calls a document without its kind. */
  generic: words,
  /** Between the parts of a document's name in a question: before day, agency and title. */
  issued: words,
  by: words,
  about: words,
  /** Words of so many titles that they are the name of none. */
  usual: words,
  /** What is asked of a document itself; `(a|b)` stands for either. */
  ofItself: words,
  /** Names of all provinces together. */
  nation: words,
})

export interface IdentityLexicon extends z.infer<typeof identitySchema> {}
