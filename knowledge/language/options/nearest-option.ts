import { compose } from '../text/text.ts'
import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { Reading } from '../../rules/reading.ts'
import type { Value } from '../../rules/value.ts'
import type { Fact } from '../../schema/fact.ts'
import type { Aliases } from '../phrases/aliases.ts'
import {
  plainList,
  spellOut,
  without,
  wordsOf,
  type Word,
  type Words,
} from '../phrases/phrase-list.ts'
import type { ReadContext } from '../message/reader.ts'
import { clarify, use } from '../facts/context.ts'
import { createLikeness, pairsOf, type Likely } from './likeness.ts'

export interface NearestOption {
  /**
   * Reads an answer as the option of a fact whose names it is most like; null where it is like none.
   * Of two that are near the one that goes with the sector is meant; so it is where they were offered
   * and the person said it in such words again.
   */
  read(
    fact: Fact,
    clauses: readonly Words[],
    said: string,
    context: Pick<ReadContext, 'sector' | 'waiting'>,
  ): Reading | null
  /** The words that stand side by side in a name of one of the fact's options: there none asks. */
  named(fact: string, words: Words): readonly Word[]
}

/** Measured on 60 answers about the twelve models and on 29 messages that are none. */
const TAKEN_FROM = 0.5
const LEAD = 0.12
/** What a model gains that a cooperative's own sector most often follows. */
const EXPECTED = 0.1
const OFFERED_FROM = 0.38
const MOST_OFFERED = 3

interface Called {
  readonly id: string
  readonly called: readonly string[]
  /** The option meant where a "không" stands before. */
  readonly negated?: string | undefined
}

type Rank = (words: Words) => readonly Likely<string>[]

/** What a fact's options are called without a "không", and with one. */
interface Ranks {
  readonly plain: Rank
  readonly denied: Rank
  readonly pairs: ReadonlySet<string>
}

/** Compares answers in the person's own words with the names of a fact's options. */
export const createNearestOption = (
  lexicon: MessageLexicon,
  facts: readonly Fact[],
  aliases: Aliases,
): NearestOption => {
  const negations = plainList(lexicon.choices.negations, aliases)
  const small = plainList(
    [...lexicon.commands.fillers, ...lexicon.choices.model, ...lexicon.choices.common],
    aliases,
  )
  const bare = (words: Words): Words => without(without(words, negations), small)

  /** What people call each option. */
  const calledIn = (fact: Fact): readonly Called[] =>
    fact.id === 'sector'
      ? lexicon.sectors.sectors.map(({ id, says, exact, answers }) => ({
          id,
          called: [...says, ...exact, ...answers],
        }))
      : fact.choices.map(({ id, says, answers, negated }) => ({
          id,
          called: [...says, ...answers],
          negated,
        }))

  const ranksOf = (fact: Fact): Ranks => {
    const names = calledIn(fact).map(({ id, called, negated }) => {
      const labels = fact.options.filter((option) => option.id === id).map(({ label }) => label)
      const all = [...labels, ...called].flatMap(spellOut)
      const written = all.map((name) => wordsOf(compose(name), aliases))
      const [denied = [], plain = []] = [true, false].map((isDenied) =>
        written.filter((words) => negations.isIn(words) === isDenied).map(bare),
      )
      return { id, negated, denied, plain }
    })
    const denied = names.flatMap((one) => [
      { id: one.id, names: one.denied },
      ...(one.negated === undefined ? [] : [{ id: one.negated, names: one.plain }]),
    ])
    const every = names.flatMap((one) => [...one.denied, ...one.plain])
    return {
      pairs: new Set(every.flatMap(pairsOf)),
      plain: createLikeness(names.map(({ id, plain }) => ({ id, names: plain }))),
      denied: createLikeness(
        [...Map.groupBy(denied, ({ id }) => id)].map(([id, same]) => ({
          id,
          names: same.flatMap((one) => one.names),
        })),
      ),
    }
  }
  const ranks = new Map(
    facts.filter((fact) => calledIn(fact).length > 0).map((fact) => [fact.id, ranksOf(fact)]),
  )

  const sectors = facts.find(({ id }) => id === 'sector')?.options ?? []
  const expectedOf = (fact: Fact, sector: string | null): ReadonlySet<string> =>
    new Set(
      fact.id === 'model'
        ? sectors.find(({ id }) => id === sector)?.models.map((number) => String(number))
        : [],
    )

  const read: NearestOption['read'] = (fact, clauses, said, { sector, waiting }) => {
    const known = ranks.get(fact.id)
    if (!known) return null
    const valueOf = (id: string): Value =>
      fact.type === 'truth'
        ? { is: 'truth', value: id === 'yes', said }
        : { is: 'choice', ids: [id], said }
    const [denied = [], plain = []] = [true, false].map((isDenied) =>
      clauses.filter((words) => negations.isIn(words) === isDenied).flatMap(bare),
    )
    // of a yes and a no in one answer neither stands out
    if (fact.type === 'truth' && denied.length > 0 && plain.length > 0) return null
    const likely = plain.length > 0 ? known.plain(plain) : known.denied(denied)
    const expected = expectedOf(fact, sector)
    const found = likely
      .map((one) => (expected.has(one.id) ? { ...one, likeness: one.likeness + EXPECTED } : one))
      .toSorted((one, other) => other.likeness - one.likeness)
    const [best, second] = found
    if (!best || best.likeness < OFFERED_FROM) return null
    const stands = best.likeness - (second?.likeness ?? 0) >= LEAD
    const isInsisted = waiting === 'clarify' && (stands || expected.has(best.id))
    if (isInsisted || (stands && best.holds && best.likeness >= TAKEN_FROM))
      return use(valueOf(best.id))
    if (fact.type === 'truth') {
      const yes: Value = { is: 'truth', value: true, said }
      const no = valueOf('no')
      return best.id === 'no' && plain.length === 0
        ? use(no)
        : clarify('which-option', said, [yes, no])
    }
    const near = found.filter(
      ({ likeness }) => likeness >= OFFERED_FROM && best.likeness - likeness < 2 * LEAD,
    )
    return clarify(
      'which-option',
      said,
      near.slice(0, MOST_OFFERED).map(({ id }) => valueOf(id)),
    )
  }
  const named: NearestOption['named'] = (fact, words) => {
    const pairs = ranks.get(fact)?.pairs
    return pairsOf(words).flatMap((pair, at) => (pairs?.has(pair) ? words.slice(at, at + 2) : []))
  }
  return { read, named }
}
