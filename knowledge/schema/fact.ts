import { z } from 'zod'
import { nounSchema } from './lexicon/amounts.ts'
import { choiceSchema } from './lexicon/message.ts'
import { id, text } from './primitives.ts'

const optionSchema = z.strictObject({
  id,
  label: text,
  /** False for the rarer ones, shown behind "more". */
  first: z.boolean().default(true),
  /** For a sector: numbers of the programme's models that it most often follows. */
  models: z.array(z.int()).default([]),
})

/** One sentence, or `own` and those of a sector, a province or a reason, by its id. */
const wording = z.union([text, z.record(text, text)])

/** `facts/*.yaml`: what can be asked of a cooperative, with everything that is the fact's own. */
export const factSchema = z.strictObject({
  id,
  type: z.enum(['choice', 'amount', 'truth', 'years', 'list']),
  /** "m2", "dong", "member": how an amount in it is said stands at `unit` of the phrases. */
  unit: id.nullable().default(null),
  /** Smallest units in one `unit`: 100 for points (hundredths), else 1. */
  scale: z.int().positive().default(1),
  /** Outside of it a stated amount is confirmed; in `unit`. */
  plausible: z.strictObject({ min: z.number(), max: z.number() }).nullable().default(null),
  /** Where a cooperative finds it itself; null where only an agency tells. */
  found: z.enum(['books', 'register', 'papers']).nullable().default(null),
  /** False of what no cooperative changes to qualify: figures of past years, its place, what it is and does. */
  actionable: z.boolean().default(true),
  /** Order of asking: gates first, then what fails most often. */
  rank: z.int(),
  /** The financial years meant, for `years`; of an amount the year that it is of, where it is of one. */
  years: z.array(z.int()).default([]),
  options: z.union([z.array(optionSchema), z.literal('provinces')]).default([]),
  /** The kind by which an amount is read; `listed` is a count that may be told item by item. */
  reading: z.enum(['land', 'capital', 'count', 'listed', 'score']).nullable().default(null),
  /** Stated beside a question it is one's own figure: "mới 280 thành viên có được không". */
  figure: z.boolean().default(false),
  /** Several counts in one message are parts of it: "xe 600 ghe 400". */
  adds: z.boolean().default(false),
  /** Nouns that name what is counted, those that do so only for the fact just asked, those that do so
   * where no other is said ("86 chị em"), and others by which one speaks of it without counting it:
   * households are no members, and are asked back. */
  counts: z
    .strictObject({
      sure: z.array(id).min(1),
      asked: z.array(id).default([]),
      alone: z.array(id).default([]),
      also: z.array(id).default([]),
    })
    .nullable()
    .default(null),
  /** Nouns of its own; common ones stand in `lexicon/units.yaml`. */
  nouns: z.array(nounSchema).default([]),
  /** What the words before an amount speak of where they speak of this. */
  spoken: z.array(text).default([]),
  /** How a person calls it who wants it changed: "sửa số thành viên". */
  called: z.array(text).min(1),
  /** The options that a plain truth stands for, where a form sends one. */
  truth: z.tuple([id, id]).nullable().default(null),
  /** Words by which an option is said. */
  choices: z.array(choiceSchema).default([]),
  /** Namespace of the phrases → what it says of this fact. */
  phrases: z.strictObject({
    fact: wording,
    ask: wording,
    why: wording,
    example: wording,
    need: wording.optional(),
    fail: wording.optional(),
    /** Why it is not changed to qualify, where it is not. */
    fixed: text.optional(),
    /** Behind a figure that is enough. */
    met: wording.optional(),
    /** The question in other words with an example, where its answer was not understood. */
    again: wording.optional(),
    verify: wording.optional(),
    value: wording.optional(),
    choice: wording.optional(),
    /** An option where its question stands nowhere near: "không ứng dụng công nghệ cao". */
    told: wording.optional(),
    unit: text.optional(),
  }),
})

/** A fact as its file has it. */
export type FactFile = z.infer<typeof factSchema>

/** A fact; its words and phrases stand with all others, and `options: provinces` are all that there are. */
export interface Fact extends Omit<
  FactFile,
  'options' | 'nouns' | 'spoken' | 'called' | 'phrases'
> {
  readonly options: readonly z.infer<typeof optionSchema>[]
}

export type Unit = NonNullable<Fact['unit']>
