import { randomBytes } from 'node:crypto'

/** What a turn can issue a result with. */
export interface Issuing {
  /** Public address without a slash at the end, empty for the page itself; null where there is none. */
  readonly site: string | null
  /** Days for which a link leads to its result. */
  readonly days: number
  /** An unguessable word. */
  readonly fresh: () => string
}

const TOKEN_BYTES = 16

/** 128 bits by chance, as they stand in an address. */
export const freshToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url')

/** Whether a text can be such a word. */
export const isToken = (text: string): boolean => /^[\w-]{22}$/u.test(text)

/** How results are issued where no page shows them. */
export const NO_SITE: Issuing = { site: null, days: 30, fresh: freshToken }
