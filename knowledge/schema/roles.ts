import { z } from 'zod'
import { id } from './primitives.ts'

const agencies = z.array(id).default([])

/** Who does what in a task or a goal, by the words of its clause; several in one role are equals. */
export const rolesFields = {
  /** "chủ trì", "chịu trách nhiệm" */
  leads: agencies,
  /** The task is theirs though nobody is said to lead: "thực hiện", a dash under their heading. */
  does: agencies,
  /** "tham mưu", "giúp": somebody else decides. */
  advises: agencies,
  /** "đề nghị": asked by those who cannot order them. */
  asked: agencies,
  /** "tổng hợp" */
  collates: agencies,
  /** "phê duyệt", "quyết định" */
  approves: agencies,
  /** "phối hợp", "cùng" */
  joins: agencies,
  /** Where it is sent: "gửi", "báo cáo". */
  receives: agencies,
}

const roles = z.strictObject(rolesFields)

export type RowRoles = Readonly<z.infer<typeof roles>>
export type RowRole = keyof RowRoles

/** Every role, the one that answers for a task first. */
export const ROLES = Object.keys(rolesFields) as [RowRole, ...RowRole[]]
const ANSWERING = ['leads', 'does', 'advises', 'asked', 'collates', 'approves'] as const
const PARTAKING = [...ANSWERING, 'joins'] as const

/** The first role that somebody holds and that answers for the task; null where there is none. */
export const mainRole = (held: RowRoles): (typeof ANSWERING)[number] | null =>
  ANSWERING.find((role) => held[role].length > 0) ?? null

/** A task with those who answer for it and those who work with them, as reminders go to both. */
export interface Answering {
  /** Ids of agencies, the first one answers for it; none where the document names nobody. */
  readonly lead: readonly string[]
  /** The others that take part. Who only receives the result does not. */
  readonly with: readonly string[]
}

export const answeringOf = (held: RowRoles): Answering => {
  const main = mainRole(held)
  const lead = main === null ? [] : held[main]
  const others = new Set(PARTAKING.flatMap((role) => (role === main ? [] : held[role])))
  return { lead, with: [...others.difference(new Set(lead))] }
}

/** No roles at all. */
export const NOBODY: RowRoles = {
  leads: [],
  does: [],
  advises: [],
  asked: [],
  collates: [],
  approves: [],
  joins: [],
  receives: [],
}

/** The roles among the fields of a row. */
export const rolesOf = ({
  leads,
  does,
  advises,
  asked,
  collates,
  approves,
  joins,
  receives,
}: RowRoles): RowRoles => ({
  leads,
  does,
  advises,
  asked,
  collates,
  approves,
  joins,
  receives,
})
