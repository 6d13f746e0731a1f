import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { Fact } from '../../schema/fact.ts'
import type { AmountFound } from '../amounts/amount.ts'
import { LEFT_OUT } from '../numbers/digit-marks.ts'
import { spanAt, spansIn, type Span } from '../text/span.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { phraseList, plainList, without, wordsOf, type Words } from '../phrases/phrase-list.ts'

/** Topics of money that are not capital. */
export const OTHER_MONEY: ReadonlySet<string> = new Set([
  'revenue',
  'profit',
  'loss',
  'even',
  'debt',
  'tax',
  'wage',
])

/** Beside profits only money that is called capital is capital. */
export const isCalledCapital = ({ topic }: AmountFound): boolean =>
  topic?.endsWith('capital') ?? false

/** Only a change of a figure of their own, whatever stands before it: "mua thêm 45 ha". */
const isChange = ({ why }: AmountFound): boolean => why === 'remainder' || why === 'total'

/** Words before an amount that are looked at for whose it is. */
const WORDS_BEFORE = 3
/** Among so many words a name of a bare number is looked for, those left out that say nothing. */
const WORDS_TO_NAME = 6

/**
 * The fact that an amount is about, or null where neither its unit nor its noun tells: a number is
 * never given to a fact by guess.
 */
export const factOfAmount = ({ dimension, topic, counts }: AmountFound): string | null => {
  switch (dimension) {
    case 'area':
    case 'container':
      return 'area'
    case 'money':
    case 'gold':
    case 'foreign-money':
      return topic !== null && OTHER_MONEY.has(topic) ? null : 'capital'
    case 'score':
    case 'rating':
      return 'score'
    case 'count':
      return counts
    case 'share':
    case 'year':
    case 'date':
    case 'bare':
      return null
    default:
      return dimension satisfies never
  }
}

/** "xe 600 ghe 400": a noun between two numbers may belong to either, so it tells nothing. */
export const sharesNoun = (
  normal: string,
  amount: AmountFound,
  next: AmountFound | undefined,
): boolean =>
  amount.dimension === 'count' &&
  next?.dimension === 'bare' &&
  normal.slice(amount.end, next.at).trim() === ''

interface Piece extends Span {
  readonly fact: string
  readonly amount: AmountFound
  /** Told of another time, or as what would have to be: another amount of the fact goes before. */
  readonly yields: boolean
}

/** What a message says of one fact: its words, and the amounts in them. */
export interface FactMention {
  readonly text: string
  readonly amounts: readonly AmountFound[]
}

const MARKS = /^[^\p{L}\p{N}]*$/u

/** The text of clauses without some of its stretches; marks between two clauses stay as typed. */
const leaveOut = (normal: string, clauses: readonly Span[], taken: readonly Span[]): string => {
  let text = ''
  let done: number | null = null
  for (const clause of clauses) {
    const between = done === null ? '' : normal.slice(done, clause.at)
    text += MARKS.test(between) ? between : `, ${LEFT_OUT} `
    let from = clause.at
    for (const { at, end } of spansIn(taken, clause)) {
      text += `${normal.slice(from, at)} ${LEFT_OUT} `
      from = end
    }
    text += normal.slice(from, clause.end)
    done = clause.end
  }
  return text.replaceAll(/\s+/gu, ' ').replace(/(?<![\s,])[\s,]+$/u, '')
}

