const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/** Where a text may be cut, the best place first: paragraph, line, sentence, word. */
const BREAKS = [/\n{2,}/gu, /\n/gu, /(?<=[.!?…;:])\s/gu, /\s/gu]

/** A cut earlier than this share of a message would leave messages that hold next to nothing. */
const EARLIEST = 0.3

/** The last break within the first `most` units that is not too early, or null. */
const breakWithin = (text: string, most: number, pattern: RegExp): number | null => {
  const places = [...text.slice(0, most + 1).matchAll(pattern)].map(({ index }) => index)
  const last = places.findLast((place) => place <= most)
  return last !== undefined && last >= most * EARLIEST ? last : null
}

/** The last place within the first `most` units that is not inside a character, at least one on. */
const characterEnd = (text: string, most: number): number => {
  let end = 0
  for (const { index, segment } of graphemes.segment(text.slice(0, most * 2))) {
    const next = index + segment.length
    if (next > most) break
    end = next
  }
  if (end > 0) return end
  // One character longer than a message: only whole code points are left to keep together.
  const isPair = /[\uD800-\uDBFF]/u.test(text.charAt(most - 1))
  return isPair && most > 1 ? most - 1 : most
}

const cutAt = (text: string, most: number): number => {
  for (const pattern of BREAKS) {
    const place = breakWithin(text, most, pattern)
    if (place !== null) return place
  }
  return characterEnd(text, most)
}

/**
 * Cuts a text into parts of at most `most` UTF-16 units, at paragraphs, else lines, else sentences,
 * else words, and never inside a character. No part is empty.
 */
export const splitText = (text: string, most: number): readonly string[] => {
  const parts: string[] = []
  let rest = text.trim()
  while (rest.length > most) {
    const place = cutAt(rest, most)
    parts.push(rest.slice(0, place).trimEnd())
    rest = rest.slice(place).trimStart()
  }
  if (rest !== '') parts.push(rest)
  return parts.filter((part) => part !== '')
}
