import { z } from 'zod'
import { day, id, text, type ProvinceId } from './primitives.ts'
import { rolesFields, type Answering, type RowRoles } from './roles.ts'

const bound = z.enum(['before', 'by', 'on'])

/** A day of the document. "before" leaves the day before as the last one, "by" and "on" the day itself. */
const dayTime = z.strictObject({ kind: z.literal('day'), date: day, bound })

/** From a first to a last day, both included; `unit` keeps how exact the document is. */
const spanTime = z.strictObject({
  kind: z.literal('span'),
  from: day,
  until: day,
  unit: z.enum(['month', 'quarter', 'half', 'year', 'period']),
})

/** The same day, or the same whole month where `day` is null, in every year of `from` to `until`. */
const yearlyTime = z.strictObject({
  kind: z.literal('yearly'),
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31).nullable(),
  bound: bound.nullable(),
  from: day,
  /** Last day of the plan; null where the plan names none. */
  until: day.nullable(),
})

/**
 * In every month, quarter or half year: on a day of its `month`-th month, or in the whole of that month
 * where `day` is null. A day that a month lacks is its last one.
 */
const periodicTime = z.strictObject({
  kind: z.literal('periodic'),
  every: z.enum(['month', 'quarter', 'half-year']),
  month: z.int().min(1).max(6),
  day: z.int().min(1).max(31).nullable(),
  bound: bound.nullable(),
  from: day,
  until: day.nullable(),
})

/** Repeated, on a day that the document does not give: it is asked for, never made up. */
const recurringTime = z.strictObject({
  kind: z.literal('recurring'),
  every: z.enum(['month', 'quarter', 'half-year', 'year', 'two-years']),
  from: day,
  until: day.nullable(),
})

/** All the time, within bounds where the document gives them. */
const ongoingTime = z.strictObject({
  kind: z.literal('ongoing'),
  from: day,
  until: day.nullable(),
})

/** When something else is over; `on` is the day that it falls on, null where another part dates it. */
const afterTime = z.strictObject({ kind: z.literal('after'), event: text, on: day.nullable() })

/** Words that give no time at all. */
const unresolvedTime = z.strictObject({
  kind: z.literal('unresolved'),
  reason: z.enum(['by-regulation', 'vague', 'no-day']),
})

const simpleTimes = [
  dayTime,
  spanTime,
  yearlyTime,
  periodicTime,
  recurringTime,
  ongoingTime,
  afterTime,
  unresolvedTime,
] as const
const simpleTime = z.discriminatedUnion('kind', simpleTimes)
const compositeTime = z.strictObject({
  kind: z.literal('composite'),
  parts: z.array(simpleTime).min(2),
})
const time = z.discriminatedUnion('kind', [...simpleTimes, compositeTime])

const dated = {
  /** The time as the document words it, in short. */
  words: text,
  /** The same as a table of tasks tells it, where that is shorter: "tháng 10-12/2025". */
  short: text.nullable().default(null),
  time,
  /** The day is our reading of something less exact: why it is read so. Null: the document states it. */
  assumed: text.nullable().default(null),
  note: text.nullable().default(null),
  /** Raised by one with each change of the time, so that calendars take the change over. */
  revision: z.int().nonnegative().default(0),
}

/** A time with its task, which stands in no table: one of `others`, and what a person confirms. */
export const otherDeadlineSchema = z.strictObject({
  id,
  /** A `phase` is a stretch of the plan; a `goal` is aimed at and never reminded of. */
  type: z.enum(['task', 'phase', 'goal']),
  clause: text,
  /** The task of the table whose time this is where another clause words it: its agencies hold. */
  duty: id.nullable().default(null),
  /** Only a goal may have nobody; none where a duty is named. */
  ...rolesFields,
  task: text,
  output: text.nullable().default(null),
  ...dated,
})

/** `deadlines/<document>.yaml`: every time that one document gives. */
export const deadlinesSchema = z.strictObject({
  source: id,
  reviewed: day,
  /** When the tasks of `duties/<document>.yaml` are due. */
  duties: z.array(z.strictObject({ duty: id, ...dated })).default([]),
  /** Times that belong to no task of that table. */
  others: z.array(otherDeadlineSchema).default([]),
})

export type OtherDeadline = z.infer<typeof otherDeadlineSchema>
export type DeadlineFile = z.infer<typeof deadlinesSchema>
export type Time = z.infer<typeof time>
export type SimpleTime = z.infer<typeof simpleTime>

/** The single times that a time is made of. */
export const partsOf = (one: Time): readonly SimpleTime[] =>
  one.kind === 'composite' ? one.parts : [one]

/** One deadline of a document, with the task that it belongs to. */
export interface Deadline extends Answering {
  readonly id: string
  readonly type: 'task' | 'phase' | 'goal'
  /** The document's id. */
  readonly source: string
  readonly province: ProvinceId
  readonly clause: string
  readonly roles: RowRoles
  readonly task: string
  readonly output: string | null
  readonly words: string
  readonly time: Time
  /** Why the day is read so where the document does not state it. */
  readonly assumed: string | null
  readonly note: string | null
  readonly revision: number
  /** The day on which it was last compared with the document. */
  readonly reviewed: string
}
