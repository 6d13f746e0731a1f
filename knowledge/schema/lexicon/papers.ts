import { z } from 'zod'
import { text } from '../primitives.ts'

const words = z.array(text).min(1)

/** What the words of a message about papers can want. */
export const PAPER_HEADS = [
  'show',
  'show-bare',
  'done',
  'done-light',
  'undone',
  'whether',
  'missing',
  'progress',
  'paper',
  'mistakes',
  'nudge',
  'no-nudge',
] as const

/** `lexicon/papers.yaml`: the words by which papers are ticked and asked for. */
export const papersSchema = z.strictObject({
  heads: z.array(z.strictObject({ id: z.enum(PAPER_HEADS), words })).min(1),
  /** Says that papers are meant. */
  called: words,
  all: words,
  /** The whole message: no more reminders of papers. */
  stopAlone: words,
  /** Repeats what a time says: "mỗi 3 ngày", "ngày 15 hằng tháng". */
  every: words,
  weekly: words,
  monthly: words,
  /** Before the number of a day: "ngày 15". */
  dayBefore: words,
  /** Between the ends of a row of numbers: "1 đến 4". */
  through: words,
  small: words,
})

export type PapersLexicon = z.infer<typeof papersSchema>
export type PaperHead = (typeof PAPER_HEADS)[number]
