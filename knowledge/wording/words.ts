const SPECIAL = /[.*+?^${}()|[\]\\]/gu
const SPACE = /\s+/gu
/** What may stand neither before nor behind a word. */
const LETTER = String.raw`[\p{L}\p{M}\d]`

const escaped = (word: string): string =>
  word.replaceAll(SPECIAL, String.raw`\$&`).replaceAll(SPACE, String.raw`\s+`)

/** Longest first, so that a word hides no longer one that begins with it. */
const anyOf = (words: readonly string[]): string =>
  words
    .toSorted((one, other) => other.length - one.length)
    .map(escaped)
    .join('|')

const NEVER = /(?!)/u

/** Finds any of some words as whole words, in any case. */
export const anywhere = (words: readonly string[]): RegExp =>
  words.length === 0 ? NEVER : new RegExp(`(?<!${LETTER})(?:${anyOf(words)})(?!${LETTER})`, 'iu')

/** Finds any of some words at the end of what stands before something, with small words in between. */
export const atEnd = (words: readonly string[], small: readonly string[] = []): RegExp =>
  words.length === 0
    ? NEVER
    : new RegExp(
        `(?<!${LETTER})(?<word>${anyOf(words)})(?:\\s+(?:${anyOf([...small, '\u0000'])}))*\\s*$`,
        'iu',
      )

/** Finds any of some words, as they are written, at the start of what stands behind something. */
export const atStart = (words: readonly string[], flags: 'u' | 'iu' = 'u'): RegExp =>
  words.length === 0 ? NEVER : new RegExp(`^\\s*(?<word>${anyOf(words)})(?!${LETTER})`, flags)
