import type { Agency } from '../schema/schema.ts'
import { anywhere } from './words.ts'

/** Agencies that stand side by side in a sentence: "Sở A, Sở B và UBND huyện". */
export interface NamedAgencies {
  readonly ids: readonly string[]
  /** As the sentence calls each. */
  readonly names: readonly string[]
  readonly start: number
  readonly end: number
}

/** What agencies are called by. */
export interface AgencySpellings {
  readonly agencies: readonly Agency[]
  /** Agency → spellings beside its names. */
  readonly spellings: readonly Readonly<Record<string, readonly string[]>>[]
  /** Agencies that are none here: a question is only about them. */
  readonly leftOut: readonly string[]
  /** Between things side by side. */
  readonly and: readonly string[]
}

interface One {
  readonly id: string
  readonly name: string
  readonly start: number
  readonly end: number
}

/** So many sentences are kept: a document of a thousand pages has more than all answers together. */
const MOST_TEXTS = 5000
const BRACKET = /\([^()]*\)/gu

/** Tells whether agencies with this between them do one thing: "Sở A (nay là …), Sở B và UBND huyện". */
const createJoint = (and: readonly string[]) => {
  const joints = new Set([',', '/', ...and.flatMap((one) => [one, `, ${one}`])])
  return (between: string): boolean => joints.has(between.replaceAll(BRACKET, '').trim())
}

/** Longest names first: the office of a union is not the union. */
const namesOf = ({ agencies, spellings, leftOut }: AgencySpellings) =>
  agencies
    .flatMap(({ id, name, short, aliases }) =>
      [name, short ?? [], aliases, ...spellings.map((table) => table[id] ?? [])]
        .flat()
        .map((spelling) => ({ id, spelling })),
    )
    .filter(({ id }) => !leftOut.includes(id))
    .toSorted((one, other) => other.spelling.length - one.spelling.length)

/** Builds the finder of agencies in a sentence. */
export const createAgencyNames = (known: AgencySpellings) => {
  const names = namesOf(known)
  const joins = createJoint(known.and)
  const ids = new Map(names.toReversed().map(({ id, spelling }) => [spelling.toLowerCase(), id]))
  const pattern = new RegExp(anywhere(names.map(({ spelling }) => spelling)).source, 'giu')
  const onesIn = (text: string): readonly One[] =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const id = ids.get(match[0].replaceAll(/\s+/gu, ' ').toLowerCase())
      const end = match.index + match[0].length
      return id === undefined ? [] : [{ id, name: match[0], start: match.index, end }]
    })
  const groupsIn = (text: string) =>
    onesIn(text).reduce<readonly NamedAgencies[]>((groups, { id, name, start, end }) => {
      const last = groups.at(-1)
      return last && joins(text.slice(last.end, start))
        ? [
            ...groups.slice(0, -1),
            { ids: [...last.ids, id], names: [...last.names, name], start: last.start, end },
          ]
        : [...groups, { ids: [id], names: [name], start, end }]
    }, [])
  /** Several readers look at the same sentences. */
  const found = new Map<string, readonly NamedAgencies[]>()
  return (text: string): readonly NamedAgencies[] => {
    const groups = found.get(text) ?? groupsIn(text)
    if (found.size >= MOST_TEXTS) found.clear()
    found.set(text, groups)
    return groups
  }
}
