import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { Reading } from '../../rules/reading.ts'
import type { Fact } from '../../schema/fact.ts'
import type { Value } from '../../rules/value.ts'
import type { AmountFound } from '../amounts/amount.ts'
import { sharesNoun, type FactMention } from './attribution.ts'
import type { FactReader } from '../facts/fact-reader.ts'
import { createListing } from '../options/numbered.ts'
import type { MessageReading, ReadContext } from './reader.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { spanAt } from '../text/span.ts'
import { plainList, without, type Words } from '../phrases/phrase-list.ts'

/** What a message says in answer to the question that pends. */
export interface Said {
  readonly normal: string
  /** What speaks of the fact asked, without set phrases in which a number would be misread. */
  readonly about: FactMention
  readonly words: Words
  readonly amounts: readonly AmountFound[]
  readonly quick: MessageReading['quick']
}

const MOST_WORDS_AROUND_A_BARE_NUMBER = 5

/** Figures that may be the number of an option; "6/5" looks like a date. */
const UNMEASURED: ReadonlySet<AmountFound['dimension']> = new Set(['bare', 'year', 'date'])

/** The option that is none of the others. */
const NONE = 'none'

const hasOption = ({ options }: Fact, id: string) => options.some((option) => option.id === id)

/** What "yes" and "no" mean for a fact that was asked plainly; null where they do not answer it. */
export const yesOrNo = (fact: Fact, says: 'yes' | 'no', said: string): Value | null => {
  if (fact.type === 'truth' || fact.type === 'years')
    return { is: 'truth', value: says === 'yes', said }
  const option = says === 'no' && hasOption(fact, NONE) ? NONE : says
  if (hasOption(fact, option)) return { is: 'choice', ids: [option], said }
  return says === 'no' && fact.type === 'list' ? { is: 'list', items: [], said } : null
}

/** Reads the answer to the question that pends, where it is no word of a list. */
export const createAnswer = (
  lexicon: Lexicon & MessageLexicon,
  readFact: FactReader,
  aliases: Aliases,
) => {
  const { readModel, readPriority } = createListing(lexicon, aliases)
  const fillers = plainList(lexicon.commands.fillers, aliases)

  /** A bare number, or a year, among many other words: "công văn 1485 nói gì vậy". */
  const isLost = ({ normal, words, amounts }: Said) => {
    if (amounts.some((amount, at) => sharesNoun(normal, amount, amounts[at + 1]))) return true
    const isBare = amounts.every(({ dimension }) => dimension === 'bare' || dimension === 'year')
    const others = without(words, fillers).filter(
      ({ kind, at, end }) => kind === 'word' && (spanAt(amounts, at)?.end ?? 0) < end,
    )
    return amounts.length > 0 && isBare && others.length > MOST_WORDS_AROUND_A_BARE_NUMBER
  }

  const readWord = (fact: Fact, { normal, quick, ...said }: Said, context: ReadContext) => {
    // "mật ong 3 sao" is no third model
    const words = said.words.filter(({ at }) =>
      UNMEASURED.has(spanAt(said.amounts, at)?.dimension ?? 'bare'),
    )
    const numbered =
      fact.id === 'model'
        ? readModel(normal, words, true)
        : fact.type === 'list'
          ? readPriority(normal, words)
          : null
    // asked back which of yes and no is meant, either word says it
    const isOpen = !context.waiting || (context.waiting === 'clarify' && fact.type === 'truth')
    const isAnswer = (quick === 'yes' || quick === 'no') && isOpen
    const value = numbered === null && isAnswer ? yesOrNo(fact, quick, normal) : null
    return value ? ({ kind: 'value', value } as const) : numbered
  }

  /** Null where the message does not answer, or not clearly. */
  return (fact: Fact, said: Said, context: ReadContext): Reading | null => {
    const reading = readWord(fact, said, context)
    if (reading) return reading
    const { text, amounts } = said.about
    if (fact.type === 'years') return readFact(text, fact.id, context)
    return fact.type === 'amount' && !isLost(said)
      ? readFact(text, fact.id, context, amounts)
      : null
  }
}
