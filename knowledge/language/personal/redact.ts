import type { Personal } from './personal.ts'
import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { PersonalLexicon } from '../../schema/lexicon/personal.ts'
import { LONGEST_QUESTION } from '../text/length.ts'
import { createNames } from './names.ts'
import { createNumbers } from './numbers.ts'
import { normalise } from '../text/text.ts'
import { readAliases } from '../phrases/aliases.ts'
import { wordsOf } from '../phrases/phrase-list.ts'

/** The word lists that personal data is found with. */
export interface RedactLexicon {
  readonly personal: PersonalLexicon
  readonly numbers: Lexicon['numbers']
  readonly aliases: MessageLexicon['aliases']
}

/** A text without personal data, or null where nothing is left that could be answered. */
export interface Redact {
  (text: string): string | null
}

const MOST_KEPT = 300
const CUT = '…'
/** Where no greater share of the letters is open, there is no question. */
const LEAST_OPEN = 1 / 4

/** A name on the net, as long as its parts may be. */
const LINK =
  /(?:https?:\/\/|www\.)\S+|[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*\.(?:com|vn|net|org|me|info|io)\b(?:\/\S*)?/giu
const HANDLE = /(?:(?<!\S)\S+\s*)?@\s*[\w.-]+(?:\s*\.\s*[a-z]{2,4}\b)*/giu

const LAST_WORD = /(?<!\S)\S+$/u
const LAST_FIGURES = /(?<![\d\s.,+()-])[\d\s.,+()-]+$/u

const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0

/** Leaves out the word or number in which a text was cut. */
const wholeWords = (text: string, most: number): string =>
  text.length <= most ? text : text.slice(0, most).replace(LAST_WORD, '').replace(LAST_FIGURES, '')

/** Spans that touch become one, of the kind of the first. */
const merge = (found: readonly Personal[]): readonly Personal[] => {
  const merged: Personal[] = []
  for (const one of found.toSorted((a, b) => a.at - b.at || b.end - a.end)) {
    const last = merged.at(-1)
    if (last && one.at < last.end)
      merged[merged.length - 1] = {
        ...last,
        end: Math.max(last.end, one.end),
        cueAt: Math.min(last.cueAt, one.cueAt),
      }
    else merged.push(one)
  }
  return merged
}

/**
 * Builds what takes numbers of persons, names and addresses out of a question before it is kept.
 * Rather too much is taken out than too little: the figures of a question are not needed.
 */
export const createRedact = ({ personal, numbers, aliases: lists }: RedactLexicon): Redact => {
  const aliases = readAliases(lists)
  const findNumbers = createNumbers(personal, numbers, aliases)
  const findNames = createNames(personal, aliases)
  const mailbox = new RegExp(
    `(?<!\\S)\\S+\\s+(?:${personal.mailboxes.join('|')})(?:\\s*\\.?\\s*com)?\\b`,
    'giu',
  )
  const findAddresses = (normal: string): readonly Personal[] =>
    [LINK, HANDLE, mailbox].flatMap((pattern) =>
      [...normal.matchAll(pattern)].map(({ index, 0: { length } }) => ({
        at: index,
        end: index + length,
        kind: 'address' as const,
        cueAt: index,
      })),
    )

  return (text) => {
    const normal = normalise(wholeWords(text, LONGEST_QUESTION))
    const words = wordsOf(normal, aliases)
    const found = merge([
      ...findAddresses(normal),
      ...findNumbers(words),
      ...findNames(normal, words),
    ])
    let kept = ''
    let open = ''
    let from = 0
    for (const { at, end, kind, cueAt } of found) {
      kept += normal.slice(from, at) + personal.marks[kind]
      open += `${normal.slice(from, Math.max(from, cueAt))} `
      from = end
    }
    kept += normal.slice(from)
    open += normal.slice(from)
    const isMostlyPersonal = lettersIn(open) <= lettersIn(normal) * LEAST_OPEN
    if (isMostlyPersonal || !/\p{L}/u.test(open)) return null
    return kept.length <= MOST_KEPT ? kept : wholeWords(kept, MOST_KEPT - CUT.length) + CUT
  }
}
