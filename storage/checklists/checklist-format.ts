import { z } from 'zod'
import type { Checklist } from '../../handlers/conversation/checklist.ts'
import type { PaperChoice } from '../../handlers/conversation/wishes/paper-choice.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u)
const nudge = z.strictObject({
  from: day,
  then: z
    .union([
      z.strictObject({ every: z.int().positive() }),
      z.strictObject({ dayOfMonth: z.int().min(1).max(31) }),
    ])
    .nullable(),
})
const named = {
  numbers: z.array(z.int()),
  papers: z.array(z.string()),
  isAll: z.boolean(),
}
const rhythm = z.union([
  z.strictObject({
    on: z.union([
      z.strictObject({ days: z.int() }),
      z.strictObject({ day: z.int().nullable(), month: z.int(), year: z.int().nullable() }),
    ]),
  }),
  z.strictObject({ every: z.int() }),
  z.strictObject({ day: z.int() }),
  z.strictObject({ dayOfMonth: z.int().nullable() }),
])
const tick = z.strictObject({
  wish: z.literal('tick'),
  isReady: z.boolean(),
  isLight: z.boolean(),
  ...named,
})
const keepNudge = z.strictObject({ wish: z.literal('keep-nudge'), nudge })

/** What a choice about papers stands for, as sessions keep it. */
export const paperChoice: z.ZodType<PaperChoice> = z.discriminatedUnion('wish', [
  z.strictObject({ wish: z.literal('show'), isBare: z.boolean() }),
  tick,
  keepNudge,
  z.strictObject({ wish: z.enum(['missing', 'progress']) }),
  z.strictObject({ wish: z.literal('paper'), isBare: z.boolean(), ...named }),
  z.strictObject({ wish: z.literal('mistakes'), ...named }),
  z.strictObject({ wish: z.literal('nudge'), rhythm: rhythm.nullable() }),
  z.strictObject({ wish: z.literal('no-nudge'), isBare: z.boolean() }),
  z.strictObject({
    wish: z.literal('list'),
    programme: z.string(),
    name: z.string().nullable(),
  }),
  z.strictObject({
    wish: z.literal('agree'),
    given: z.boolean(),
    then: z.discriminatedUnion('wish', [tick, keepNudge]),
  }),
])

const bodySchema = z.strictObject({
  since: z.string(),
  done: z.array(z.string()),
  nudge: nudge.nullable(),
})

/** What turns decide of a list; when it is told next stands beside it, for the planner. */
export type ChecklistBody = z.infer<typeof bodySchema>

export const formatBody = ({ since, done, nudge: on }: Checklist): string =>
  JSON.stringify({ since, done, nudge: on })

/** A stored body; null where it does not have the shape of this version. */
export const parseBody = (json: string): ChecklistBody | null => {
  try {
    return bodySchema.safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}
