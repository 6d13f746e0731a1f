import type { Aliases } from './aliases.ts'
import type { MessageLexicon } from '../message-lexicon.ts'
import type { AmountFinder, AmountFound } from './amount.ts'
import { LEFT_OUT } from './digit-marks.ts'
import type { ReadContext } from './reader.ts'
import { plainList, type Words } from './wording.ts'

/** A message without the figures that it takes back. */
export interface Corrected {
  readonly masked: string
  /** What was taken back, with its place in the text. */
  readonly taken: readonly AmountFound[]
}

/** Where the phrase that begins at `from` ends: at a mark that touches no digit behind it. */
const PHRASE_END = /[,;.!?](?=\s|$)/u

/** Builds what finds figures that are taken back ("không phải 299", "299 sửa thành 309"), and profits. */
export const createCorrections = (
  lexicon: MessageLexicon,
  aliases: Aliases,
  findAmounts: AmountFinder,
) => {
  const { denying, becoming } = lexicon.answers
  const denials = plainList(denying, aliases)
  const profits = plainList(lexicon.choices.profit, aliases)
  const changes = plainList(becoming, aliases)

  return (masked: string, words: Words, context: ReadContext): Corrected => {
    const taken: AmountFound[] = []
    let text = masked
    const blank = (at: number, end: number) => {
      text = text.slice(0, at) + LEFT_OUT.padEnd(end - at) + text.slice(end)
    }
    for (const { from, to } of denials.find(words)) {
      const [at, start] = [words[from]?.at ?? 0, words[to]?.at]
      if (start === undefined) continue
      const profit = profits.at(words, to)
      if (profit) blank(at, words[profit.to - 1]?.end ?? start)
      const rest = masked.slice(start)
      const phrase = rest.slice(0, PHRASE_END.exec(rest)?.index)
      const [amount] = findAmounts(phrase, context)
      if (amount?.at !== 0) continue
      taken.push({ ...amount, at, end: start + amount.end })
      blank(at, start + amount.end)
    }
    for (const { from, to } of changes.find(words)) {
      const [at, start] = [words[from]?.at ?? 0, words[to]?.at]
      const before = findAmounts(text.slice(0, at), context).at(-1)
      const isBeside = before !== undefined && text.slice(before.end, at).trim() === ''
      const [behind] = start === undefined ? [] : findAmounts(text.slice(start), context)
      if (!isBeside || behind?.at !== 0) continue
      taken.push(before)
      blank(before.at, start ?? at)
    }
    return { masked: text, taken }
  }
}
