import { z } from 'zod'
import { expressionSchema, type Expression } from './expression.ts'
import { day, id, text } from './primitives.ts'

/**
 * Results that call for steps of their own: those of the judgement, a body that the document does not
 * speak of at all, a cooperative that is on the document's list.
 */
const resultCase = z.enum([
  'eligible',
  'not_eligible',
  'needs_verification',
  'no_subject',
  'chosen',
])

const nextStepSchema = z.strictObject({
  /** With which results it is told. */
  for: z.array(resultCase).min(1),
  text,
  /** A place in a document of the same province; null for plain advice that rests on none. */
  cites: z.strictObject({ source: id, clause: text }).nullable().default(null),
})

const conditionSchema = z.strictObject({
  id,
  /** `subject` failing ends the questions; `priority` never decides. */
  kind: z.enum(['subject', 'general', 'sector', 'dossier', 'priority']),
  /** Fact → option: it holds only for cooperatives that chose these. */
  appliesTo: z.record(id, id).default({}),
  /** Short name as a person reads it in a result. */
  label: text,
  test: expressionSchema,
  clause: text,
  /** Agency that can say more where the result is unknown or its own to decide. */
  ask: id,
})

/** `programmes/*.yaml`: what one document says of one province's programme. */
export const programmeSchema = z.strictObject({
  id,
  province: id,
  source: id,
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
  /** When cooperatives were chosen, as far as the document says. */
  round: z.discriminatedUnion('kind', [
    /** Papers were taken from a first to a last day. */
    z.strictObject({ kind: z.literal('span'), from: day, until: day, clause: text }),
    /** Only the day is told on which the list was approved. */
    z.strictObject({ kind: z.literal('list'), on: day, clause: text }),
    /** The document speaks of no round. */
    z.strictObject({ kind: z.literal('none') }),
  ]),
  conditions: z.array(conditionSchema),
  models: z.array(z.strictObject({ id, number: z.int().positive(), name: text, clause: text })),
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
  /** What to do now, with whom, once a result is known; the most urgent first. */
  nextSteps: z.array(nextStepSchema).min(1),
})

export type Condition = z.infer<typeof conditionSchema>
export type Programme = z.infer<typeof programmeSchema>
export type NextStep = Programme['nextSteps'][number]
export type ResultCase = z.infer<typeof resultCase>
export type ProgrammeStatus = Programme['status'][number]['is']

/** The test of a condition behind the gates of `appliesTo`. */
export const ruleOf = ({ appliesTo, test }: Pick<Condition, 'appliesTo' | 'test'>): Expression =>
  Object.entries(appliesTo).reduceRight(
    (then, [fact, value]): Expression => ({ when: { if: { equals: { fact, value } }, then } }),
    test,
  )
