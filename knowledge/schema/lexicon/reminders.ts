import { z } from 'zod'
import { text } from '../primitives.ts'

const words = z.array(text).min(1)

/** `lexicon/reminding.yaml`: words by which reminders are asked for, changed and answered. */
export const remindingSchema = z.strictObject({
  heads: z.array(
    z.strictObject({
      id: z.enum([
        'open',
        'list',
        'undated',
        'settings',
        'documents',
        'add',
        'ask',
        'only',
        'leads',
        'time',
        'quiet-on',
        'quiet-off',
        'workdays-on',
        'workdays-off',
        'digest-on',
        'digest-off',
        'pause',
        'pause-bare',
        'resume',
        'stop',
        'leave',
        'officer',
        'director',
        'done',
        'undo',
        'later',
        'more',
      ]),
      words,
    }),
  ),
  /** The whole message; `stopAlone` counts only with its diacritics. */
  stopAlone: words,
  stopShort: words,
  all: words,
  /** Count only before a unit. */
  numbers: z.array(z.strictObject({ value: z.int().positive(), words })),
  days: words,
  weeks: words,
  months: words,
  years: words,
  ends: words,
  hours: words,
  halves: words,
  mornings: words,
  noons: words,
  afternoons: words,
  /** The morning of the last day itself. */
  sameDay: words,
  relative: z.array(z.strictObject({ days: z.int().nonnegative(), words })),
  small: words,
})

export type RemindingLexicon = z.infer<typeof remindingSchema>
export type RemindingHead = RemindingLexicon['heads'][number]['id']

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

/** `lexicon/handing.yaml`: words by which people are handed to officers, and officers answer. */
export const handingSchema = z.strictObject({
  heads: z.array(
    z.strictObject({
      id: z.enum([
        'answer',
        'take',
        'done',
        'block',
        'unblock',
        'show',
        'cases',
        'on-duty',
        'helping',
        'off-duty',
        'name',
        'no-name',
        'tell',
        'meet',
        'back',
        'end',
        'replies',
      ]),
      words,
    }),
  ),
  /** Stand before the number of a hand-off. */
  cases: words,
  today: words,
})

export type HandingLexicon = z.infer<typeof handingSchema>
export type HandingHead = HandingLexicon['heads'][number]['id']
