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
