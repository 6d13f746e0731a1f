import { createDateWords } from '../language/amounts/amount-words.ts'
import { createDateReader } from '../language/numbers/date.ts'
import { LONGEST_WISH } from '../language/text/length.ts'
import { normalise } from '../language/text/text.ts'
import {
  phraseList,
  plainList,
  without,
  wordsOf,
  type Words,
} from '../language/phrases/phrase-list.ts'
import type { Aliases } from '../language/phrases/aliases.ts'
import type { Lexicon } from '../schema/lexicon/amounts.ts'
import type { LookupLexicon } from '../schema/lexicon/look-ups.ts'
import type { Agency, Source } from '../schema/schema.ts'

/** What a question for deadlines asks for. */
export interface DueQuestion {
  /** Which month it names, 1 to 12; null for whatever comes next. */
  readonly month: number | 'this' | 'next' | null
  /** The year that it names; null for those to come. */
  readonly year: number | null
  /** Those that people mean first are told, though they are over. */
  readonly isAny: boolean
  /** It asks how long is left, and may go on from the question before. */
  readonly isLeft: boolean
  /** Ids of the documents and agencies that it names; none for all. */
  readonly sources: readonly string[]
  readonly agencies: readonly string[]
}

/** Reads a question for deadlines as such; null where it asks for more, or for something else. */
export type ReadDueQuestion = (text: string) => DueQuestion | null

export interface DueWords {
  readonly dues: LookupLexicon['dues']
  /** Those of dates among them. */
  readonly units: Lexicon['units']
  /** Words that ask for nothing themselves. */
  readonly small: readonly string[]
  readonly agencies: readonly Agency[]
  readonly sources: readonly Source[]
  readonly aliases: Aliases
}

const YEAR = /^20\d\d$/u

const yearOf = (words: Words): number | null => {
  const named = words.find(({ lower }) => YEAR.test(lower))
  return named ? Number(named.lower) : null
}

/** Builds the reader of questions for deadlines: "sắp tới có hạn gì", "tháng 12 có việc gì". */
export const createDueQuestion = ({
  dues,
  units,
  small,
  agencies,
  sources,
  aliases,
}: DueWords): ReadDueQuestion => {
  const any = plainList(dues.any, aliases)
  const next = plainList(dues.next, aliases)
  const left = plainList(dues.left, aliases)
  const work = plainList(dues.work, aliases)
  const thisMonth = plainList(dues.thisMonth, aliases)
  const nextMonth = plainList(dues.nextMonth, aliases)
  const light = plainList(small, aliases)
  const readDate = createDateReader(createDateWords(units))
  const agency = phraseList(
    agencies.map(({ id, name, short, aliases: others }) => ({
      id,
      words: [name, ...(short ? [short] : []), ...others],
    })),
    aliases,
  )
  const source = phraseList(
    sources.map((one) => ({ id: one.id, words: one.aliases })),
    aliases,
  )
  const monthOf = (words: Words): DueQuestion['month'] => {
    if (thisMonth.isIn(words)) return 'this'
    if (nextMonth.isIn(words)) return 'next'
    const dates = words.map((_, at) => readDate(words, at)?.date)
    return dates.find((date) => date?.precision === 'month')?.month ?? null
  }

  return (text) => {
    if (text.length > LONGEST_WISH) return null
    const words = wordsOf(normalise(text), aliases)
    const named = monthOf(words)
    const year = yearOf(without(words, source))
    const isAny = any.isIn(words)
    const isLeft = left.isIn(words)
    const isNext = next.isIn(words)
    const asks = isAny || isLeft || isNext || ((named ?? year) !== null && work.isIn(words))
    if (!asks) return null
    const lists = [any, next, left, work, thisMonth, nextMonth, agency, source, light]
    const rest = lists
      .reduce((uncovered, list) => without(uncovered, list), words)
      .filter(({ kind }) => kind === 'word')
    if (rest.length > 0) return null
    return {
      month: named,
      year,
      isAny: isAny && !isNext && !isLeft && (named ?? year) === null,
      isLeft,
      sources: [...new Set(source.find(words).map(({ id }) => id))],
      agencies: [...new Set(agency.find(words).map(({ id }) => id))],
    }
  }
}
