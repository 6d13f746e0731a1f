import { z } from 'zod'
import { day, id, text } from './primitives.ts'

/** `outside.yaml`: what none of the official documents says and a person must know to read them. */
export const outsideSchema = z.strictObject({
  id,
  /** A statement that can stand inside of a sentence, without a full stop. */
  text,
  /** The act or the report that says so. */
  source: text,
  /** "a" by the act itself or by several sources, "b" by one good source. What is less is not said. */
  sure: z.enum(['a', 'b']),
  /** The day after which it is to be looked up again; null where nothing ends it. */
  until: day.nullable().default(null),
})

export type Outside = z.infer<typeof outsideSchema>
