import type { Content } from '../../content.ts'
import type { ClauseRole } from '../../schema/clause.ts'
import type { WordingLexicon } from '../../schema/lexicon/wording.ts'
import type { Agency } from '../../schema/schema.ts'
import { createAgencyNames, type NamedAgencies } from '../../wording/agency-names.ts'
import { createGrounds, type Ground, type Grounds } from './grounds.ts'
import { toldTexts, type ToldText } from './texts.ts'

/** What every check of wording reads. */
export interface WordingContext {
  readonly content: Content
  readonly texts: readonly ToldText[]
  readonly groundsOf: ReturnType<typeof createGrounds>
  readonly lexicon: WordingLexicon
  readonly agencies: ReadonlyMap<string, Agency>
  readonly namesIn: (text: string) => readonly NamedAgencies[]
  readonly bearersOf: (id: string) => readonly string[]
}

/**
 * Tells of an agency that a text names which ones of a clause stand for it: itself, its parts, and the
 * wholes that it is a part of, but those that name none of theirs ("các sở, ngành").
 */
const createBearers = ({ agencies, lexicon }: Pick<Content, 'agencies' | 'lexicon'>) => {
  const parts = new Map(
    agencies.map(({ value }) => [value.id, Object.values(value.standsFor ?? {}).flat()]),
  )
  const wholes = [...parts].filter(([id]) => !lexicon.wording.vague.includes(id))
  const bearers = new Map<string, readonly string[]>()
  return (id: string): readonly string[] => {
    const known = bearers.get(id)
    if (known) return known
    const found = [
      id,
      ...(parts.get(id) ?? []),
      ...wholes.flatMap(([whole, own]) => (own.includes(id) ? [whole] : [])),
    ]
    bearers.set(id, found)
    return found
  }
}

export const wordingContext = (content: Content): WordingContext => {
  const groundsOf = createGrounds(content)
  return {
    content,
    texts: toldTexts(content, groundsOf),
    groundsOf,
    lexicon: content.lexicon.wording,
    agencies: new Map(content.agencies.map(({ value }) => [value.id, value])),
    // Those that a question is only about (cooperatives, enterprises) are none.
    namesIn: createAgencyNames({
      agencies: content.agencies.map(({ value }) => value),
      spellings: [content.lexicon.wording.agencies],
      leftOut: content.lexicon.tables.things,
      and: content.lexicon.wording.and,
    }),
    bearersOf: createBearers(content),
  }
}

/** The grounds that name any of some agencies. */
export const naming = (grounds: readonly Ground[], ids: readonly string[]): readonly Ground[] =>
  grounds.filter(({ facts }) => ids.some((id) => facts.agencies[id]))

/**
 * The grounds on which a text says something of some agencies: the clauses cited and their parts where
 * these name them, else what those stand in.
 */
export const groundsNaming = ({ parts, near }: Grounds, ids: readonly string[]) => {
  const close = naming(parts, ids)
  return close.length > 0 ? close : naming(near, ids)
}

/** The roles that clauses give to any of some agencies. */
export const rolesIn = (
  grounds: readonly Ground[],
  ids: readonly string[],
): ReadonlySet<ClauseRole> =>
  new Set(grounds.flatMap(({ facts }) => ids.flatMap((id) => facts.agencies[id] ?? [])))

/** What clauses let agencies do, in the words of a fault. */
export const rolesInWords = (
  roles: ReadonlySet<ClauseRole>,
  { roles: told, given }: WordingLexicon,
): string =>
  [...roles]
    .map((role) => (role === 'does' || role === 'mentioned' ? given[role] : told[role].told))
    .join(', ')
