import { z } from 'zod'
import { day, text } from './primitives.ts'

/** `reviewed.yaml`, written by a command: what was read beside its clauses, when, and how it read then. */
export const reviewedSchema = z.record(
  text,
  z.strictObject({
    on: day,
    /** Of all that was said and of the clauses; another one asks for a new reading. */
    hash: z.string().regex(/^[0-9a-f]{12}$/u),
  }),
)

export type Reviewed = z.infer<typeof reviewedSchema>
