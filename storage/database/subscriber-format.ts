import { z } from 'zod'
import type { Subscriber } from '../../handlers/conversation/subscriber.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u)
const minute = z.string().regex(/^\d{2}:\d{2}$/u)
const due = { deadline: z.string(), occurrence: z.string(), due: day }

const latestSchema = z.array(z.strictObject(due))

const settingsSchema = z.strictObject({
  version: z.literal(1),
  role: z.enum(['officer', 'director']),
  since: z.string(),
  grants: z.array(
    z.strictObject({
      province: z.string(),
      agency: z.string(),
      invitation: z.string(),
      state: z.enum(['approved', 'waiting']),
      at: z.string(),
    }),
  ),
  follows: z.array(
    z.strictObject({
      province: z.string(),
      agency: z.string().nullable(),
      documents: z.array(z.string()).nullable(),
    }),
  ),
  leads: z.array(z.int().nonnegative()),
  time: minute,
  quiet: z.strictObject({ from: minute, to: minute }).nullable(),
  workdays: z.boolean(),
  digest: z.boolean(),
  pausedUntil: day.nullable(),
  marks: z.array(
    z.strictObject({
      ...due,
      act: z.enum(['done', 'snoozed']),
      at: z.string(),
      until: day.nullable(),
    }),
  ),
  second: z.string().nullable(),
  shift: z
    .strictObject({ until: z.string().nullable(), name: z.string().nullable() })
    .exactOptional(),
})

/** `latest` of a subscriber who has been told of nothing. */
export const NO_DUES = '[]'

/** A subscriber's own settings as they are stored; what the latest reminder named stands beside. */
export const formatSubscriber = (subscriber: Subscriber): string =>
  JSON.stringify({ ...subscriber, latest: undefined })

/** A stored subscriber; null where it does not have the shape of this version. */
export const parseSubscriber = (settings: string, latest: string): Subscriber | null => {
  try {
    const own = settingsSchema.safeParse(JSON.parse(settings)).data
    const dues = latestSchema.safeParse(JSON.parse(latest)).data
    return own && dues ? { ...own, latest: dues } : null
  } catch {
    return null
  }
}
