import { asQuestion } from '../language/text/length.ts'
import { remember } from '../language/text/remember.ts'
import { normalise } from '../language/text/text.ts'
import type { Aliases } from '../language/phrases/aliases.ts'
import {
  phraseList,
  plainList,
  without,
  wordsOf,
  type Words,
} from '../language/phrases/phrase-list.ts'
import type { ProvinceId } from '../schema/primitives.ts'
import type { Place } from '../schema/places.ts'
import type { Source } from '../schema/schema.ts'

/** What a question names besides its matter. */
export interface Mentions {
  /** Provinces by their own names, "An Giang" for the old one alone; short ones only in a comparison. */
  readonly provinces: readonly ProvinceId[]
  /** Ids of documents, named by their bare number too. */
  readonly sources: readonly string[]
  /** It means the other document of two: "còn kế hoạch kia". */
  readonly isOther: boolean
  /** It compares. */
  readonly compares: boolean
  /** It opens like one that goes on from the question before. */
  readonly goesOn: boolean
  /** The question without these names and words. */
  readonly matter: string
  /** Nothing of weight is left in `matter`. */
  readonly isBare: boolean
}

export type ReadMentions = (text: string) => Mentions

export interface MentionWords {
  readonly provinces: readonly Place[]
  /** Said behind the name of an old province. */
  readonly old: readonly string[]
  readonly sources: readonly Source[]
  readonly compares: readonly string[]
  readonly joins: readonly string[]
  /** Behind these a question goes on from the one before. */
  readonly openings: readonly string[]
  /** They mean the other one of two documents. */
  readonly others: readonly string[]
  readonly small: readonly string[]
  readonly aliases: Aliases
}

const FEWEST_COMPARED = 2
const MOST_TEXTS = 20

const unique = <T>(list: readonly T[]): readonly T[] => [...new Set(list)]

/** Words as they were typed; a short spelling that stands for several is written once. */
const asTyped = (words: Words, normal: string): string =>
  words
    .filter(({ at }, index) => at !== words[index - 1]?.at)
    .map(({ at, end }) => normal.slice(at, end))
    .join(' ')

/** Builds the reader of names in a question. */
export const createMentions = (content: MentionWords): ReadMentions => {
  const { aliases, provinces, sources } = content
  const full = phraseList(
    provinces.map((one) => ({ id: one.id, words: [one.name, ...one.aliases] })),
    aliases,
  )
  const short = phraseList(
    provinces.map((one) => ({ id: one.id, words: one.short })),
    aliases,
  )
  const documents = phraseList(
    sources.map((one) => ({ id: one.id, words: one.aliases })),
    aliases,
  )
  const compares = plainList(content.compares, aliases)
  const joins = plainList([...content.joins, ...content.old], aliases)
  const openings = plainList(content.openings, aliases)
  const others = plainList(content.others, aliases)
  const small = plainList(content.small, aliases)

  /** "kg với ag": both short, or one of them beside a name. */
  const shortOnes = (words: Words, named: readonly ProvinceId[]): readonly ProvinceId[] => {
    const found = unique(short.find(words).map(({ id }) => id))
    const isComparison = unique([...named, ...found]).length >= FEWEST_COMPARED
    return isComparison && (compares.isIn(words) || joins.isIn(words)) ? found : []
  }

  return remember((text) => {
    const normal = normalise(asQuestion(text))
    const words = wordsOf(normal, aliases)
    const named = unique(full.find(words).map(({ id }) => id))
    const shortened = shortOnes(words, named)
    const opening = openings.at(words, 0)
    const lists = [
      full,
      documents,
      others,
      compares,
      joins,
      ...(shortened.length > 0 ? [short] : []),
    ]
    const rest = lists.reduce<Words>(
      (uncovered, list) => without(uncovered, list),
      opening ? words.slice(opening.to) : words,
    )
    return {
      provinces: unique([...named, ...shortened]),
      sources: unique(documents.find(words).map(({ id }) => id)),
      isOther: others.isIn(words),
      compares: compares.isIn(words),
      goesOn: opening !== null,
      matter: asTyped(rest, normal),
      isBare: without(rest, small).length === 0,
    }
  }, MOST_TEXTS)
}
