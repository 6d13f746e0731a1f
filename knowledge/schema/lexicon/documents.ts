import { z } from 'zod'
import { id, text } from '../primitives.ts'

const words = z.array(text).min(1)

/** `lexicon/documents.yaml`: the words by which official documents are built. */
export const documentsSchema = z.strictObject({
  /** Kinds of documents; `short` begins a citation line, `id` an identifier. */
  kinds: z.array(z.strictObject({ id, short: text, name: text })).min(1),
  /** Words before a heading's number. */
  chapter: words,
  section: words,
  subsection: words,
  part: words,
  /** "Phần thứ nhất" */
  ordinals: words,
  article: words,
  item: words,
  annex: words,
  /** With these a line begins that … */
  grounds: words,
  /** A ground too, unless it is the title. */
  tasks: words,
  /** Above a list of contents. */
  contents: words,
  closing: words,
  signature: words,
  /** In whose name somebody signs: "TM. ỦY BAN NHÂN DÂN". */
  signers: words,
  note: words,
  /** "Số: 45/KH-UBND" */
  number: words,
  /** "(Ban hành kèm theo Kế hoạch số 45/KH-UBND ngày …)" */
  attached: words,
  /** What is issued with a document, beside the kinds. */
  attachments: words,
  day: words,
  month: words,
  year: words,
  province: words,
  /** Heads the column of row numbers. */
  rowNumber: words,
  phase: words,
  /** Name the row that sums up a table, or a group of its rows. */
  total: words,
  subtotal: words,
  /** Name of a list in a clause → the word with which its line ends. */
  lists: z.record(id, words),
})

export interface DocumentLexicon extends z.infer<typeof documentsSchema> {}

const month = z.int().min(1).max(12)
/** A month within each period, with the words that name it. */
const monthOf = z.strictObject({
  every: z.enum(['month', 'quarter', 'half-year']),
  month: z.int().min(1).max(6),
  words,
})

/** `lexicon/times.yaml`: the words by which official texts say when something is to be done. */
export const timesSchema = z.strictObject({
  bounds: z.array(z.strictObject({ id: z.enum(['before', 'by', 'on']), words })).min(1),
  from: words,
  to: words,
  /** Small words between a bound and its date. */
  joints: words,
  /** Before two years: "giai đoạn 2021-2025". */
  period: words,
  halves: z.array(z.strictObject({ from: month, to: month, words })).min(1),
  /** Behind a day they say of which month of each period it is. */
  monthsOf: z.array(monthOf).min(1),
  /** The end of each period, without a day. */
  endsOf: z.array(monthOf).min(1),
  of: words,
  recurring: z
    .array(z.strictObject({ every: z.enum(['month', 'quarter', 'year', 'two-years']), words }))
    .min(1),
  /** Halves of a year and whole ones that are reported on: `cues` stand before them. */
  reported: z.strictObject({ cues: words, half: words, year: words }),
  yearly: words,
  ongoing: words,
  vague: words,
  byRegulation: words,
  over: words,
  /** Names of the plan itself behind `over`. */
  plan: words,
  /** A number of days before or after something else. */
  relative: z.strictObject({
    leads: words,
    units: words,
    sure: words,
    behind: words,
    stops: words,
  }),
})

export interface TimeLexicon extends z.infer<typeof timesSchema> {}

/** What a column of a table of tasks holds. */
const COLUMNS = ['task', 'process', 'lead', 'with', 'receives', 'time', 'output'] as const

/** `lexicon/proposals.yaml`: the words by which tasks are told from everything else in an official text. */
export const proposalsSchema = z.strictObject({
  /** Agency → spellings in official texts beside its names. */
  agencies: z.record(id, words),
  /** Column → words that its name begins with, or holds where no other begins it. */
  columns: z.record(z.enum(COLUMNS), words),
  /** Sections whose heading begins with these tell no task. */
  skipped: words,
  /** Sections whose heading begins with these tell what is aimed at. */
  goals: words,
  /** A sentence with one of these only aims. */
  aims: words,
  /** A sentence with one of these tells no task: what was, what is granted, since when it holds. */
  noTask: words,
  /** A phase of the plan: "Giai đoạn 1: …". */
  phase: words,
  /** Verbs of duty. */
  duty: words,
  /** Before an agency they make it the one that is to do it. */
  given: words,
  /** Between agencies side by side in an official text. */
  and: words,
  /** Agencies that are passed on through, or told, and do nothing. */
  through: words,
  /** A report that is due when something is wrong. */
  trouble: words,
  /** Behind these a sentence begins anew with whoever is to do something. */
  anew: words,
  /** Small words before a verb of duty: "chủ động". */
  eager: words,
  /** What is due by regulation where no time is told. */
  reports: words,
  /** What is left at the end of a task without its time. */
  endings: words,
  /** What opens a task that is no word of it. */
  openings: words,
  /** Headings of lists worth an answer, with the kind of it. */
  lists: z.array(z.strictObject({ kind: id, words })).min(1),
})

export interface ProposalLexicon extends z.infer<typeof proposalsSchema> {}
export type TaskColumn = (typeof COLUMNS)[number]
