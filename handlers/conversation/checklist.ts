/** When the person is reminded of what is missing: the next time, and how it goes on from there. */
export interface Nudge {
  /** Civil day, `YYYY-MM-DD`. */
  readonly next: string
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
  /** Null where nobody wants to be reminded, or the one time is over. */
  readonly nudge: Nudge | null
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
  toldAt: null,
})
