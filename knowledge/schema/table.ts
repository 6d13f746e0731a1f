import { z } from 'zod'
import { id, text } from './primitives.ts'
import { rolesFields } from './roles.ts'

const dutySchema = z.strictObject({
  id,
  clause: text,
  /** Other places of the document that say the same. */
  also: z.array(text).default([]),
  ...rolesFields,
  /** In own words. */
  task: text,
  /** Ways of naming the task. */
  words: z.array(text).default([]),
  /** Who the result is submitted to, where a table says so. */
  submit: text.nullable().default(null),
  output: text.nullable().default(null),
})

/** `duties/<document>.yaml`: who leads which task of a document, a row a task. */
export const dutiesSchema = z.strictObject({ source: id, rows: z.array(dutySchema).min(1) })

const figureSchema = z.strictObject({
  /** In `unit`; of a range its beginning. */
  value: z.number().nonnegative(),
  until: z.number().nonnegative().nullable().default(null),
  /** As it stands in the goal's sentence: "Trên 100", "70% - 85%". */
  text,
  unit: z.enum(['group', 'cooperative', 'union', 'member', 'percent', 'times', 'billion', 'point']),
})

const goalSchema = z.strictObject({
  id,
  clause: text,
  also: z.array(text).default([]),
  /** The year by which it is to be reached; null where the clause names none. */
  year: z.int().nullable().default(null),
  /** The goal in own words, its figures as in the document. */
  goal: text,
  /** What is measured: "số HTX". */
  name: text,
  words: z.array(text).default([]),
  figures: z.array(figureSchema),
  /** None where the document names nobody. */
  ...rolesFields,
})

/** `goals/<document>.yaml`: goals of a document with their figures and who leads each. */
export const goalsSchema = z.strictObject({ source: id, rows: z.array(goalSchema).min(1) })

export type DutyTable = z.infer<typeof dutiesSchema>
export type GoalTable = z.infer<typeof goalsSchema>
export type Duty = DutyTable['rows'][number]
export type Goal = GoalTable['rows'][number]
