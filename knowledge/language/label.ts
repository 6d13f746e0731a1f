import { remember } from './remember.ts'
import { fold, normalise } from './text.ts'

const NUMBER_IN_FRONT = /^\d+\s*[.)]?\s+/u
const MOST_LABELS = 1000
const plain = remember(
  (text) =>
    fold(normalise(text))
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  MOST_LABELS,
)

/** True where a typed text is the label of a choice: case, diacritics and marks do not count. */
export const matchesLabel = (text: string, label: string): boolean => {
  const typed = plain(text.replace(NUMBER_IN_FRONT, ''))
  return typed.length > 0 && typed === plain(label)
}

/** True where a typed text ends with the label of a choice: "à nhầm, cao hơn". */
export const endsWithLabel = (text: string, label: string): boolean =>
  ` ${plain(text)}`.endsWith(` ${plain(label)}`)
