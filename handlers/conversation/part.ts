/**
 * A piece of a reply's text that says something in words which the turn says as data, too: a page that
 * shows the data leaves it out or gives it a look of its own; channels of plain text send the whole.
 */
export interface ReplyMark {
  /**
   * `source` is said by the citations, `progress` by the question's step, `result` by verdict and sheet;
   * `question` is what is asked now, `note` what is true of every answer of its kind.
   */
  readonly is: 'source' | 'progress' | 'question' | 'result' | 'note'
  readonly text: string
}

/** Marks the whole of a text but for these lines of it, which nothing else of the turn says. */
export const markAllBut = (
  is: ReplyMark['is'],
  text: string,
  kept: readonly string[],
): readonly ReplyMark[] => {
  const pieces: string[] = []
  let rest = text
  for (const line of kept) {
    const at = rest.indexOf(line)
    if (at < 0) continue
    pieces.push(rest.slice(0, at))
    rest = rest.slice(at + line.length)
  }
  return [...pieces, rest]
    .map((piece) => ({ is, text: piece.trim() }))
    .filter((mark) => mark.text !== '')
}

/** A piece of a reply, in its order; the pieces together are the whole text. */
export interface ReplyPart {
  readonly is: ReplyMark['is'] | 'text'
  readonly text: string
}

/**
 * A text cut at its marks, which stand in their order. What was worded anew since it was marked stays
 * plain text.
 */
export const partsOf = (text: string, marks: readonly ReplyMark[]): readonly ReplyPart[] => {
  const parts: ReplyPart[] = []
  let rest = text
  for (const mark of marks) {
    const at = rest.indexOf(mark.text)
    if (at < 0) continue
    parts.push({ is: 'text', text: rest.slice(0, at) }, mark)
    rest = rest.slice(at + mark.text.length)
  }
  return [...parts, { is: 'text', text: rest } as const]
    .map((part) => ({ ...part, text: part.text.trim() }))
    .filter((part) => part.text !== '')
}
