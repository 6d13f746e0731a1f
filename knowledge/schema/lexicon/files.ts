import type { z } from 'zod'
import { askedSchema, type AskedLexicon } from './asked.ts'
import { clauseNamesSchema, type ClauseNames } from './clauses.ts'
import { contextSchema, type ContextLexicon } from './context.ts'
import {
  documentsSchema,
  proposalsSchema,
  timesSchema,
  type DocumentLexicon,
  type ProposalLexicon,
  type TimeLexicon,
} from './documents.ts'
import { identitySchema, type IdentityLexicon } from './identity.ts'
import { lookupsSchema, type LookupLexicon } from './look-ups.ts'
import { numbersSchema, unitsSchema, type Lexicon } from './amounts.ts'
import {
  aliasesSchema,
  answersSchema,
  choicesSchema,
  commandsSchema,
  intentsSchema,
  questionsSchema,
  sectorsSchema,
  supposingSchema,
  type MessageLexicon,
  type SupposingLexicon,
} from './message.ts'

import { personalSchema, type PersonalLexicon } from './personal.ts'
import {
  handingSchema,
  papersSchema,
  remindingSchema,
  type HandingLexicon,
  type PapersLexicon,
  type RemindingLexicon,
} from './reminders.ts'
import { scoringSchema, type ScoringLexicon } from './scoring.ts'
import { tablesSchema, type TableLexicon } from './tables.ts'
import { sumsSchema, type SumLexicon } from './sums.ts'
import { wordingSchema, type WordingLexicon } from './wording.ts'
import { searchSchema, topicsSchema, type SearchLexicon, type Topic } from './search.ts'

/** `lexicon/<name>.yaml` → the schema it must fit. */
export const lexiconFiles = {
  numbers: numbersSchema,
  units: unitsSchema,
  aliases: aliasesSchema,
  commands: commandsSchema,
  answers: answersSchema,
  intents: intentsSchema,
  questions: questionsSchema,
  sectors: sectorsSchema,
  choices: choicesSchema,
  search: searchSchema,
  topics: topicsSchema,
  documents: documentsSchema,
  identity: identitySchema,
  tables: tablesSchema,
  papers: papersSchema,
  personal: personalSchema,
  lookups: lookupsSchema,
  context: contextSchema,
  reminding: remindingSchema,
  handing: handingSchema,
  scoring: scoringSchema,
  wording: wordingSchema,
  asked: askedSchema,
  clauses: clauseNamesSchema,
  sums: sumsSchema,
  times: timesSchema,
  proposals: proposalsSchema,
  supposing: supposingSchema,
} as const

export type LexiconFiles = Lexicon &
  MessageLexicon & {
    readonly search: SearchLexicon
    readonly topics: readonly Topic[]
    readonly documents: DocumentLexicon
    readonly identity: IdentityLexicon
    readonly tables: TableLexicon
    readonly papers: PapersLexicon
    readonly personal: PersonalLexicon
    readonly lookups: LookupLexicon
    readonly context: ContextLexicon
    readonly reminding: RemindingLexicon
    readonly handing: HandingLexicon
    readonly scoring: ScoringLexicon
    readonly wording: WordingLexicon
    readonly asked: AskedLexicon
    readonly clauses: ClauseNames
    readonly sums: SumLexicon
    readonly times: TimeLexicon
    readonly proposals: ProposalLexicon
    readonly supposing: SupposingLexicon
  }

/** The word lists as their files have them, without the words of the facts. */
export interface WrittenLexicon extends Omit<LexiconFiles, 'commands' | 'choices' | 'units'> {
  readonly commands: z.infer<typeof commandsSchema>
  readonly choices: z.infer<typeof choicesSchema>
  readonly units: z.infer<typeof unitsSchema>
}
