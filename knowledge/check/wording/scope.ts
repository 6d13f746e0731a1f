import type { Fault } from '../../faults.ts'
import type { ClauseFacts, ClauseScope, Modality } from '../../schema/clause.ts'
import type { ToldScope } from '../../schema/lexicon/wording.ts'
import type { WordingContext } from '../told/context.ts'
import { clausesOf } from '../told/grounds.ts'
import { anywhere } from '../../wording/words.ts'

/** Beside one of these a narrower scope limits nothing. */
const WIDE: readonly ClauseScope[] = ['all-coops', 'organisations']

/** A plan of the programme is all about it: only what it offers is told with it. */
const OFFERS: readonly Modality[] = ['may', 'encouraged', 'created-conditions']

const isLimited = ({ scope: scopes, modality }: ClauseFacts, scope: ToldScope): boolean =>
  scopes.includes(scope) &&
  !scopes.some((one) => WIDE.includes(one)) &&
  (scope !== 'scheme' || modality.some((one) => OFFERS.includes(one)))

/** A text whose clauses all hold only for some tells for whom: pilot cooperatives, members, workers. */
export const scopeFaults = ({ texts, lexicon }: WordingContext): readonly Fault[] => {
  const scopes = (Object.keys(lexicon.scope) as ToldScope[]).map((scope) => ({
    scope,
    told: lexicon.scope[scope].told,
    pattern: anywhere(lexicon.scope[scope].words),
    // Without a word of whom it narrows, a text is about another part of the clause.
    concerns: lexicon.scope[scope].of.length === 0 ? /^/u : anywhere(lexicon.scope[scope].of),
  }))
  return texts
    .filter(({ kind }) => kind === 'article' || kind === 'says')
    .flatMap(({ file, place, text, own, beyond }) =>
      scopes
        .filter(
          ({ scope, pattern, concerns, told }) =>
            own.length > 0 &&
            concerns.test(text) &&
            own.every(({ facts }) => isLimited(facts, scope)) &&
            !pattern.test(text) &&
            !beyond.includes(told),
        )
        .map(({ told }) => ({
          file,
          place,
          reason: 'scope-left-out',
          values: { told, clauses: clausesOf(own) },
        })),
    )
}
