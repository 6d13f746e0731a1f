/** One update as the platform itself keeps book of it. */
export interface Inbound {
  /** The platform's id of the chat, without the channel's name. */
  readonly chat: string
  /** What the program knows the update by, within the channel. */
  readonly key: string
  /** HTTP status of each delivery so far, 0 where nobody answered; none where it is polled. */
  readonly tries: readonly number[]
  /** `given-up` is that it was never taken, and never will be. */
  readonly end: 'waiting' | 'taken' | 'given-up'
}

/** An update that is on its way. */
export interface Entry {
  tried(status: number): void
  end(how: 'taken' | 'given-up'): void
}

/** Keeps the book of what a platform hands over, whatever the program says of it. */
export const createBook = () => {
  const entries: { chat: string; key: string; tries: number[]; end: Inbound['end'] }[] = []
  return {
    entries: entries as readonly Inbound[],
    open(chat: string, key: string): Entry {
      const entry: (typeof entries)[number] = { chat, key, tries: [], end: 'waiting' }
      entries.push(entry)
      return {
        tried: (status) => void entry.tries.push(status),
        end(how) {
          entry.end = how
        },
      }
    },
  }
}

export type Book = ReturnType<typeof createBook>
