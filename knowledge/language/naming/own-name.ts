import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { plainList, without, wordsOf } from '../phrases/phrase-list.ts'
import type { Words } from '../phrases/phrase-list.ts'
import { LONGEST_QUESTION } from '../text/length.ts'
import { normalise } from '../text/text.ts'

/** Names of cooperatives of the documents have up to eleven words; one of a person's own may be longer. */
const MOST_WORDS = 16
const MOST_CHARACTERS = 100
/** A longer number is a telephone's or an account's, and no part of a name. */
const MOST_DIGITS = 4

/** The name of one's own cooperative, as it was typed; or that none is to be given. */
export type OwnName = { readonly kind: 'name'; readonly name: string } | { readonly kind: 'none' }

export interface ReadOwnName {
  /** `isAsked`: the name was just asked for, so that the whole message may be it. Null where it is none. */
  (text: string, isAsked: boolean): OwnName | null
}

const EDGE = /[\s"'“”‘’«».!:–-]/u
const END = /[,;\n(]/u

/** Without quotation marks and stops around it. */
const trimmed = (name: string): string => {
  let [from, to] = [0, name.length]
  while (from < to && EDGE.test(name.charAt(from))) from += 1
  while (from < to && EDGE.test(name.charAt(to - 1))) to -= 1
  return name.slice(from, to)
}

const isName = (name: string): boolean =>
  name.length <= MOST_CHARACTERS &&
  name.split(/\s+/u).length <= MOST_WORDS &&
  (name.match(/\p{L}/gu) ?? []).length > 1 &&
  !name.includes('?') &&
  !new RegExp(String.raw`\d{${MOST_DIGITS + 1}}`, 'u').test(name.replaceAll(/[\s.-]/gu, ''))

/** Reads the name of one's own cooperative: "HTX tôi tên là Tân Tiến", or "Tân Tiến" where it was asked for. */
export const createReadOwnName = (
  { naming, fillers, explain }: MessageLexicon['commands'],
  aliases: Aliases,
): ReadOwnName => {
  const openings = plainList(naming.openings, aliases)
  const leads = plainList(naming.leads, aliases)
  const refusals = plainList(naming.refusals, aliases)
  const tails = plainList(naming.tails, aliases)
  const small = plainList(fillers, aliases)
  const asking = plainList(explain, aliases)

  const isSmall = (words: Words) =>
    words.every((word, at) => word.kind === 'mark' || small.at(words, at))

  /** Index of the word at which the name begins, or null. */
  const startOf = (words: Words, isAsked: boolean): number | null => {
    const [opening] = openings.find(words)
    if (opening && isSmall(words.slice(0, opening.from))) return opening.to
    if (!isAsked) return null
    let from = 0
    for (let lead = leads.at(words, from); lead; lead = leads.at(words, from)) from = lead.to
    return from
  }

  /** Behind a name stand words of courtesy: "Tân Tiến nha em"; with a capital they are its own. */
  const endOf = (words: Words, from: number, typed: string): number => {
    const isCapital = (at: number) => /\p{Lu}/u.test(typed.charAt(words[at]?.at ?? 0))
    let to = words.length
    while (
      to > from + 1 &&
      (words[to - 1]?.kind === 'mark' || (tails.at(words, to - 1) && !isCapital(to - 1)))
    )
      to -= 1
    return to
  }

  return (text, isAsked) => {
    const normal = normalise(text.slice(0, LONGEST_QUESTION))
    const [before = ''] = normal.split(END)
    const words = wordsOf(before, aliases)
    const isRefusal = isAsked && refusals.isIn(words) && isSmall(without(words, refusals))
    if (isRefusal) return { kind: 'none' }
    const from = startOf(words, isAsked)
    const first = words[from ?? words.length]
    if (from === null || !first || asking.at(words, from)) return null
    const last = words[endOf(words, from, before) - 1]
    const name = trimmed(before.slice(first.at, last?.end))
    return isName(name) ? { kind: 'name', name } : null
  }
}
