import { z } from 'zod'
import type { Consents } from '../../../handlers/conversation/consents.ts'
import { paperChoice } from '../../checklists/checklist-format.ts'
import type { Session } from '../../../handlers/conversation/conversation.ts'
import type { Purpose } from '../../../handlers/conversation/purpose.ts'
import { handOff, wish } from './wish-format.ts'

const FIRST = '1'

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
const purpose = z.enum(['answers', 'reminders', 'hand-off', 'voice'])
const supposed = z.strictObject({ fact, value })
const action = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('answer'), fact, value }),
  z.strictObject({ do: z.literal('command'), command: z.string(), fact: fact.exactOptional() }),
  z.strictObject({ do: z.literal('ask'), article: z.string() }),
  z.strictObject({ do: z.literal('question'), text: z.string() }),
  z.strictObject({
    do: z.literal('consent'),
    given: z.boolean(),
    purpose: purpose.exactOptional(),
  }),
  z.strictObject({ do: z.literal('province'), province: z.string() }),
  z.strictObject({ do: z.literal('remind'), wish }),
  z.strictObject({ do: z.literal('papers'), wish: paperChoice }),
  z.strictObject({ do: z.literal('hand-off'), wish: handOff }),
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

const stated = z.enum(['not-asked', 'asked', 'given', 'declined']).default('not-asked')
const consent = z.strictObject({
  state: z.enum(['asked', 'given', 'declined']),
  at: z.string(),
  version: z.string(),
  renewal: z.string().exactOptional(),
})
const media = z.strictObject({
  quiet: z.record(z.string(), z.string()).default({}),
  /** Sessions before all consents stood in one place. */
  voice: stated,
  held: z
    .strictObject({ at: z.string(), sounds: z.array(z.string()), text: z.string().nullable() })
    .nullable()
    .default(null),
})

const sessionShape = z.strictObject({
  version: z.literal(1),
  epoch: z.string(),
  consents: z.partialRecord(purpose, consent).default({}),
  /** The same, of answers. */
  consent: stated,
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
  dossier: z
    .strictObject({ programme: z.string(), name: z.string().nullable() })
    .nullable()
    .default(null),
  /** Sessions before the context kept the question alone. */
  previousQuestion: z.string().nullable().default(null),
  lastAt: z.string(),
})

/** What sessions said before consents had a version: to the first one. */
const consentsBefore = (before: Partial<Record<Purpose, z.infer<typeof stated>>>, at: string) =>
  Object.fromEntries(
    Object.entries(before).flatMap(([of, state]) =>
      state === 'not-asked' ? [] : [[of, { state, at, version: FIRST }]],
    ),
  ) as Consents

const sessionSchema: z.ZodType<Session, z.input<typeof sessionShape>> = sessionShape.transform(
  ({ previousQuestion, consent: answers, media: { voice, ...kept }, ...session }) => ({
    ...session,
    consents: { ...consentsBefore({ answers, voice }, session.lastAt), ...session.consents },
    media: kept,
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
