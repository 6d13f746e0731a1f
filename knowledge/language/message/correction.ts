import type { Aliases } from '../phrases/aliases.ts'
import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { AmountFinder, AmountFound } from '../amounts/amount.ts'
import { LEFT_OUT } from '../numbers/digit-marks.ts'
import type { ReadContext } from './reader.ts'
import { plainList, type PhraseFound, type Words } from '../phrases/phrase-list.ts'

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
const REACH = 120

/** Builds what finds figures that are taken back ("không phải 299", "299 sửa thành 309"), and profits. */
export const createCorrections = (
  lexicon: Lexicon & MessageLexicon,
  aliases: Aliases,
  findAmounts: AmountFinder,
) => {
  const { denying, becoming, correction } = lexicon.answers
  const denials = plainList(denying, aliases)
  const profits = plainList(lexicon.choices.profit, aliases)
  const changes = plainList(becoming, aliases)
  const slips = plainList(correction, aliases)
  const { digits, tens, ten, halfOf, few } = lexicon.numbers
  const numerals = plainList(
    [...tens, ...ten, ...halfOf, ...[...digits, ...few].flatMap((one) => one.words)],
    aliases,
  )

  /**
   * The figure of a clause that ends in "nói lộn", beside another that holds: "310, 290 là nói lộn".
   */
  const withdrawnAt = (
    text: string,
    words: Words,
    { from, to }: PhraseFound<true>,
    context: ReadContext,
  ): AmountFound | null => {
    const isLast = words[to] === undefined || words[to].kind === 'mark'
    const start = words.findLastIndex(({ kind }, at) => at < from && kind === 'mark') + 1
    const [at, end] = [words[start]?.at ?? 0, words[from]?.at ?? 0]
    if (!isLast || end - at > REACH) return null
    const [amount, ...more] = findAmounts(text.slice(at, end), context)
    const others = text.slice(0, at) + text.slice(end)
    return amount && more.length === 0 && findAmounts(others.slice(-REACH), context).length > 0
      ? { ...amount, at: at + amount.at, end: at + amount.end }
      : null
  }

  const beginsNumber = (words: Words, at: number) =>
    words[at]?.kind === 'number' || numerals.at(words, at) !== null

  /** The figure right behind "không phải". */
  const deniedAt = (
    text: string,
    words: Words,
    { from, to }: PhraseFound<true>,
    context: ReadContext,
  ): AmountFound | null => {
    const [at, start] = [words[from]?.at ?? 0, words[to]?.at ?? 0]
    if (!beginsNumber(words, to)) return null
    const rest = text.slice(start, start + REACH)
    const [amount] = findAmounts(rest.slice(0, PHRASE_END.exec(rest)?.index), context)
    return amount?.at === 0 ? { ...amount, at, end: start + amount.end } : null
  }

  /** The figure right before "thành" that another follows. */
  const changedAt = (
    text: string,
    words: Words,
    { from, to }: PhraseFound<true>,
    context: ReadContext,
  ): AmountFound | null => {
    const [at, start] = [words[from]?.at ?? 0, words[to]?.at ?? 0]
    const reach = Math.max(0, at - REACH)
    const before = findAmounts(text.slice(reach, at), context).at(-1)
    const [behind] = findAmounts(text.slice(start, start + REACH), context)
    if (!before || text.slice(reach + before.end, at).trim() !== '' || behind?.at !== 0) return null
    return { ...before, at: reach + before.at, end: start }
  }

  return (masked: string, words: Words, context: ReadContext): Corrected => {
    const taken: AmountFound[] = []
    let text = masked
    const blank = (at: number, end: number) => {
      text = text.slice(0, at) + LEFT_OUT.padEnd(end - at) + text.slice(end)
    }
    const take = (amount: AmountFound | null) => {
      if (!amount) return
      taken.push(amount)
      blank(amount.at, amount.end)
    }
    for (const denial of denials.find(words).slice(0, MOST_TAKEN)) {
      const profit = profits.at(words, denial.to)
      if (profit) blank(words[denial.from]?.at ?? 0, words[profit.to - 1]?.end ?? 0)
      else take(deniedAt(masked, words, denial, context))
    }
    const changing = changes.find(words).filter((change) => beginsNumber(words, change.to))
    for (const change of changing.slice(0, MOST_TAKEN))
      take(changedAt(text, words, change, context))
    const isCut = words.some(({ kind }) => kind === 'mark')
    for (const slip of isCut ? slips.find(words).slice(0, MOST_TAKEN) : [])
      take(withdrawnAt(text, words, slip, context))
    return { masked: text, taken }
  }
}
