/** The tables of what a person was given, and of what was deleted; `*_at` as in the others. */
export interface PersonalTables {
  /** Chats that were deleted: a backup from before must not bring them back ("tombstones"). */
  readonly deletions: {
    /** What the person was given to show; it says nothing by itself. */
    readonly receipt: string
    /** Pseudonym of the chat. */
    readonly chat: string
    /** JSON of how much of each kind was deleted. */
    readonly kinds: string
    readonly at: number
  }
}
