/** Width of a text in points. */
export type TextWidth = (text: string) => number

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/** A word that is wider than the line, in pieces that are not; never inside a letter. */
const chop = (word: string, width: number, measure: TextWidth): readonly string[] => {
  const pieces: string[] = []
  let piece = ''
  for (const { segment } of graphemes.segment(word)) {
    if (piece !== '' && measure(piece + segment) > width) {
      pieces.push(piece)
      piece = ''
    }
    piece += segment
  }
  return [...pieces, piece]
}

/** A text as lines no wider than `width`: broken at blanks, and within a word only where it must be. */
export const wrap = (text: string, width: number, measure: TextWidth): readonly string[] => {
  const blank = measure(' ')
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    let filled = 0
    for (const word of paragraph.split(' ').filter((one) => one !== '')) {
      const long = measure(word)
      const pieces = long > width ? chop(word, width, measure) : [word]
      for (const [at, piece] of pieces.entries()) {
        const own = pieces.length > 1 ? measure(piece) : long
        const isNew = line === '' || at > 0
        if (line !== '' && (at > 0 || filled + blank + own > width)) {
          lines.push(line)
          line = piece
          filled = own
        } else {
          line = isNew ? piece : `${line} ${piece}`
          filled += isNew ? own : blank + own
        }
      }
    }
    lines.push(line)
  }
  return lines
}
