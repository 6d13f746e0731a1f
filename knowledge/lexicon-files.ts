import { numbersSchema, unitsSchema, type Lexicon } from './lexicon.ts'
import {
  aliasesSchema,
  answersSchema,
  choicesSchema,
  commandsSchema,
  intentsSchema,
  type MessageLexicon,
} from './message-lexicon.ts'

/** `lexicon/<name>.yaml` → the schema it must fit. */
export const lexiconFiles = {
  numbers: numbersSchema,
  units: unitsSchema,
  aliases: aliasesSchema,
  commands: commandsSchema,
  answers: answersSchema,
  intents: intentsSchema,
  choices: choicesSchema,
} as const

export type LexiconFiles = Lexicon & MessageLexicon
