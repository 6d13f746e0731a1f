import { z } from 'zod'
import { id, text } from '../primitives.ts'

const words = z.array(text).min(1)
const optional = z.array(text).default([])
const named = z.strictObject({ id, words })

/** `lexicon/aliases.yaml`: words as written → spellings on phones, in dialect, in short. */
export const aliasesSchema = z.record(text, words)

/** `lexicon/commands.yaml`: words that steer the talk. */
export const commandsSchema = z.strictObject({
  commands: z.array(named),
  edit: words,
  step: words,
  explain: words,
  /** How people say what their cooperative is called. */
  naming: z.strictObject({
    /** The name stands behind these. */
    openings: words,
    /** The same where the name was just asked for. */
    leads: words,
    /** Words of courtesy behind a name. */
    tails: words,
    /** It was asked for and is not to be told. */
    refusals: words,
  }),
  fillers: words,
})

/** `lexicon/answers.yaml`: short answers. */
export const answersSchema = z.strictObject({
  yes: words,
  /** Words behind a yes that only bid us go on. */
  urging: words,
  no: words,
  unknown: words,
  skip: words,
  'not-applicable': words,
  correction: words,
  /** Words before a figure that take it back. */
  denying: words,
  /** Words between a figure that is taken back and the one that holds. */
  becoming: words,
})

/** `lexicon/intents.yaml`: what a message is about. `whole`: only where it is the whole message. */
export const intentsSchema = z.strictObject({
  intents: z.array(z.strictObject({ id, words: optional, whole: optional })),
  /** A private paper is meant only where one of these stands beside it. */
  handing: words,
})

/** `lexicon/questions.yaml`: how questions are known. */
export const questionsSchema = z.strictObject({
  words,
  leads: words,
  denied: words,
  either: words,
  howMany: words,
  needs: words,
  ends: words,
  before: words,
  not: words,
  joins: words,
  verdicts: words,
  own: words,
  notOwn: words,
  /** Alone behind an answer they ask nothing. */
  tags: words,
  topics: words,
  check: z.strictObject({
    asked: words,
    wanted: words,
    /** One's own cooperative, and being let in: with both of them a yes-or-no question is about that. */
    ofOwn: words,
    admission: words,
  }),
  rule: words,
})

const sector = z.strictObject({
  id,
  /** Count wherever the cooperative speaks of itself. */
  says: optional,
  /** The same, but only with their diacritics. */
  exact: optional,
  /** Count only in answer to the question for the sector. */
  answers: optional,
})

/** `lexicon/sectors.yaml`: words that name what a cooperative does. */
export const sectorsSchema = z.strictObject({
  sectors: z.array(sector),
  clarify: z.array(
    z.strictObject({ ask: z.enum(['crop', 'craft-or-food']), words, options: z.array(id) }),
  ),
  /** Phrases in which a word of a sector means something else. */
  aside: words,
  /** Words right before that make it a thing of trade or a service. */
  notBehind: words,
  /** Words right before by which the cooperative names its own sector. */
  cues: words,
  around: words,
})

/** How one option of a fact is said. */
export const choiceSchema = z.strictObject({
  id,
  /** Count in any message. */
  says: optional,
  /** More that people call it: compared with an answer while the fact is asked. */
  answers: optional,
  /** The option meant where a "không" stands before; without it nothing is. */
  negated: id.optional(),
  /** Beside a number the words mean another thing: "vốn bằng 300 triệu". */
  withoutFigure: z.boolean().default(false),
  /** Said of a year that is past it tells nothing of today: "hồi 2019 chưa thành lập". */
  ofNow: z.boolean().default(false),
  /** A body founded in this year or later can only be this. */
  foundedFrom: z.int().nullable().default(null),
})

