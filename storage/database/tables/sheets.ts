import type { Generated } from 'kysely'

/** Tables of what is kept for whoever has a link. */
export interface SheetTables {
  /** Results that were issued as a sheet with a link. */
  readonly sheets: {
    /** Pseudonym of the word that the link ends in. */
    readonly token: string
    /** Empty once the sheet is gone. */
    readonly chat: string
    /** JSON of the sheet; null once it has expired or was revoked. */
    readonly sheet: string | null
    readonly issued_at: number
    readonly expires_at: number
    readonly revoked_at: number | null
    /** How often it was looked at, and when last. */
    readonly looks: Generated<number>
    readonly looked_at: number | null
  }
}
