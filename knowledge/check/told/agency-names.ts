import type { Content } from '../../content.ts'
import type { WordingLexicon } from '../../schema/lexicon/wording.ts'
import { anywhere } from './words.ts'

/** Agencies that stand side by side in a sentence: "Sở A, Sở B và UBND huyện". */
export interface NamedAgencies {
  readonly ids: readonly string[]
  /** As the sentence calls each. */
  readonly names: readonly string[]
  readonly start: number
  readonly end: number
}

interface One {
  readonly id: string
  readonly name: string
  readonly start: number
  readonly end: number
}

const BRACKET = /\([^()]*\)/gu

/** Tells whether agencies with this between them do one thing: "Sở A (nay là …), Sở B và UBND huyện". */
const createJoint = ({ and }: WordingLexicon) => {
  const joints = new Set([',', '/', ...and.flatMap((one) => [one, `, ${one}`])])
  return (between: string): boolean => joints.has(between.replaceAll(BRACKET, '').trim())
}

/** Longest names first: the office of a union is not the union. */
const namesOf = ({ agencies, lexicon }: Pick<Content, 'agencies' | 'lexicon'>) => {
  const { things } = lexicon.tables
  return agencies
    .flatMap(({ value: { id, name, short, aliases } }) =>
      [name, short ?? [], aliases, lexicon.wording.agencies[id] ?? []]
        .flat()
        .map((spelling) => ({ id, spelling })),
    )
    .filter(({ id }) => !things.includes(id))
    .toSorted((one, other) => other.spelling.length - one.spelling.length)
}

/** Finds the agencies of a sentence. Those that a question is only about (cooperatives, enterprises) are none. */
export const createAgencyNames = (content: Pick<Content, 'agencies' | 'lexicon'>) => {
  const names = namesOf(content)
  const joins = createJoint(content.lexicon.wording)
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
  /** Several checks read the same sentences. */
  const known = new Map<string, readonly NamedAgencies[]>()
  return (text: string): readonly NamedAgencies[] => {
    const groups = known.get(text) ?? groupsIn(text)
    known.set(text, groups)
    return groups
  }
}
