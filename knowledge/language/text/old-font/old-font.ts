import { CODINGS, isWord, MARKED_WORD, ODD, VIETNAMESE } from './coding.ts'

const ALL_VIETNAMESE = new RegExp(VIETNAMESE, 'gu')
/** A long text may hold a name in Unicode all the same. */
const MOST_VIETNAMESE = 0.1
/** The share of its words that can be syllables: in the right coding nearly all, in no other. */
const READABLE = 0.8

const wordsIn = (words: readonly string[]): number =>
  words.filter((word) => isWord(word.toLowerCase())).length

/**
 * A message typed in a font of before Unicode (TCVN3 or VNI), in Unicode; null for any other. Only a
 * whole one is: nearly all its marked words must become syllables, and more of them
 * than are as typed. Of a document, `judgeFonts` tells passage by passage.
 */
export const fromOldFont = (text: string): string | null => {
  if (!ODD.test(text)) return null
  const words = (text.match(MARKED_WORD) ?? []).filter((word) => /[a-z]/iu.test(word))
  if (words.length === 0) return null
  const unicode = text.match(ALL_VIETNAMESE)?.length ?? 0
  if (unicode > words.length * MOST_VIETNAMESE) return null
  const [best] = Object.values(CODINGS)
    .map(({ read }) => ({ read, known: wordsIn(words.map(read)) }))
    .toSorted((one, other) => other.known - one.known)
  const fewest = Math.max(words.length * READABLE, wordsIn(words) + 1)
  return best && best.known >= fewest ? text.replaceAll(MARKED_WORD, best.read) : null
}
