import { z } from 'zod'
import { expressionSchema } from './expression.ts'
import { day, id, province, text } from './primitives.ts'

const conditionSchema = z.strictObject({
  id,
  /** `subject` failing ends the questions; `priority` never decides. */
  kind: z.enum(['subject', 'general', 'sector', 'dossier', 'priority']),
  /** Short name as a person reads it in a result. */
  label: text,
  test: expressionSchema,
  clause: text,
  /** Agency that can say more where the result is unknown or its own to decide. */
  ask: id,
})

const taskSchema = z.strictObject({
  id,
  task: text,
  lead: id,
  with: z.array(id).default([]),
  /** As the document gives it, never made more exact: `precision` keeps what was said. */
  when: z.strictObject({
    text,
    from: day.nullable(),
    until: day.nullable(),
    precision: z.enum(['day', 'month', 'quarter', 'half', 'year', 'period', 'yearly', 'none']),
  }),
  output: text.nullable(),
  clause: text,
})

/** `programmes/*.yaml`: what one document says of one province's programme. */
export const programmeSchema = z.strictObject({
  id,
  province,
  source: id,
  title: text,
  subject: text,
  /** In time order; the first has no `from`. The status holds from its day on. */
  status: z
    .array(
      z.strictObject({
        from: day.nullable(),
        is: z.enum(['upcoming', 'open', 'closed', 'ended']),
        clause: text,
      }),
    )
    .min(1),
  quota: z.strictObject({ count: z.int().positive(), atMost: z.boolean(), clause: text }),
  goals: z.array(z.strictObject({ text, clause: text })).default([]),
  conditions: z.array(conditionSchema),
  models: z.array(z.strictObject({ id, number: z.int().positive(), name: text, clause: text })),
  dossier: z.array(
    z.strictObject({ id, item: text, clause: text, parts: z.array(text).default([]) }),
  ),
  supports: z.array(z.strictObject({ id, text, clause: text })),
  phases: z.array(
    z.strictObject({
      id,
      name: text,
      from: day.nullable(),
      until: day.nullable(),
      clause: text,
      tasks: z.array(taskSchema),
    }),
  ),
  /** Standing duties outside the phases. */
  duties: z.array(taskSchema),
  /** Cooperatives that the document names. */
  cooperatives: z
    .array(
      z.strictObject({
        id,
        name: text,
        district: text,
        model: z.int().positive(),
        clause: text,
        aliases: z.array(text).default([]),
      }),
    )
    .default([]),
  /** What else the document says: rules without an agency, and all of it where it holds no conditions. */
  says: z.array(z.strictObject({ text, clause: text })).default([]),
})

export type Condition = z.infer<typeof conditionSchema>
export type Task = z.infer<typeof taskSchema>
export type Programme = z.infer<typeof programmeSchema>
export type ProgrammeStatus = Programme['status'][number]['is']
