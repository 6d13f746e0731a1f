import { z } from 'zod'
import { id, text } from './primitives.ts'

const words = z.array(text).min(1)
const named = z.strictObject({ id, words })

/** `lexicon/aliases.yaml`: words as written → spellings on phones, in dialect, in short. */
export const aliasesSchema = z.record(text, words)

/** `lexicon/commands.yaml`: words that steer the talk. */
export const commandsSchema = z.strictObject({
  commands: z.array(named),
  edit: words,
  step: words,
  explain: words,
  fillers: words,
  facts: z.record(id, words),
})

/** `lexicon/answers.yaml`: short answers. */
export const answersSchema = z.strictObject({
  yes: words,
  no: words,
  unknown: words,
  skip: words,
  'not-applicable': words,
  correction: words,
})

/** `lexicon/intents.yaml`: what a message is about, and how questions are known. */
export const intentsSchema = z.strictObject({
  intents: z.array(named),
  check: words,
  rule: words,
  question: z.strictObject({
    words,
    ends: words,
    before: words,
    joins: words,
    not: words,
    counts: words,
  }),
})

/** `lexicon/choices.yaml`: words from which facts without a number are read. */
export const choicesSchema = z.strictObject({
  facts: z.array(
    z.strictObject({
      fact: id,
      options: z.array(z.strictObject({ id, alone: z.boolean(), words })),
    }),
  ),
  clarify: z.array(
    z.strictObject({ ask: z.enum(['crop', 'craft-or-food']), words, options: z.array(id) }),
  ),
  notSector: words,
  model: words,
  none: words,
  all: words,
  negations: words,
})

/** The word lists that whole messages are read with. */
export interface MessageLexicon {
  readonly aliases: z.infer<typeof aliasesSchema>
  readonly commands: z.infer<typeof commandsSchema>
  readonly answers: z.infer<typeof answersSchema>
  readonly intents: z.infer<typeof intentsSchema>
  readonly choices: z.infer<typeof choicesSchema>
}