/** Parts a text among the facts whose amounts stand in it. */
export const createAttribution = (
  lexicon: Lexicon & MessageLexicon,
  facts: readonly Fact[],
  aliases: Aliases,
) => {
  /** Their names may stand before a bare number. */
  const amountsById = new Set(facts.filter(({ type }) => type === 'amount').map(({ id }) => id))
  const notOwn = plainList(lexicon.choices.notOwn, aliases)
  const notOwnMeans = phraseList(
    [
      { id: true, words: lexicon.choices.notOwnMeans },
      { id: false, words: lexicon.choices.ownMeans },
    ],
    aliases,
  )
  const joins = plainList(lexicon.units.connectors, aliases)
  const yielding = plainList(lexicon.choices.changes.yielding, aliases)
  const names = phraseList(
    Object.entries(lexicon.commands.facts)
      .filter(([id]) => amountsById.has(id))
      .map(([id, words]) => ({ id, words })),
    aliases,
  )

  const leads = plainList([...lexicon.commands.fillers, ...lexicon.choices.common], aliases)
  /** The fact of an amount; of a bare number that which stands before it: "thành viên: 320". */
  const factOf = (line: Words, amount: AmountFound): string | null => {
    const before = line.filter(({ kind }) => kind !== 'mark').slice(-WORDS_BEFORE)
    const isOthers =
      notOwn.isIn(before) ||
      (amount.dimension !== 'count' && notOwnMeans.find(before).some(({ id }) => id))
    if (isOthers && !isChange(amount)) return null
    if (amount.dimension !== 'bare') return factOfAmount(amount)
    // "xã viên thì có 27": what says nothing may stand between a name and its number
    const said = without(line.slice(-WORDS_TO_NAME), leads)
    return names.find(said.slice(-WORDS_BEFORE)).at(-1)?.id ?? null
  }

  /** Each amount with the words from the amount or mark before it; the last has its clause's rest. */
  const piecesOf = (
    normal: string,
    clauses: readonly Span[],
    amounts: readonly AmountFound[],
  ): readonly Piece[] => {
    let latest: { readonly fact: string | null; readonly corrects: boolean } | null = null
    return clauses.flatMap((clause) => {
      const inside = spansIn(amounts, clause)
      let yielded = false
      return inside.flatMap((amount, index): readonly Piece[] => {
        const at = inside[index - 1]?.end ?? clause.at
        const line = wordsOf(normal.slice(at, amount.at), aliases)
        // "bên đó đòi 500 ha với 300 người": what is joined to it is told the same way
        const isJoined = yielded && without(without(line, joins), leads).length === 0
        const yields = yielding.isIn(line) || isJoined
        yielded = yields
        // "299 xã viên, à quên 320": the number that corrects is of what was told right before it
        const corrects = amount.dimension === 'bare' && amount.corrects && !latest?.corrects
        const fact = factOf(line, amount) ?? (corrects ? (latest?.fact ?? null) : null)
        latest = { fact, corrects: amount.corrects }
        if (fact === null || sharesNoun(normal, amount, inside[index + 1])) return []
        const end = index === inside.length - 1 ? clause.end : amount.end
        return [{ fact, amount, at, end, yields }]
      })
    })
  }

  /** Fact → its amounts with the words around them. */
  const textsOf = (
    normal: string,
    clauses: readonly Span[],
    amounts: readonly AmountFound[],
  ): ReadonlyMap<string, FactMention> =>
    new Map(
      [...Map.groupBy(piecesOf(normal, clauses, amounts), ({ fact }) => fact)].map(
        ([fact, told]) => {
          const holding = told.filter(({ yields }) => !yields)
          const own = holding.length > 0 ? holding : told
          const text = own.map(({ at, end }) => normal.slice(at, end).trim())
          return [
            fact,
            { text: text.join(`, ${LEFT_OUT} `), amounts: own.map(({ amount }) => amount) },
          ]
        },
      ),
    )

  /** Everything that speaks of no other fact than the one asked. */
  const restFor = (
    asked: string,
    normal: string,
    clauses: readonly Span[],
    amounts: readonly AmountFound[],
    others: readonly AmountFound[],
  ): FactMention => {
    const taken = piecesOf(normal, clauses, amounts).filter(({ fact }) => fact !== asked)
    const known = new Set(taken.map(({ amount }) => amount))
    const isOpen = (one: AmountFound) =>
      one.end <= (spanAt(clauses, one.at)?.end ?? 0) && !known.has(one)
    return { text: leaveOut(normal, clauses, taken), amounts: others.filter(isOpen) }
  }
  return { textsOf, restFor }
}
