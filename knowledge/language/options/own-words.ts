import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { Reading } from '../../rules/reading.ts'
import type { Value } from '../../rules/value.ts'
import type { Fact } from '../../schema/fact.ts'
import type { MessageReading, ReadContext } from '../message/reader.ts'
import { yesOrNo } from '../message/answer.ts'
import { clarify, use } from '../facts/context.ts'
import { asTold, createStanding, noOf } from '../facts/standing.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { plainList, type Words } from '../phrases/phrase-list.ts'
import type { NearestOption } from './nearest-option.ts'

interface Context extends Pick<ReadContext, 'sector' | 'waiting'> {
  /** Nothing else is told: a clause may answer by itself. */
  readonly isAlone: boolean
  /** All that is said, with the words of figures too: "năm sau" could be one. */
  readonly spoken: Words
}

/** So many words at most say that a thing is not there yet, and nothing else. */
const MOST_WORDS = 10

const idOf = (value: Value): string =>
  value.is === 'truth' ? String(value.value) : value.is === 'choice' ? value.ids.join() : value.is

/** Builds what reads the answer to a question with options, in words that no list has as a whole. */
export const createOwnWords = (
  lexicon: Lexicon & MessageLexicon,
  aliases: Aliases,
  nearest: NearestOption,
  quickOf: (words: Words) => MessageReading['quick'],
) => {
  const standingOf = createStanding(lexicon, aliases)
  const negations = plainList(lexicon.choices.negations, aliases)

  /** "đầy đủ không thiếu gì": a "không" begins a part of its own. */
  const partsOf = (words: Words): readonly Words[] => {
    const starts = negations.find(words).flatMap(({ from }) => (from > 0 ? [from] : []))
    return [0, ...starts].map((from, at) => words.slice(from, starts[at]))
  }

  /** What a clause comes to by itself: "đủ", "cao hơn". */
  const valueIn = (fact: Fact, words: Words, said: string, context: Context): Value | null => {
    const quick = quickOf(words)
    const plain = quick === 'yes' || quick === 'no' ? yesOrNo(fact, quick, said) : null
    if (plain) return plain
    const read = nearest.read(fact, [words], said, { ...context, waiting: null })
    return read?.kind === 'value' && read.value.is !== 'unknown' ? read.value : null
  }

  /**
   * The one answer that a clause gives and no other takes back: "đủ, ký đóng dấu rồi". Two that
   * differ are asked back.
   */
  const ofClauses = (
    fact: Fact,
    clauses: readonly Words[],
    said: string,
    context: Context,
  ): Reading | null => {
    const read = clauses.map((words) => ({ words, value: valueIn(fact, words, said, context) }))
    const values = read.flatMap(({ value }) => value ?? [])
    const [value, ...others] = [...new Map(values.map((one) => [idOf(one), one])).values()]
    if (!value) return null
    const rest = read.filter((one) => one.value === null).flatMap(({ words }) => words)
    const standing =
      standingOf(context.spoken) ?? clauses.map(standingOf).find((one) => one !== null)
    const no = noOf(fact, said)
    if (standing === 'guessed') return asTold(fact, value, standing)
    // "có mà chưa được công nhận"
    const isDenied = read.some(
      (one) => one.value && no && idOf(one.value) === idOf(no) && negations.isIn(one.words),
    )
    if (isDenied && no) return use(no)
    const isOpen = others.length > 0 || standing === 'not-yet' || negations.isIn(rest)
    return isOpen && no && idOf(no) !== idOf(value)
      ? clarify('which-option', said, [value, no])
      : others.length > 0
        ? clarify('which-option', said, [value, ...others])
        : use(value)
  }

  /** "sang năm mới có", "chắc có": no option is named, but that it is not there or not known. */
  const ofStanding = (fact: Fact, words: Words, said: string): Reading | null => {
    const [no, standing] = [noOf(fact, said), standingOf(words)]
    if (!no || standing === null || words.length > MOST_WORDS) return null
    if (standing === 'guessed') return asTold(fact, no, standing)
    return fact.type === 'truth' ? use(no) : null
  }

  return (
    fact: Fact,
    clauses: readonly Words[],
    said: string,
    context: Context,
  ): Reading | null => {
    const isSimple = context.isAlone && noOf(fact, said) !== null
    const several = isSimple ? clauses.flatMap(partsOf) : []
    const parts = several.length > 1 ? ofClauses(fact, several, said, context) : null
    const whole = parts ?? nearest.read(fact, clauses, said, context)
    if (parts === null && whole?.kind === 'value')
      return asTold(fact, whole.value, standingOf(context.spoken))
    return parts ?? (isSimple ? ofStanding(fact, context.spoken, said) : null) ?? whole
  }
}
