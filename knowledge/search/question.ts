import { remember } from '../language/text/remember.ts'
import type { SearchLexicon, Topic } from '../schema/lexicon/search.ts'
import type { ReadTerms, Repair, Saying } from './terms.ts'
import type { Weighted } from './retrieval/weighted.ts'

/** A question ready for the index. */
export interface Question {
  readonly weighted: readonly Weighted[]
  readonly pairs: readonly string[]
  /** Its numbers but for single digits, as typed. */
  readonly numbers: readonly string[]
  /** Topics that it names, with those that hold articles for them. */
  readonly topics: ReadonlySet<string>
}

/** A message as a question alone, and with the one before where it may go on from it. */
export interface Read {
  readonly alone: Question
  readonly withPrior: Question | null
  /** Without the words that it opens with and that only go on from the one before ("còn"). */
  readonly rest: Question | null
  /** They can mean nothing else: "thế còn"; "còn nhận hồ sơ không" may ask by itself. */
  readonly opensSurely: boolean
}

const NUMBER = /^\d\d/u
const PRIOR_WEIGHT = 0.6
const MOST_TEXTS = 50
/** A message with fewer words of weight may go on from the one before. */
const SHORT = 4
/** The same behind "còn", "thế". */
const SHORT_FOLLOW_UP = 6

/** Topics of these groups name somebody or something, and say nothing of what is asked about it. */
export const NAMES: ReadonlySet<string> = new Set(['agency', 'office', 'coop', 'source', 'place'])

const hasWeight = ({ isLight }: Saying) => !isLight

/** Reads questions, together with the one before where a message only goes on from it. */
export const createQuestion = (
  read: ReadTerms,
  repair: Repair,
  topics: readonly Topic[],
  lexicon: Pick<SearchLexicon, 'followUps'>,
) => {
  const byId = new Map(topics.map((topic) => [topic.id, topic]))
  const groupOf = ({ topic }: Saying) => (topic === null ? null : byId.get(topic)?.group) ?? null
  const followUps = lexicon.followUps.map((text) =>
    read(text).sayings.flatMap(({ words }) => words),
  )

  /** How many words a message opens with that only go on from the one before. */
  const openingOf = (sayings: readonly Saying[]): number => {
    const words = sayings.flatMap((saying) => saying.words)
    const opens = followUps.filter((opening) => opening.every((word, at) => words[at] === word))
    return Math.max(0, ...opens.map(({ length }) => length))
  }

  const goesOn = (sayings: readonly Saying[]): boolean =>
    sayings.filter(hasWeight).length < (openingOf(sayings) > 0 ? SHORT_FOLLOW_UP : SHORT)

  /** Without that opening, which asks for nothing itself. */
  const withoutOpening = (sayings: readonly Saying[]): readonly Saying[] => {
    const opening = openingOf(sayings)
    let end = 0
    return sayings.filter(({ words }) => {
      end += words.length
      return end > opening
    })
  }

  /** An entry without articles of its own is asked under the one that has them, too. */
  const withUpper = (weighted: Weighted): Weighted => {
    const { topic } = weighted.saying
    const under = topic === null ? null : byId.get(topic)?.under
    return under
      ? { ...weighted, upper: { ...weighted.saying, topic: under, words: [] } }
      : weighted
  }

  const build = (own: readonly Saying[], earlier: readonly Saying[], pairs: readonly string[]) => {
    const groups = new Set(own.map(groupOf).filter((group) => group !== null))
    const kept = earlier.filter((saying) => {
      const group = groupOf(saying)
      return group === null || !groups.has(group)
    })
    const weighted = [
      ...own.map((saying) => ({ saying, weight: 1 })),
      ...kept.map((saying) => ({ saying, weight: PRIOR_WEIGHT })),
    ].map(({ saying, weight }) =>
      withUpper({ saying, weight, isName: NAMES.has(groupOf(saying) ?? '') }),
    )
    const named = weighted.flatMap(({ saying, upper }) =>
      [saying.topic, upper?.topic ?? null].filter((id) => id !== null),
    )
    const numbers = own.flatMap(({ words }) => words.filter((word) => NUMBER.test(word)))
    return { weighted, pairs, numbers, topics: new Set(named) }
  }

  const readTerms = remember((text) => read(text, repair), MOST_TEXTS)
  const readAlone = remember((text) => {
    const { sayings, pairs } = readTerms(text)
    const own = withoutOpening(sayings)
    const opening = openingOf(sayings)
    const rest = opening > 0 ? build(own, [], pairs) : null
    return { sayings, pairs, own, alone: build(sayings, [], pairs), rest, opensSurely: opening > 1 }
  }, MOST_TEXTS)

  /** The question alone, and together with the one before where it may go on from it. */
  return (text: string, prior: string | null): Read => {
    const { sayings, pairs, own, alone, rest, opensSurely } = readAlone(text)
    if (prior === null || !goesOn(sayings)) return { alone, withPrior: null, rest, opensSurely }
    const withPrior = build(own, readTerms(prior).sayings, pairs)
    return { alone, withPrior, rest, opensSurely }
  }
}
