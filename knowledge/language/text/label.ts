import { fold, normalise } from './text.ts'

const NUMBER_IN_FRONT = /^\d+\s*[.)]?\s+/u
/** Longer than any label, however it is typed: such a text is none, and is not read as one. */
const LONGEST_LABEL = 200

/** A label as it is compared: case, diacritics and marks do not count. Empty where only marks are. */
export const labelKey = (label: string): string =>
  fold(normalise(label))
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The key of the label that a typed text may be, a number in front left out; null where it is none. */
export const typedLabel = (text: string): string | null =>
  text.length > LONGEST_LABEL ? null : labelKey(text.replace(NUMBER_IN_FRONT, '')) || null

/** True where a typed text ends with the label of a choice: "à nhầm, cao hơn". */
export const endsWithLabel = (text: string, label: string): boolean =>
  ` ${labelKey(text)}`.endsWith(` ${labelKey(label)}`)
