import { z } from 'zod'
import { id, text } from '../primitives.ts'

const words = z.array(text)

/** Words around an agency: "X chủ trì" with one of `does` behind it, "gửi X" with one of `by` before it. */
const roleWords = z.strictObject({
  /** What a fault calls it and tells the editor to write: "phối hợp". */
  told: text,
  does: words.default([]),
  by: words.default([]),
})

/** Words around a figure; `hints` tell the bound where they stand, and claim none: "từ 65 điểm". */
const boundWords = z.strictObject({
  told: text,
  before: words.default([]),
  after: words.default([]),
  hints: words.default([]),
})

/** Words, and longer ones in which they mean something else. */
const namedWords = z.strictObject({ told: text, words: words.min(1), except: words.default([]) })

/** Words that tell for whom; `of` are those for all of whom it holds only for some, none where that is every text. */
const scopeWords = z.strictObject({ told: text, words: words.min(1), of: words.default([]) })

/** `lexicon/wording.yaml`: the words by which answers and rows tell roles, bounds, times, scope, aims, open lists and silence. */
export const wordingSchema = z.strictObject({
  /** Agency → spellings in texts beside its names. */
  agencies: z.record(id, words),
  /** Wholes that name none of their parts: "các sở, ngành" is no word of one of them. */
  vague: z.array(id),
  /** Behind these stands what an agency is called today, up to the next mark. */
  asides: words.min(1),
  /** A sentence with these is labelled as from outside of the documents. */
  outside: words.min(1),
  /** A sentence with these tells whom to ask. */
  advice: words.min(1),
  /** A sentence with these tells what the documents do not say. */
  silence: words.min(1),
  /** What is silent, and no matter that anything is silent on. */
  silentOnes: words.min(1),
  /** Before a word they deny it. */
  not: words.min(1),
  /** Small words between an agency and what it does. */
  small: words.min(1),
  /** Behind an agency they say what it is or has, and give it no duty. */
  states: words.min(1),
  roles: z.strictObject({
    leads: roleWords,
    joins: roleWords,
    advises: roleWords,
    asked: roleWords,
    receives: roleWords,
    collates: roleWords,
    approves: roleWords,
  }),
  /** What a fault calls the roles of a clause that no word tells. */
  given: z.strictObject({ does: text, mentioned: text }),
  bounds: z.strictObject({
    'at-least': boundWords,
    'at-most': boundWords,
    over: boundWords,
    under: boundWords,
    about: boundWords,
  }),
  /** Between things side by side. */
  and: words.min(1),
  /** Between the two years of a span. */
  spans: words.min(1),
  /** One thing that is counted → its other names. */
  counted: z.record(text, words),
  /** Small words between a bound and its figure: "ít nhất là 65". */
  joints: words.min(1),
  /** A time that a text tells by one of these, and a clause by any of them. */
  times: z.array(namedWords),
  /** Before a year they make it a term: "đến năm 2030". */
  until: words.min(1),
  /** Before a span of years they name a plan, and tell no time. */
  named: words.min(1),
  scope: z.strictObject({
    pilot: scopeWords,
    scheme: scopeWords,
    effective: scopeWords,
    'coop-members': scopeWords,
    'permanent-workers': scopeWords,
  }),
  aims: words.min(1),
  /** They make a duty or a right of it. */
  must: namedWords,
  open: words.min(1),
  /** Topics of answers about a round of choosing, and the words that tell its rules as if it were open. */
  round: z.strictObject({ topics: z.array(id).min(1), words: words.min(1) }),
})

export interface WordingLexicon extends z.infer<typeof wordingSchema> {}
export type ToldRole = keyof WordingLexicon['roles']
export type ToldBound = keyof WordingLexicon['bounds']
export type ToldScope = keyof WordingLexicon['scope']
