/** What the reviver of Node 24 is told beside key and value. */
interface Source {
  readonly source?: string
}
type Parse = (
  text: string,
  reviver: (key: string, value: unknown, context: Source) => unknown,
) => unknown

/** A run of digits that may be a number above 2^53. */
const LONG_NUMBER = /\d{16}/u

/**
 * Reads JSON without losing a digit: a whole number above 2^53 becomes a string of its digits. Throws
 * `SyntaxError`.
 */
export const parseExactly = (text: string): unknown =>
  LONG_NUMBER.test(text)
    ? (JSON.parse as Parse)(text, (_key, value, { source }) =>
        typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/u.test(source ?? '')
          ? source
          : value,
      )
    : JSON.parse(text)
