/** What a person can do something about; the words are those of the one who tells it. */
export type StorageProblem =
  | 'in-use'
  | 'newer'
  | 'damaged'
  | 'missing'
  | 'unfinished'
  | 'two-names'
  | 'moved'
  | 'no-backup'
  | 'not-empty'
  | 'exists'
  | 'unreadable'
  | 'sealed'

/** The database cannot be used; the message names the place and the reason. */
export class StorageError extends Error {
  /** Null where the message says all that is known. */
  readonly problem: StorageProblem | null

  constructor(
    message: string,
    options?: { readonly cause?: unknown; readonly problem?: StorageProblem },
  ) {
    super(message, options)
    this.name = 'StorageError'
    this.problem = options?.problem ?? null
  }
}

/** What an error says, whatever was thrown. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)
