import { z } from 'zod'
import type { Session } from '../../handlers/conversation/conversation.ts'

const interval = z.strictObject({
  from: z.number().nullable(),
  to: z.number().nullable(),
  fromOpen: z.boolean(),
  toOpen: z.boolean(),
})
const doubt = z.enum(['unknown', 'skipped', 'vague', 'authority'])
const said = z.string()
const value = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('amount'),
    interval,
    said,
    unit: z.strictObject({ name: z.string(), from: z.number(), to: z.number() }).nullable(),
    doubt: doubt.exactOptional(),
  }),
  z.strictObject({ is: z.literal('choice'), ids: z.array(z.string()), said }),
  z.strictObject({ is: z.literal('truth'), value: z.boolean(), said }),
  z.strictObject({ is: z.literal('years'), years: z.record(z.string(), interval), said }),
  z.strictObject({ is: z.literal('list'), items: z.array(z.string()), said }),
  z.strictObject({ is: z.literal('unknown'), doubt, said }),
])
const fact = z.string()
const saidDay = z.union([
  z.strictObject({ days: z.int() }),
  z.strictObject({ day: z.int().nullable(), month: z.int(), year: z.int().nullable() }),
])
const act = z.enum(['done', 'later', 'more', 'undo'])
const due = { deadline: z.string(), occurrence: z.string(), due: z.string() }
const hours = z.union([
  z.strictObject({ from: z.string(), to: z.string() }),
  z.enum(['nights', 'none']),
])
const until = saidDay.nullable()
const wish = z.discriminatedUnion('wish', [
  z.strictObject({
    wish: z.literal('open'),
    province: z.string().nullable(),
    documents: z.array(z.string()),
    count: z.int().nullable(),
  }),
  z.strictObject({
    wish: z.enum(['list', 'undated', 'settings', 'documents', 'resume', 'stop', 'stop-here']),
  }),
  z.strictObject({ wish: z.literal('leads'), days: z.array(z.int()) }),
  z.strictObject({ wish: z.literal('time'), at: z.string().nullable() }),
  z.strictObject({ wish: z.literal('quiet'), hours: hours.nullable() }),
  z.strictObject({ wish: z.enum(['workdays', 'digest']), on: z.boolean() }),
  z.strictObject({ wish: z.literal('pause'), until, isBare: z.boolean() }),
  z.strictObject({
    wish: z.literal('leave'),
    province: z.string().nullable(),
    documents: z.array(z.string()),
  }),
  z.strictObject({ wish: z.literal('only'), documents: z.array(z.string()) }),
  z.strictObject({ wish: z.literal('role'), role: z.enum(['officer', 'director']) }),
  z.strictObject({
    wish: z.literal('act'),
    act,
    numbers: z.array(z.int()),
    isAll: z.boolean(),
    until,
  }),
  z.strictObject({ wish: z.literal('press'), press: z.strictObject({ act, ...due }), until }),
  z.strictObject({
    wish: z.literal('follow'),
    province: z.string(),
    agency: z.string().nullable(),
    document: z.string().nullable(),
  }),
])
const supposed = z.strictObject({ fact, value })
const action = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('answer'), fact, value }),
  z.strictObject({ do: z.literal('command'), command: z.string(), fact: fact.exactOptional() }),
  z.strictObject({ do: z.literal('ask'), article: z.string() }),
  z.strictObject({ do: z.literal('question'), text: z.string() }),
  z.strictObject({ do: z.literal('consent'), given: z.boolean() }),
  z.strictObject({ do: z.literal('province'), province: z.string() }),
  z.strictObject({ do: z.literal('remind'), wish }),
  z.strictObject({ do: z.literal('suppose'), facts: z.array(supposed) }),
  z.strictObject({ do: z.literal('voice'), yes: z.boolean() }),
])
const why = z.enum([
  'unit',
  'slang',
  'elliptic',
  'separator',
  'implausible',
  'doubt',
  'counted',
  'change',
  'more-said',
])
const ask = z.enum([
  'unit',
  'local-unit',
  'region',
  'households',
  'people',
  'ponds',
  'sown-area',
  'gold',
  'foreign-money',
  'flow-not-capital',
  'kinds-of-capital',
  'about',
  'range',
  'malformed',
  'not-whole',
  'remainder',
  'total',
  'contradiction',
  'which-years',
  'other-years',
  'other-year',
  'rating',
  'crop',
  'craft-or-food',
  'members-kinds',
  'services-count',
  'zero-or-no',
  'implausible',
  'merged',
  'which-option',
  'same-name',
])
const waiting = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('confirm'), fact, value, why }),
  z.strictObject({ kind: z.literal('clarify'), fact, ask, said, options: z.array(value) }),
])
const walk = z.strictObject({
  startedOn: z.string(),
  name: z.string().nullable().default(null),
  answers: z.array(
    z.strictObject({
      at: z.string(),
      fact,
      value: value.nullable(),
      isDoubtful: z.literal(true).exactOptional(),
      by: z.literal('officer').exactOptional(),
    }),
  ),
  asked: z.array(fact),
  waiting: z.array(waiting),
  editing: fact.nullable(),
  paused: z.boolean(),
  misses: z.int(),
  latest: z.array(fact).default([]),
  concluded: z.boolean().default(false),
  naming: z.enum(['asked', 'declined']).exactOptional(),
  scenario: z
    .strictObject({ on: z.string(), facts: z.array(supposed) })
    .nullable()
    .default(null),
})

const context = z.strictObject({
  question: z.string().nullable().default(null),
  articles: z.array(z.string()).default([]),
  rows: z.array(z.string()).default([]),
  province: z.string().nullable().default(null),
  at: z.string().default(''),
})

const media = z.strictObject({
  quiet: z.record(z.string(), z.string()).default({}),
  voice: z.enum(['not-asked', 'asked', 'given', 'declined']).default('not-asked'),
  held: z
    .strictObject({ at: z.string(), sounds: z.array(z.string()), text: z.string().nullable() })
    .nullable()
    .default(null),
})

const sessionShape = z.strictObject({
  version: z.literal(1),
  epoch: z.string(),
  consent: z.enum(['not-asked', 'asked', 'given', 'declined']),
  held: z.strictObject({ text: z.string(), at: z.string() }).nullable(),
  profile: z.strictObject({
    province: z.string().nullable(),
    role: z.enum(['director', 'officer']),
  }),
  walk: walk.nullable(),
  offered: z.array(z.int()),
  prompt: z
    .strictObject({
      numbered: z.boolean(),
      choices: z.array(z.strictObject({ label: z.string(), action })),
    })
    .nullable(),
  context: context.prefault({}),
  media: media.prefault({}),
  /** Sessions before the context kept the question alone. */
  previousQuestion: z.string().nullable().default(null),
  lastAt: z.string(),
})

const sessionSchema: z.ZodType<Session, z.input<typeof sessionShape>> = sessionShape.transform(
  ({ previousQuestion, ...session }) => ({
    ...session,
    context: {
      ...session.context,
      question: session.context.question ?? previousQuestion,
    },
  }),
)

/** Parses a stored session; null if it does not have the shape of this version. */
export const parseSession = (json: string): Session | null => {
  try {
    return sessionSchema.safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}
