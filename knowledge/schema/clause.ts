import { z } from 'zod'
import { id, text } from './primitives.ts'
import { ROLES } from './roles.ts'

/** What an agency does in a clause: the roles of rows; or it is only named. */
const role = z.enum([...ROLES, 'mentioned'])

/** How a clause bounds a figure; `between` is a range, `to` a time or event up to which, `each` a rate. */
const bound = z.enum(['at-least', 'at-most', 'over', 'under', 'about', 'between', 'to', 'each'])

/** How binding a clause is; `planned` is a task or a goal without any word of obligation. */
const modality = z.enum(['must', 'may', 'encouraged', 'asked', 'created-conditions', 'planned'])

/**
 * For whom or where a clause holds: cooperatives chosen for the programme (`pilot`), within it
 * (`scheme`), effective ones, all; forms beside cooperatives (`organisations` are all of them); people;
 * areas.
 */
const scope = z.enum([
  'pilot',
  'scheme',
  'effective',
  'all-coops',
  'agricultural-coops',
  'organisations',
  'unions',
  'groups',
  'coop-members',
  'permanent-workers',
  'province',
  'district',
  'commune',
  'nationwide',
])

const clause = z.strictObject({
  /** Its numbers as printed: "05", "100%", "19/3/2021", "1804/QĐ-TTg". */
  figures: z.array(text).default([]),
  /** Every agency that it names → what that one does here. */
  agencies: z.record(id, z.array(role).min(1)).default({}),
  /** One bound an entry, with the figure as printed: `at-least: 65 điểm`. */
  bounds: z.array(z.partialRecord(bound, text)).default([]),
  /** It states something aimed at: neither a rule nor a right. */
  target: z.boolean().default(false),
  modality: z.array(modality).default([]),
  /** The times that it states itself, in words: "2021-2025", "hằng năm". */
  periods: z.array(text).default([]),
  scope: z.array(scope).default([]),
  /** Its list is left open: "như …", "và các … khác". */
  open: z.boolean().default(false),
  /** What a careless reader would shift. */
  note: text.nullable().default(null),
})

/** `clauses/<document>.yaml`: what the clauses of an official document carry. One that is not listed carries none of it. */
export const clausesSchema = z.strictObject({
  source: id,
  clauses: z.record(text, clause),
})

export type ClauseFile = z.infer<typeof clausesSchema>
export type ClauseFacts = ClauseFile['clauses'][string]
export type ClauseRole = z.infer<typeof role>
export type Modality = z.infer<typeof modality>
export type ClauseScope = z.infer<typeof scope>
