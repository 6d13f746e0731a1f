import { z } from 'zod'
import { text } from '../primitives.ts'

const words = z.array(text).min(1)

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
