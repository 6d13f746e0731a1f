import { z } from 'zod'
import { id, text } from '../primitives.ts'

const words = z.array(text).min(1)

/** `lexicon/documents.yaml`: the words by which official documents are built. */
export const documentsSchema = z.strictObject({
  /** Kinds of documents; `short` begins a citation line, `id` an identifier. */
  kinds: z.array(z.strictObject({ id, short: text, name: text })).min(1),
  /** Words before a heading's number. */
  chapter: words,
  part: words,
  article: words,
  item: words,
  annex: words,
  /** With these a line begins that … */
  grounds: words,
  /** A ground too, unless it is the title. */
  tasks: words,
  closing: words,
  signature: words,
  note: words,
  /** "Số: 45/KH-UBND" */
  number: words,
  /** "(Ban hành kèm theo Kế hoạch số 45/KH-UBND ngày …)" */
  attached: words,
  day: words,
  month: words,
  year: words,
  province: words,
  /** Heads the column of row numbers. */
  rowNumber: words,
  phase: words,
  /** Name of a list in a clause → the word with which its line ends. */
  lists: z.record(id, words),
})

export interface DocumentLexicon extends z.infer<typeof documentsSchema> {}
