/** What a message says about a hand-off. */
export type HandOffSaid =
  | {
      readonly said: 'answer' | 'take'
      /** Null where no number was said. */
      readonly number: number | null
      /** What stands behind, as typed; '' for nothing. */
      readonly words: string
    }
  | { readonly said: 'done' | 'block' | 'unblock' | 'show'; readonly number: number }
  | { readonly said: 'on-duty'; readonly isToday: boolean; readonly isClear: boolean }
  | { readonly said: 'name'; readonly words: string }
  /** `isMarked`: a colon or a new line parts the words from the head. */
  | {
      readonly said: 'tell' | 'meet'
      readonly words: string
      readonly isMarked: boolean
    }
  | { readonly said: 'cases' | 'off-duty' | 'no-name' | 'back' | 'end' | 'replies' }

/** Reads a message as one about a hand-off; null where it is about something else. */
export type ReadHandOff = (text: string) => HandOffSaid | null
