import { z } from 'zod'
import { id, text } from './primitives.ts'

/** Amounts compare with a dated parameter; choices with ids. No expression strings. */
const comparison = z.strictObject({ fact: id, parameter: id })
export type Expression =
  | { all: Expression[] }
  | { any: Expression[] }
  | { not: Expression }
  | { atLeast: { fact: string; parameter: string } }
  | { moreThan: { fact: string; parameter: string } }
  | { atMost: { fact: string; parameter: string } }
  | { lessThan: { fact: string; parameter: string } }
  | { equals: { fact: string; value: string | boolean } }
  | { oneOf: { fact: string; values: string[] } }
  | { when: { if: Expression; then: Expression } }
  /** An authority decides; `topic` names what, `fact` the fact that it is about. */
  | { judge: { fact: string; topic: string } }

/** The closed condition vocabulary. */
export const expressionSchema: z.ZodType<Expression> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(expressionSchema).min(1) }),
    z.strictObject({ any: z.array(expressionSchema).min(1) }),
    z.strictObject({ not: expressionSchema }),
    z.strictObject({ atLeast: comparison }),
    z.strictObject({ moreThan: comparison }),
    z.strictObject({ atMost: comparison }),
    z.strictObject({ lessThan: comparison }),
    z.strictObject({ equals: z.strictObject({ fact: id, value: z.union([text, z.boolean()]) }) }),
    z.strictObject({ oneOf: z.strictObject({ fact: id, values: z.array(text).min(1) }) }),
    z.strictObject({ when: z.strictObject({ if: expressionSchema, then: expressionSchema }) }),
    z.strictObject({ judge: z.strictObject({ fact: id, topic: id }) }),
  ]),
)
