import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { PersonalLexicon } from '../../schema/lexicon/personal.ts'
import type { Personal } from './personal.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { plainList, type Word, type Words } from '../phrases/phrase-list.ts'

/** A run of so many digits is taken for somebody's number. */
const FEWEST_DIGITS = 7
/** Behind words that name such a number, and at most so many words on, so many are enough. */
const FEWEST_NAMED = 2
const CUE_REACH = 3

/** Marks inside a number; a slash is one only behind a zero: "135/2021" is a document. */
const JOINS = /^[-–.+()_:,*]$/u
/** Marks with which a number begins: "+84", "(0)". */
const OPENS = /^[+(]$/u
/** Letters in place of digits: "o9l2". */
const DISGUISED = /^[oil]+$/u
const DATED = /^(?:(?:^|[\s,–-]+)(?:(?:\d{1,2}[-./]){1,2}|\d{1,4}\/)?(?:19|20)\d\d(?=$|[\s,–-]))+$/u

/** Numbers and words of digits that follow one another, by their place among the words. */
interface Run {
  readonly from: number
  readonly to: number
  readonly digits: number
  /** Years, days, or the number of a document. */
  readonly isDated: boolean
}

const isJoin = (words: Words, at: number, from: number): boolean => {
  const { kind, lower } = words[at] ?? { kind: 'word', lower: '' }
  return kind === 'mark' && (JOINS.test(lower) || (lower === '/' && words[from]?.lower[0] === '0'))
}

/** Builds what finds the numbers of persons: telephone, identity card, account, as digits or words. */
export const createNumbers = (
  { numberCues }: PersonalLexicon,
  { digits, tails, ten, tens }: Lexicon['numbers'],
  aliases: Aliases,
) => {
  const cues = plainList(numberCues, aliases)
  const spoken = plainList(
    [...[...digits, ...tails].flatMap((one) => one.words), ...ten, ...tens],
    aliases,
  )

  const digitsAt = (words: Words, at: number): number => {
    const word = words[at]
    if (word === undefined || word.kind === 'mark') return 0
    if (word.kind === 'number') return word.lower.replaceAll(/\D/gu, '').length
    if (spoken.at(words, at)) return 1
    const isInside = words[at - 1]?.end === word.at || words[at + 1]?.at === word.end
    return isInside && DISGUISED.test(word.lower) ? word.lower.length : 0
  }

  const runAt = (words: Words, from: number): Run | null => {
    let count = digitsAt(words, from)
    if (count === 0) return null
    let to = from + 1
    for (let at = to; at < words.length; at += 1) {
      const more = digitsAt(words, at)
      count += more
      if (more > 0) to = at + 1
      else if (!isJoin(words, at, from)) break
    }
    const numbers = words.slice(from, to).filter(({ kind }) => kind !== 'word')
    return { from, to, digits: count, isDated: DATED.test(asTyped(numbers)) }
  }

  const runsIn = (words: Words, isCue: (at: number) => boolean): readonly Run[] => {
    const runs: Run[] = []
    for (let at = 0; at < words.length;) {
      const run = isCue(at) ? null : runAt(words, at)
      if (run) runs.push(run)
      at = run?.to ?? at + 1
    }
    return runs
  }

  return (words: Words): readonly Personal[] => {
    const named = cues.find(words)
    const isCue = (at: number) => named.some(({ from, to }) => from <= at && at < to)
    return runsIn(words, isCue).flatMap((run): readonly Personal[] => {
      const cue = named.findLast(({ to }) => to <= run.from && run.from - to <= CUE_REACH)
      const isLong = run.digits >= FEWEST_DIGITS && !run.isDated
      if (!isLong && !(cue && run.digits >= FEWEST_NAMED)) return []
      const before = words[run.from - 1]
      const at = (before && OPENS.test(before.lower) ? before : words[run.from])?.at ?? 0
      const end = words[run.to - 1]?.end ?? at
      return [{ at, end, kind: 'number', cueAt: cue ? (words[cue.from]?.at ?? at) : at }]
    })
  }
}

/** Numbers and marks with one space where there was any. */
const asTyped = (words: readonly Word[]): string =>
  words
    .map(({ lower, at }, index) => {
      const before = words[index - 1]
      return before && before.end < at ? ` ${lower}` : lower
    })
    .join('')
