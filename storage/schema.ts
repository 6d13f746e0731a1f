/** Tables as types. Instants and days are ISO text, so that both databases sort them alike. */
export interface Database {
  /** What one chat is in the middle of. */
  readonly sessions: {
    readonly chat: string
    readonly session: string
    readonly updated_at: string
  }
  /** Messages seen before, with the response that went out. */
  readonly updates: {
    readonly chat: string
    readonly update_key: string
    readonly response: string
    readonly seen_at: string
  }
  /** Questions nobody could answer, for the editors; no chat, no person. */
  readonly unanswered: {
    readonly id?: number
    readonly text: string
    readonly province: string | null
    readonly asked_on: string
  }
}
