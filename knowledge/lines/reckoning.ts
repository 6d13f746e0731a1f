import { asQuestion } from '../language/text/length.ts'
import { normalise } from '../language/text/text.ts'
import type { Aliases } from '../language/phrases/aliases.ts'
import {
  phraseList,
  plainList,
  without,
  wordsOf,
  type Word,
  type Words,
} from '../language/phrases/phrase-list.ts'
import type { SumLexicon } from '../schema/lexicon/sums.ts'

/** One of the two things whose figures are compared or added. */
export interface Operand {
  /** As typed. */
  readonly text: string
  /** The same without words of no weight. */
  readonly name: string
  /** Its words, folded. */
  readonly words: readonly string[]
  readonly years: readonly number[]
}

/** A figure of one's own in the question: "63 điểm". */
export interface OwnFigure {
  readonly text: string
  readonly value: number
  readonly unit: string
  readonly size: number
}

/** What is to be reckoned. */
export interface Reckoning {
  readonly kind: 'difference' | 'sum' | 'gap'
  /** Nothing else can be asked: "lúa hơn màu bao nhiêu" may be another question. */
  readonly isSure: boolean
  /** The unit that is asked for; null where none is named. */
  readonly unit: string | null
  /** Two things that are named; empty where it leans on what was told. */
  readonly operands: readonly Operand[]
  /** Numbers of lines of a list: "khoản 2 hơn khoản 1". */
  readonly items: readonly number[]
  readonly own: OwnFigure | null
  /** Nothing is named: it leans on what was told. */
  readonly isBare: boolean
  /** What asks for the figure of one thing: "bao nhiêu ha". */
  readonly asked: string
  /** The question without what asks to reckon. */
  readonly rest: string
}

/** Reads what is to be reckoned. */
export interface Reckonings {
  /** Null where a question asks for no sum, difference or gap. */
  readonly read: (text: string) => Reckoning | null
  /** The unit of the figure that a question asks for; null where it names none. */
  readonly unitIn: (text: string) => string | null
}

/** "HTX lúa" names whose figures are asked for, not how many cooperatives. */
const WHOSE = 'cooperative'
/** What says more than this is a story and no name of a figure. */
const MOST_WORDS = 8
const YEAR = /^20\d\d$/u
const ITEM_NUMBER = /^[1-9]$/u
const FIGURE = /^\d+(?:[.,]\d+)?$/u

/** Words as they were typed; a short spelling that stands for several is written once. */
const typed = (normal: string, words: Words): string =>
  words
    .filter(({ at }, index) => at !== words[index - 1]?.at)
    .map(({ at, end }) => normal.slice(at, end))
    .join(' ')

