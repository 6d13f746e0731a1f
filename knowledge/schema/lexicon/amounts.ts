import { z } from 'zod'
import { id, region, text } from '../primitives.ts'

const words = z.array(text).min(1)
const guards = {
  /** Typed without diacritics it counts only at the end of a clause. */
  end: z.boolean().default(false),
  /** Words right behind that make it something else. */
  not: z.array(text).default([]),
  /** Words right before that make it something else. */
  after: z.array(text).default([]),
  /** Counts only when typed with its diacritics. */
  marked: z.boolean().default(false),
}
const digit = z.strictObject({
  value: z.int().min(0).max(9),
  words,
  /** Words right behind that make it another word. */
  not: z.array(text).default([]),
})
const bound = z.strictObject({
  id: z.enum(['exactly', 'atLeast', 'atMost', 'less', 'more', 'near', 'about']),
  before: words,
  after: z.array(text).default([]),
  /** Counts only when typed with its diacritics. */
  marked: z.boolean().default(false),
})

/** `lexicon/numbers.yaml`: the words of numbers. */
export const numbersSchema = z.strictObject({
  digits: z.array(digit),
  tails: z.array(digit),
  ten: words,
  tens: words,
  /** Tens drawn together with the digit behind: "hăm" is 2 of them. */
  shortTens: z.array(digit),
  scales: z.array(
    z.strictObject({
      value: z.int().positive(),
      words,
      alone: z.boolean().default(false),
      leads: z.boolean().default(false),
      slang: z.boolean().default(false),
      ...guards,
    }),
  ),
  linking: words,
  rates: words,
  point: z.array(z.strictObject({ mark: z.enum(['.', ',']), words })),
  outOf: words,
  half: words,
  joining: words,
  halfOf: words,
  few: z.array(
    z.strictObject({ from: z.int(), to: z.int(), words, asks: z.boolean().default(false) }),
  ),
  bounds: z.array(bound),
  between: words,
  from: words,
  to: words,
  doubt: words,
  sure: words,
  fillers: words,
  correction: words,
})

const localReading = z.strictObject({
  id,
  name: text,
  from: z.int().positive(),
  to: z.int().positive(),
  regions: z.array(region),
  words,
})

/** What is counted. */
export const nounSchema = z.strictObject({
  id,
  name: text,
  words,
  of: z.enum(['fact', 'time', 'place', 'plot', 'pond', 'other']).default('fact'),
  ...guards,
})

/** A noun with the fact that it speaks of, as the files of the facts tell it. */
export interface Noun extends z.infer<typeof nounSchema> {
  readonly fact: string | null
}

/** `lexicon/units.yaml`: units, nouns and subjects of amounts. */
export const unitsSchema = z.strictObject({
  units: z.array(
    z.strictObject({
      id,
      dimension: z.enum(['area', 'money', 'foreign-money', 'gold', 'score', 'share']),
      name: text,
      size: z.int().positive(),
      words,
      slang: z.boolean().default(false),
      ...guards,
    }),
  ),
  local: z.array(
    z.strictObject({ id, name: text, words, readings: z.array(localReading).min(1), ...guards }),
  ),
  /** Names of money by the greatest scale said, greatest first. */
  money: z.array(z.strictObject({ from: z.int().positive(), name: text })).min(1),
  squares: z.strictObject({ words, fewest: z.int().positive() }),
  nouns: z.array(nounSchema),
  perYear: words,
  surface: words,
  topics: z.array(z.strictObject({ id, words, ...guards })),
  ratings: z.strictObject({
    leads: z.array(z.strictObject({ words, unclear: z.boolean().default(false) })),
    classes: z.array(
      z.strictObject({
        id,
        name: text,
        from: z.int().nullable(),
        to: z.int().nullable(),
        words,
      }),
    ),
    unclear: words,
  }),
  dates: z.strictObject({
    day: words,
    month: words,
    quarter: words,
    year: words,
    start: words,
    end: words,
  }),
  profit: z.strictObject({
    results: z.array(
      z.strictObject({
        id: z.enum(['gain', 'loss', 'even', 'none', 'unclear']),
        words,
        ...guards,
        /** Counts only before a number with one of these behind it. */
        sums: z.array(text).default([]),
      }),
    ),
    all: words,
    /** Behind a result these mean every year, but only where the years are known. */
    whole: words,
    recent: words,
    rest: words,
    mixed: words,
    only: words,
    /** Beside these a result is that of all years in one, and of none of them. */
    together: words,
    except: words,
    negation: words,
    /** Of the year beside these nothing is known. */
    unsure: words,
    /** Of the year beside these there was no cooperative yet. */
    before: words,
  }),
  services: z.strictObject({ items: z.array(words), unclear: words, joins: words }),
  noCapital: words,
  connectors: words,
})

/** The word lists that amounts are read with. */
export interface Lexicon {
  readonly numbers: z.infer<typeof numbersSchema>
  readonly units: Omit<z.infer<typeof unitsSchema>, 'nouns'> & { readonly nouns: readonly Noun[] }
}
export type BoundId = z.infer<typeof bound>['id']
