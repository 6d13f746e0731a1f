/** What storage has to know of an event, whose form is the channels' own. */
export interface EventTraits {
  /** What messages that were sent as one have in common; null for one by itself. */
  readonly album: string | null
  /** The platform's id of the message; null where an edit could not name it. */
  readonly message: string | null
  /** The platform's id of the message that it replies to, or null. */
  readonly replyTo: string | null
  /** True where the person changed what that message said before. */
  readonly isEdit: boolean
  /** What is said; '' where nothing is. */
  readonly words: string
  /** True where only the channel can tell what it is, and perhaps not yet. */
  readonly isUnread: boolean
}

/** Reads them of an event's JSON. */
export type TraitsOf = (event: string) => EventTraits

/** Of an event that is by itself and says nothing. */
export const NO_TRAITS: EventTraits = {
  album: null,
  message: null,
  replyTo: null,
  isEdit: false,
  words: '',
  isUnread: false,
}
