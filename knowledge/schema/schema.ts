import { z } from 'zod'
import { day, id, text } from './primitives.ts'

/** A place in an official document: `III.2.a/rieng/1`, `VI.2.đ`, `PL.GD1.2`. */
const citation = z.strictObject({ source: id, clause: text })

/** `sources/*.yaml`: one official document a file. */
export const sourceSchema = z.strictObject({
  id,
  /** "135/KH-UBND" */
  number: text,
  /** How a citation line begins: "KH 135/KH-UBND". */
  label: text,
  /** How a sentence names it: "Kế hoạch 135". */
  name: text,
  issuer: text,
  signedOn: day,
  province: id,
  title: text,
  /** Spellings by which people call it, any case, with or without diacritics. */
  aliases: z.array(text).default([]),
  inForceFrom: day,
  /** Last day of the period that the document names; null where it names none. */
  inForceUntil: day.nullable(),
  /** Every clause id of the document; a citation of any other is a fault. */
  clauses: z.array(text).min(1),
  /** Clauses that say nothing to ask for (headings, closing formulas), and why. */
  bare: z.array(z.strictObject({ why: text, clauses: z.array(text).min(1) })).default([]),
  /** Clauses that two places of the document would share, and how each is shown. */
  printed: z.array(z.strictObject({ clause: text, as: text })).default([]),
  /** Errors of print or scan, and how they are shown. */
  notes: z.array(z.strictObject({ clause: text, note: text })).default([]),
})

/** `parameters/*.yaml`: a list of dated numbers, each with its clause. */
export const parameterSchema = z.strictObject({
  id,
  /** That of the facts which it is compared with. */
  unit: id,
  /** How the documents write it: "500 ha", "02 tỷ đồng" (in plain figures: "2 tỷ đồng"). */
  values: z
    .array(
      z.strictObject({
        from: day,
        until: day.nullable(),
        /** In `unit`; whole numbers, but points may have halves. */
        value: z.number().nonnegative(),
        text,
        source: id,
        clause: text,
      }),
    )
    .min(1),
})

/** `agencies.yaml`: names in the documents and today. */
export const agencySchema = z.strictObject({
  id,
  name: text,
  short: text.nullable().default(null),
  /** Name today; null where unchanged or not known. Only sure A or B is shown. */
  now: text.nullable().default(null),
  sure: z.enum(['a', 'b', 'c']).nullable().default(null),
  /** The outside fact that tells what became of it, where there is no name of today. */
  fate: id.nullable().default(null),
  aliases: z.array(text).default([]),
  /** Document → agencies that it means, too, where it names this one: all departments, the whole of a part. */
  standsFor: z.record(id, z.array(id)).default({}),
  /** False: clauses name it, but nobody asks for it, so that its name opens no table and no topic. */
  inQuestions: z.boolean().default(true),
})

/** `articles/*.yaml`: one curated answer a file. */
export const articleSchema = z.strictObject({
  id,
  province: id.nullable(),
  /** What it is about; articles of one topic in several provinces answer side by side. */
  topic: id,
  /** Topics that have words in no list and begin with this answer. */
  opens: z.array(id).default([]),
  /** Narrower than the topic, such as a sector: "rice". */
  about: id.nullable().default(null),
  /** It still fits a choice with the name of its province in front. */
  title: text.max(46),
  /** Ways of asking, with diacritics. */
  questions: z.array(text).min(1),
  keywords: z.array(text).default([]),
  /** The same in the words of a farmer, and as exact as an officer needs it, the clause first. */
  answer: z.strictObject({ director: text, officer: text }),
  /** Says what the documents do not hold: the turn counts as declined. */
  abstains: z.boolean().default(false),
  /** Says a kind word where nothing is asked: of those that decline, the turn is small talk. */
  smalltalk: z.boolean().default(false),
  citations: z.array(citation).default([]),
  /**
   * Clauses whose content the answer states without naming each in its line: the parts of a list
   * that is cited as a whole, another place that says the same.
   */
  also: z.array(citation).default([]),
  /**
   * Words and numbers of the answer that none of its clauses carries: from `outside` of the document,
   * `counted` by the editors, explaining what is `meant` (the years, a score just too low), whom to
   * `ask`, or `implied` by a clause that leaves it out (a subject, a partner).
   */
  beyond: z
    .array(z.strictObject({ text, why: z.enum(['outside', 'counted', 'meant', 'ask', 'implied']) }))
    .default([]),
  /** Words for what the documents are silent on, where the answer says that they are. */
  silentOn: z.array(text).default([]),
  /** True of what held only in the round: a line says when that was while none is open. */
  round: z.boolean().default(false),
  /** Likely next questions: ids of articles. */
  next: z.array(id).max(4).default([]),
})

/** `phrases/<language>/*.yaml`: keys → a sentence or keys again. */
export const phrasesSchema: z.ZodType<Record<string, unknown>> = z.lazy(() =>
  z.record(z.string(), z.union([z.string().min(1), phrasesSchema])),
)

/** `reviewed.yaml`, written by a command: what was read beside its clauses, when, and how it read then. */
export const reviewedSchema = z.record(
  text,
  z.strictObject({
    on: day,
    /** Of all that was said and of the clauses; another one asks for a new reading. */
    hash: z.string().regex(/^[0-9a-f]{12}$/u),
  }),
)

export type Citation = z.infer<typeof citation>
export type Source = z.infer<typeof sourceSchema>
export type Parameter = z.infer<typeof parameterSchema>
export type Agency = z.infer<typeof agencySchema>
export type Article = z.infer<typeof articleSchema>
export type Reviewed = z.infer<typeof reviewedSchema>
