import type { MessageLexicon } from '../message-lexicon.ts'
import type { FactReading, Reading } from '../reading.ts'
import type { Value } from '../value.ts'
import { phraseList, plainList, type Aliases, type PhraseFound, type Word } from './wording.ts'

interface Option {
  readonly fact: string
  readonly id: string
  readonly alone: boolean
}

/** Facts whose options are yes and no. */
const TRUTHS: ReadonlySet<string> = new Set(['hightech', 'ocop', 'dossier'])
const MOST_MODELS = 12

const valueOf = (fact: string, ids: readonly string[], said: string): Value =>
  TRUTHS.has(fact) ? { is: 'truth', value: ids[0] === 'yes', said } : { is: 'choice', ids, said }

/** Reads facts that have no number: sector, kind of body, law, wage, yes and no facts. */
export const createChoice = (lexicon: MessageLexicon, aliases: Aliases) => {
  const { facts, clarify, notSector, model, none, all, negations } = lexicon.choices
  const options = phraseList(
    facts.flatMap(({ fact, options: list }) =>
      list.map(({ id, alone, words }): { id: Option; words: readonly string[] } => ({
        id: { fact, id, alone },
        words,
      })),
    ),
    aliases,
  )
  const unclear = phraseList(
    clarify.map((entry) => ({ id: entry, words: entry.words })),
    aliases,
  )
  const notSectors = plainList(notSector, aliases)
  const negated = plainList(negations, aliases)
  const modelWords = plainList(model, aliases)
  const noneWords = plainList(none, aliases)
  const allWords = plainList(all, aliases)

  const textOf = (normal: string, words: readonly Word[], from: number, to: number) =>
    normal.slice(words[from]?.at ?? 0, words[to - 1]?.end ?? 0)

  const isNegated = (words: readonly Word[], from: number) =>
    [1, 2].some((back) => {
      const hit = negated.at(words, from - back)
      return hit !== null && hit.to === from
    })

  /** The most telling of several entity words: everyone says "hợp tác xã" as well. */
  const strongest = (fact: string, ids: readonly string[]): readonly string[] =>
    fact === 'entity' && ids.length > 1 ? ids.filter((id) => id !== 'cooperative').slice(0, 1) : ids

  const clear = (normal: string, words: readonly Word[], asked: string | null): FactReading[] => {
    const found = options.find(words).filter(({ id, from }) => {
      if (!id.alone && id.fact !== asked) return false
      const behindOther = id.fact === 'sector' && notSectors.at(words, from - 1) !== null
      return !behindOther && !(id.fact === 'sector' && isNegated(words, from))
    })
    const byFact = Map.groupBy(found, ({ id }) => id.fact)
    return [...byFact].map(([fact, hits]) => {
      const ids = strongest(fact, [...new Set(hits.map(({ id }) => id.id))])
      const [first] = hits as [PhraseFound<Option>]
      const last = hits.at(-1) ?? first
      const said = textOf(normal, words, first.from, last.to)
      return { fact, reading: { kind: 'value', value: valueOf(fact, ids, said) } }
    })
  }

  const askedBack = (normal: string, words: readonly Word[]): FactReading | null => {
    const [hit] = unclear.find(words)
    if (!hit) return null
    const said = textOf(normal, words, hit.from, hit.to)
    const choices = hit.id.options.map((id) => valueOf('sector', [id], said))
    return { fact: 'sector', reading: { kind: 'clarify', ask: hit.id.ask, said, options: choices } }
  }

  const modelIn = (normal: string, words: readonly Word[]): Reading | null => {
    const numbers = words.filter(({ kind }) => kind === 'number').map(({ lower }) => Number(lower))
    const fitting = numbers.filter((number) => number >= 1 && number <= MOST_MODELS)
    if (fitting.length === 0 || fitting.length < numbers.length) return null
    return { kind: 'value', value: valueOf('model', fitting.map(String), normal) }
  }

  const priorityIn = (normal: string, words: readonly Word[]): Reading | null => {
    const list = (items: readonly string[]): Reading => ({
      kind: 'value',
      value: { is: 'list', items, said: normal },
    })
    const numbers = words.filter(({ kind }) => kind === 'number').map(({ lower }) => lower)
    if (numbers.length > 0) return list([...new Set(numbers)])
    if (noneWords.find(words).length > 0) return list([])
    return allWords.at(words, 0) ? list(['1', '2', '3', '4', '5']) : null
  }

  /** Everything without a number that a message states; numbers of models and priorities if asked. */
  return (normal: string, words: readonly Word[], asked: string | null): readonly FactReading[] => {
    const found = clear(normal, words, asked)
    const back = found.some(({ fact }) => fact === 'sector') ? null : askedBack(normal, words)
    const readings = back ? [...found, back] : found
    const saysModel = modelWords
      .find(words)
      .some(({ to, from }) => words[to]?.kind === 'number' && to - from > 1)
    if ((asked === 'model' || saysModel) && !readings.some(({ fact }) => fact === 'model')) {
      const start = saysModel ? (modelWords.find(words)[0]?.from ?? 0) : 0
      const reading = modelIn(normal, saysModel ? words.slice(start, start + 4).slice(0, 4) : words)
      if (reading) return [...readings, { fact: 'model', reading }]
    }
    if (asked === 'priority') {
      const reading = priorityIn(normal, words)
      if (reading) return [...readings, { fact: 'priority', reading }]
    }
    return readings
  }
}