/** `lexicon/choices.yaml`: words around those from which facts without a number are read. */
export const choicesSchema = z.strictObject({
  aside: words,
  negations: words,
  founded: words,
  /** Words for a time that is past. */
  then: words,
  /** Beside these a thing is only coming, or gone: "đang chờ", "sang năm", "hết hạn". */
  notYet: words,
  /** The same, but only with their diacritics. */
  awaiting: words,
  /** Only among such words a thing is plainly there. */
  plainly: words,
  /** Behind these may follow what takes back what stands before. */
  turns: words,
  /** What is named beside these does not hold. */
  denials: words,
  /** The same at the end of a clause. */
  underWay: words,
  /** Set phrases with such a word of what is there. */
  already: words,
  model: words,
  /** Words that stand in answers about anything and tell no option from another. */
  common: words,
  none: words,
  all: words,
  /** Phrases with a number that measures nothing: the stars of OCOP. */
  notAmounts: words,
  /** A number behind these says which one, not how many: "ấp 5", "câu 3". */
  numbered: words,
  /** The same for documents. */
  cited: words,
  profit: words,
  /** Words that make of an amount only a change of another one. */
  changes: z.strictObject({
    /** Take the number behind them off the amount before them. */
    lessening: words,
    /** The same, clear also without an amount before them. */
    taking: words,
    /** Behind the number of those who leave. */
    leaving: words,
    adding: words,
    /** Behind them stands what holds now in place of the amount before: "nay", "chấm lại được". */
    renewing: words,
    /** An amount behind them gives way to another of the same fact: "hồi trước", "nếu đủ". */
    yielding: words,
    /** They tell what is lacking to a rule. */
    lacking: words,
    /** Before words that add: a need or a wish, and no change. */
    wishing: words,
  }),
  /** Words before an amount that make it another's or a difference. */
  notOwn: words,
  /** The same, of what is not counted one by one. */
  notOwnMeans: words,
  /** Set phrases with such a word of what is one's own. */
  ownMeans: words,
})

/** `lexicon/supposing.yaml`: how people try out what would be if, and ask for the nearest way. */
export const supposingSchema = z.strictObject({
  /** They open a supposition by themselves; `conditional` where something is asked as well. */
  openings: words,
  conditional: words,
  /** The same, but only with their diacritics. */
  conditionalExact: words,
  /** What stands behind it is asked or told. */
  then: words,
  /** What is asked of it, at the end or before the opening. */
  asks: words,
  beside: words,
  /** Words before a change that only say whose it is. */
  own: words,
  /** Behind these stands what holds then, and no difference. */
  become: words,
  more: words,
  less: words,
  /** The id is the number of times. */
  times: z.array(z.strictObject({ id: text, words })).min(1),
  percent: words,
  /** Beside these a change was made, and is told. */
  already: words,
  /** To another kind of work. */
  turning: words,
  joins: words,
  /** With one of `enough`: what would have to change; the last ones ask it by themselves. */
  lacking: words,
  enough: words,
  lackingAlone: words,
  /** Words between them. */
  towards: words,
  /** Asks for the other programme of the province of today. */
  programmes: words,
  /** Beside the name of an old province these ask it of one's own cooperative. */
  standing: words,
})

export interface SupposingLexicon extends z.infer<typeof supposingSchema> {}

/** The word lists that whole messages are read with. */
export interface MessageLexicon {
  readonly aliases: z.infer<typeof aliasesSchema>
  readonly commands: z.infer<typeof commandsSchema> & {
    /** Fact → how a person calls it. */
    readonly facts: Readonly<Record<string, readonly string[]>>
  }
  readonly answers: z.infer<typeof answersSchema>
  readonly intents: z.infer<typeof intentsSchema>
  readonly questions: z.infer<typeof questionsSchema>
  readonly sectors: z.infer<typeof sectorsSchema>
  readonly choices: z.infer<typeof choicesSchema> & {
    readonly facts: readonly {
      readonly fact: string
      readonly options: readonly z.infer<typeof choiceSchema>[]
    }[]
  }
}
