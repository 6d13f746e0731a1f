/** One sentence, or one line of a list, with the line that heads the list. */
export interface ToldSentence {
  readonly text: string
  /** The last line above that ends in a colon; empty where there is none. */
  readonly head: string
  /** The number of its line in a list; null outside of one. */
  readonly item: number | null
}

const LINE_NUMBER = /^\d+(?:, \d+)*\. |^[-+•] /u
/** Behind a full stop a sentence begins with a capital letter, so that "TP. Rạch Giá" is no end. */
const END = /(?<=[\p{Ll}\d)"%][.!?])\s+(?=[\p{Lu}{\d])|;\s*/u

/** The sentences of a text, in their order. */
export const sentencesIn = (text: string): readonly ToldSentence[] => {
  let head = ''
  return text.split('\n').flatMap((line) => {
    const isItem = LINE_NUMBER.test(line)
    const told = line.replace(LINE_NUMBER, '')
    const above = head
    const pieces = told.split(END).filter((one) => one.trim() !== '')
    if (!isItem) head = pieces.at(-1)?.trim().endsWith(':') ? told : ''
    const item = isItem ? Number.parseInt(line, 10) || 0 : null
    return pieces.map((one) => ({ text: one.trim(), head: above, item }))
  })
}
