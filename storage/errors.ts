/** The database cannot be used; the message names the place and the reason. */
export class StorageError extends Error {
  constructor(message: string, options?: { readonly cause: unknown }) {
    super(message, options)
    this.name = 'StorageError'
  }
}
