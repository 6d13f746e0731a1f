/** When the person is reminded of what is missing, as they wished it. */
export interface Nudge {
  /** The first time: a civil day, `YYYY-MM-DD`. */
  readonly from: string
  /** Days from one to the next, or a day of every month; null where there is no next one. */
  readonly then: { readonly every: number } | { readonly dayOfMonth: number } | null
}

/** Which papers of one cooperative's dossier are ready, as the person ticked them. Plain JSON. */
export interface Checklist {
  /** Null before it is stored for the first time. */
  readonly id: number | null
  readonly programme: string
  /** Name of the cooperative; null where none was given. */
  readonly name: string | null
  /** ISO instant. */
  readonly since: string
  /** Ids of the papers that are ready. */
  readonly done: readonly string[]
  /** Null where nobody wants to be reminded. */
  readonly nudge: Nudge | null
  /** The day of the next reminder; null where there is none any more. The planner writes it. */
  readonly nextOn: string | null
  /** ISO instant of the last reminder about it; null before the first. The planner writes it. */
  readonly toldAt: string | null
}

/** A cooperative's list before anything is ticked. */
export const newChecklist = (programme: string, name: string | null, since: string): Checklist => ({
  id: null,
  programme,
  name,
  since,
  done: [],
  nudge: null,
  nextOn: null,
  toldAt: null,
})

/** Whether the person is reminded of it again. */
export const isNudged = ({ nudge, nextOn }: Checklist): boolean => nudge !== null && nextOn !== null

/** The list with the reminder that was agreed to, or with none. */
export const withNudge = (list: Checklist, nudge: Nudge | null): Checklist => ({
  ...list,
  nudge,
  nextOn: nudge?.from ?? null,
})
