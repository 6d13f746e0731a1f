import type { Content } from '../../content.ts'
import type { ClauseRole } from '../../schema/clause.ts'
import type { WordingLexicon } from '../../schema/lexicon/wording.ts'
import type { Agency } from '../../schema/schema.ts'
import { createAgencyNames, type NamedAgencies } from './agency-names.ts'
import type { Ground, Grounds } from './grounds.ts'
import { toldTexts, type ToldText } from './texts.ts'

/** What every check of wording reads. */
export interface WordingContext {
  readonly content: Content
  readonly texts: readonly ToldText[]
  readonly lexicon: WordingLexicon
  readonly agencies: ReadonlyMap<string, Agency>
  readonly namesIn: (text: string) => readonly NamedAgencies[]
}

export const wordingContext = (content: Content): WordingContext => ({
  content,
  texts: toldTexts(content),
  lexicon: content.lexicon.wording,
  agencies: new Map(content.agencies.map(({ value }) => [value.id, value])),
  namesIn: createAgencyNames(content),
})

/** Whom an agency stands for in any document. */
const partsOf = (agency: Agency | undefined): readonly string[] =>
  Object.values(agency?.standsFor ?? {}).flat()

/**
 * Tells of an agency that a text names which ones of a clause stand for it: itself, its parts, and the
 * wholes that it is a part of, but those that name none of theirs ("các sở, ngành").
 */
export const bearersOf = ({ agencies, lexicon }: Pick<WordingContext, 'agencies' | 'lexicon'>) => {
  const wholes = [...agencies.values()].filter(({ id }) => !lexicon.vague.includes(id))
  return (id: string): readonly string[] => [
    id,
    ...partsOf(agencies.get(id)),
    ...wholes.filter((whole) => partsOf(whole).includes(id)).map((whole) => whole.id),
  ]
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