/** Builds the reader of questions for a sum, a difference or a gap. `items` name lines of a list. */
export const createReckoning = (
  lexicon: SumLexicon,
  items: readonly string[],
  aliases: Aliases,
): Reckonings => {
  const kinds = phraseList(
    [
      { id: 'difference' as const, words: lexicon.differences },
      { id: 'unsure' as const, words: lexicon.unsure },
      { id: 'sum' as const, words: lexicon.sums },
      { id: 'sum' as const, words: lexicon.sumsExact, exact: true },
      { id: 'gap' as const, words: lexicon.gaps },
    ],
    aliases,
  )
  const never = plainList(lexicon.never, aliases)
  const asks = plainList(lexicon.asks, aliases)
  const joins = plainList(lexicon.joins, aliases)
  const small = plainList(lexicon.small, aliases)
  const itemNames = plainList(items, aliases)
  const units = phraseList(
    lexicon.units.map((unit) => ({ id: unit, words: unit.words })),
    aliases,
  )
  const called = phraseList(
    Object.entries(lexicon.called).map(([id, words]) => ({ id, words })),
    aliases,
  )

  const operandOf = (normal: string, words: Words): Operand => {
    const kept = without(words, small)
    return {
      text: typed(normal, words),
      name: typed(normal, kept),
      words: kept.map(({ folded }) => folded),
      years: kept.flatMap(({ lower }) => (YEAR.test(lower) ? [Number(lower)] : [])),
    }
  }

  const ownIn = (words: Words): OwnFigure | null => {
    const at = words.findIndex(
      ({ lower }, index) => FIGURE.test(lower) && !YEAR.test(lower) && units.at(words, index + 1),
    )
    const [number, unit] = [words[at], at < 0 ? null : units.at(words, at + 1)]
    if (!number || !unit) return null
    const { id, size, as } = unit.id
    const value = Number(number.lower.replace(',', '.')) * size
    return { text: `${number.lower} ${as}`, value, unit: id, size }
  }

  /** The words on both sides of the first join that has any. */
  const parted = (words: Words): readonly Words[] => {
    for (const { from, to } of joins.find(words)) {
      const [one, other] = [words.slice(0, from), words.slice(to)]
      const sizes = [one, other].map((side) => without(side, small).length)
      if (sizes.every((size) => size > 0 && size <= MOST_WORDS)) return [one, other]
    }
    return []
  }

  /** "bao nhiêu ha", "vốn": the unit that is asked for, with the words that ask for it. */
  const askedIn = (words: Words) => {
    const howMuch = asks.find(words).map(({ from, to }) => {
      const unit = units.at(words, to)
      return { from, to: unit?.to ?? to, unit: unit?.id.id ?? null }
    })
    const named = called.find(words).map(({ id, from, to }) => ({ from, to, unit: id }))
    const all = [...howMuch, ...named].toSorted((one, other) => one.from - other.from)
    const other = new Set(units.find(words).map(({ id }) => id.id))
    other.delete(WHOSE)
    const [only] = other.size === 1 ? other : []
    return {
      unit: [...howMuch, ...named].find(({ unit }) => unit !== null)?.unit ?? null,
      /** "thành viên 2030 với 2045": the only unit that is named apart from what asks. */
      beside: only ?? null,
      words: new Set<Word>(all.flatMap(({ from, to }) => words.slice(from, to))),
    }
  }

  const wordsIn = (text: string) => {
    const normal = normalise(asQuestion(text))
    return { normal, words: wordsOf(normal, aliases) }
  }

  const read = (text: string): Reckoning | null => {
    const { normal, words } = wordsIn(text)
    const found = kinds.find(words)
    const ids = found.map(({ id }) => id)
    const sure = (['gap', 'sum', 'difference'] as const).find((one) => ids.includes(one))
    const kind = sure ?? (ids.length > 0 ? 'difference' : null)
    if (kind === null || never.isIn(words) || !asks.isIn(words)) return null
    const said = new Set<Word>(found.flatMap(({ from, to }) => words.slice(from, to)))
    // "lúa hơn màu": the same word says what is asked and stands between the two.
    const between = new Set<Word>(
      found
        .filter(({ from, to }) => joins.at(words, from)?.to === to)
        .flatMap(({ from, to }) => words.slice(from, to)),
    )
    const asked = askedIn(words)
    const own = ownIn(words)
    const open = words.filter(
      (word) =>
        (!said.has(word) || between.has(word)) && !asked.words.has(word) && word.kind !== 'mark',
    )
    return {
      kind,
      isSure: sure !== undefined,
      unit: asked.unit ?? own?.unit ?? asked.beside,
      operands: parted(open).map((one) => operandOf(normal, one)),
      items: words.flatMap(({ lower }, at) =>
        ITEM_NUMBER.test(lower) && itemNames.endsAt(words, at) ? [Number(lower)] : [],
      ),
      own,
      isBare: own === null && !called.isIn(words) && without(open, small).length === 0,
      asked: typed(
        normal,
        words.filter((word) => asked.words.has(word)),
      ),
      rest: typed(
        normal,
        words.filter((word) => !said.has(word)),
      ),
    }
  }
  return { read, unitIn: (text) => askedIn(wordsIn(text).words).unit }
}
