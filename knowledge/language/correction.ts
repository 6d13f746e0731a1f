import type { Lexicon } from '../lexicon.ts'
import type { MessageLexicon } from '../message-lexicon.ts'
import type { AmountFinder, AmountFound } from './amount.ts'
import { LEFT_OUT } from './digit-marks.ts'
import type { ReadContext } from './reader.ts'
import { plainList, type Aliases, type Words } from './wording.ts'

/** A message without the figures that it takes back. */
export interface Corrected {
  readonly masked: string
  /** What was taken back, with its place in the text. */
  readonly taken: readonly AmountFound[]
}

/** A phrase ends at a mark that touches no digit behind it. */
const PHRASE_END = /[,;.!?](?=\s|$)/u
/** Nobody takes back more in one message. */
const MOST_TAKEN = 5
/** So far around a word its figures are looked for. */
const REACH = 60

/** Builds what finds figures that are taken back ("không phải 299", "299 sửa thành 309"), and profits. */
export const createCorrections = (
  lexicon: Lexicon & MessageLexicon,
  aliases: Aliases,
  findAmounts: AmountFinder,
) => {
  const { denying, becoming } = lexicon.answers
  const denials = plainList(denying, aliases)
  const profits = plainList(lexicon.choices.profit, aliases)
  const changes = plainList(becoming, aliases)
  const { digits, tens, ten, halfOf, few } = lexicon.numbers
  const numerals = plainList(
    [...tens, ...ten, ...halfOf, ...[...digits, ...few].flatMap((one) => one.words)],
    aliases,
  )

  const beginsNumber = (words: Words, at: number) =>
    words[at]?.kind === 'number' || numerals.at(words, at) !== null

  return (masked: string, words: Words, context: ReadContext): Corrected => {
    const taken: AmountFound[] = []
    let text = masked
    const blank = (at: number, end: number) => {
      text = text.slice(0, at) + LEFT_OUT.padEnd(end - at) + text.slice(end)
    }
    for (const { from, to } of denials.find(words).slice(0, MOST_TAKEN)) {
      const [at, start] = [words[from]?.at ?? 0, words[to]?.at]
      if (start === undefined) continue
      const profit = profits.at(words, to)
      if (profit) blank(at, words[profit.to - 1]?.end ?? start)
      if (!beginsNumber(words, to)) continue
      const rest = masked.slice(start, start + REACH)
      const phrase = rest.slice(0, PHRASE_END.exec(rest)?.index)
      const [amount] = findAmounts(phrase, context)
      if (amount?.at !== 0) continue
      taken.push({ ...amount, at, end: start + amount.end })
      blank(at, start + amount.end)
    }
    for (const { from, to } of changes
      .find(words)
      .filter(({ to }) => beginsNumber(words, to))
      .slice(0, MOST_TAKEN)) {
      const [at, start] = [words[from]?.at ?? 0, words[to]?.at]
      if (start === undefined) continue
      const reach = Math.max(0, at - REACH)
      const before = findAmounts(text.slice(reach, at), context).at(-1)
      const isBeside = before !== undefined && text.slice(reach + before.end, at).trim() === ''
      const [behind] = findAmounts(text.slice(start, start + REACH), context)
      if (!isBeside || behind?.at !== 0) continue
      taken.push({ ...before, at: reach + before.at, end: reach + before.end })
      blank(reach + before.at, start)
    }
    return { masked: text, taken }
  }
}
