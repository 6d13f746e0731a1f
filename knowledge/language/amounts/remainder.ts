import type { Aliases } from '../phrases/aliases.ts'
import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { AmountFound } from './amount.ts'
import { unbounded } from './special.ts'
import { factOfAmount } from '../message/attribution.ts'
import { plainList, type PhraseFound, type Words } from '../phrases/phrase-list.ts'

/** Words between "cho thuê" and the number that it takes off. */
const REACH = 3

/** A pause, or another number, stands between what there is and what is lacking. */
const BETWEEN = /[,;.\n]|\d|\b(?:vậy|nên|mà|là)\b/u

/** What is asked where something was taken off, or added. */
type Why = 'remainder' | 'total'

/** A stretch of the text that is asked about in place of an amount of it. */
interface Asked {
  readonly at: number
  readonly end: number
  readonly why: Why
}

/** A number that may be a part of what was said before. */
const mayBePart = (part: AmountFound, of: AmountFound): boolean =>
  part.dimension === 'bare' || part.dimension === 'share' || factOfAmount(part) === factOfAmount(of)

const isWhole = (one: AmountFound): boolean =>
  one.dimension === 'bare' || factOfAmount(one) !== null

/**
 * Builds what finds amounts that only change another one: "700 ha nhưng cho thuê bớt 100", "rút bớt
 * 500 triệu", "thêm 45 ha", "20 người xin ra". What there is then is not computed but asked, since
 * nobody said from which figure it counts.
 */
export const createRemainders = ({ choices }: MessageLexicon, aliases: Aliases) => {
  const { changes } = choices
  const lessening = plainList(changes.lessening, aliases)
  const taking = plainList(changes.taking, aliases)
  const adding = plainList(changes.adding, aliases)
  const lacking = plainList(changes.lacking, aliases)
  const notOwn = plainList(choices.notOwn, aliases)
  const wishing = plainList(changes.wishing, aliases)
  const leaving = plainList(changes.leaving, aliases)

  return (
    normal: string,
    words: Words,
    amounts: readonly AmountFound[],
  ): readonly AmountFound[] => {
    const asked = new Map<AmountFound, Asked>()
    const lacked = new Set<AmountFound>()
    const startOf = ({ from }: PhraseFound<true>) => words[from]?.at ?? 0
    const endOf = ({ to }: PhraseFound<true>) => words[to - 1]?.end ?? normal.length

    /** `isAlone`: the words are clear also where the message names no amount before them. */
    const hear = (phrase: PhraseFound<true>, why: Why, isAlone: boolean) => {
      const [start, reach] = [startOf(phrase), words[phrase.to + REACH]?.at ?? normal.length]
      const part = amounts.find(({ at }) => at >= (words[phrase.to]?.at ?? normal.length))
      if (!part || part.at > reach) return
      const whole = amounts.findLast((one) => one.end <= start && isWhole(one))
      if (whole && mayBePart(part, whole)) asked.set(whole, { at: whole.at, end: part.end, why })
      else if (isAlone && isWhole(part) && !asked.has(part))
        asked.set(part, { at: start, end: part.end, why })
    }
    /** What a rule asks for is no number of one's own: "phải 300 người, tui thiếu 20". */
    const isOwn = ({ at }: AmountFound): boolean => {
      const before = words.findIndex((word) => word.at >= at)
      return !notOwn.isIn(words.slice(Math.max(0, before - REACH), before))
    }
    /** "49 xã viên, thiếu 1 người" tells 49; only "thiếu 20 người" tells no number at all. */
    const hearLacking = (phrase: PhraseFound<true>) => {
      const start = startOf(phrase)
      const [part] = amounts.filter(({ at }) => at >= (words[phrase.to]?.at ?? normal.length))
      const isNear = part && part.at <= (words[phrase.to + REACH]?.at ?? normal.length)
      const whole = amounts.findLast(
        (one) => one.end <= start && part && factOfAmount(one) === factOfAmount(part),
      )
      const isApart = whole && BETWEEN.test(normal.slice(whole.end, start))
      if (part && isNear && isApart && isOwn(whole)) lacked.add(part)
      else hear(phrase, 'total', true)
    }
    for (const phrase of lacking.find(words)) hearLacking(phrase)
    for (const phrase of taking.find(words)) hear(phrase, 'remainder', true)
    for (const phrase of lessening.find(words)) hear(phrase, 'remainder', false)
    for (const phrase of adding.find(words))
      if (!wishing.isIn(words.slice(Math.max(0, phrase.from - REACH), phrase.from)))
        hear(phrase, 'total', true)
    for (const phrase of leaving.find(words)) {
      const part = amounts.findLast(({ end }) => end <= startOf(phrase))
      const isBeside = part && normal.slice(part.end, startOf(phrase)).trim() === ''
      if (isBeside && factOfAmount(part) !== null)
        asked.set(part, { at: part.at, end: endOf(phrase), why: 'remainder' })
    }

    // "thêm 45 ha nữa là 525": what stands behind is a number of the same thing.
    const changed = Math.min(...[...asked.values()].map(({ end }) => end))
    return amounts.flatMap((amount): readonly AmountFound[] => {
      if (lacked.has(amount)) return []
      const stretch = asked.get(amount)
      if (!stretch) return amount.dimension === 'bare' && amount.at >= changed ? [] : [amount]
      const { at, end, why } = stretch
      const said = normal.slice(at, end)
      return [{ ...amount, certainty: 'ask', why, options: [], interval: unbounded, said }]
    })
  }
}
