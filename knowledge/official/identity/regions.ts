import { fold } from '../../language/text/text.ts'
import type { IdentityLexicon } from '../../schema/lexicon/identity.ts'
import type { Places } from '../../schema/places.ts'

/** A province that a document can be of, old or new, or the whole country. */
export interface DocumentRegion {
  /** Id of one of our provinces, the name in ASCII kebab-case, or `NATIONAL`. */
  readonly id: string
  readonly name: string
  /** Provinces before the merger whose people it is for today, too. */
  readonly holds: readonly string[]
}

/** The region of documents that hold in every province. */
export const NATIONAL = 'ca-nuoc'

/** A place's name in a text, with its offsets in the folded one. */
export interface RegionSaid {
  /** The name of a province, as it is written in full. */
  readonly name: string
  readonly at: number
  readonly end: number
}

export interface Regions {
  readonly national: DocumentRegion
  /** Names of provinces in a text, the longest at a place, from left to right. */
  find(text: string): readonly RegionSaid[]
  /**
   * The province of a name on a day; null where neither tells the old from the new one of that name.
   * `day` may be a year alone.
   */
  on(name: string, day: string | null): DocumentRegion | null
  /** The provinces that an id, a name, an alias or "An Giang cũ" means; none for no province. */
  named(typed: string): readonly DocumentRegion[]
  /** Its own name and today's, of the id of a province; none for the whole country. */
  namesOf(id: string): readonly string[]
  /** The province that a document of a day was filed under by this id; null for no id of a province. */
  filed(id: string, day: string | null): DocumentRegion | null
}

/** "Đồng Tháp" → "dong-thap". */
export const idOfPlace = (name: string): string => bare(name).replaceAll(' ', '-')

/** Letters and digits of a text with one space between; for whole names, since offsets are lost. */
export const bare = (text: string): string =>
  fold(text)
    .replaceAll(/[^a-z0-9]+/gu, ' ')
    .trim()

/** Behind the id of an old province it is the one that has its name today. */
const TODAY = '-nay'
const YEAR_LENGTH = 4

interface Named {
  readonly name: string
  readonly spellings: readonly string[]
}

/** Every spelling of every province; towns stand for their province. */
const spellingsOf = ({ provinces, holding, others }: Places): readonly Named[] => {
  const towns = (name: string) =>
    others.filter(({ town }) => town === name).flatMap((one) => [one.name, ...one.aliases])
  return [
    ...provinces.map(({ name, aliases }) => ({ name, spellings: [name, ...aliases] })),
    ...holding.map(({ name, aliases }) => ({ name, spellings: [name, ...aliases] })),
    ...others
      .filter(({ town }) => town === undefined)
      .map(({ name, aliases }) => ({ name, spellings: [name, ...aliases] })),
  ].map(({ name, spellings }) => {
    const all = [...spellings, ...towns(name)].map(bare)
    return { name, spellings: [...new Set([...all, bare(name).replaceAll(' ', '')])] }
  })
}

/** Builds the directory of provinces, of those before the merger and of today's. */
export const createRegions = (
  places: Places,
  { nation, levels: before }: Pick<IdentityLexicon, 'nation' | 'levels'>,
): Regions => {
  const beforeName = new RegExp(`^(?:${before.map(bare).join('|')}) (?=.)`, 'u')
  const all = spellingsOf(places).map(({ name, spellings }) => ({
    name,
    // "thành phố Hồ Chí Minh" is a level and a name.
    spellings: spellings.filter((one) => !beforeName.test(one)),
  }))
  const { merger, old } = places
  const bySpelling = new Map(
    all.flatMap(({ name, spellings }) => spellings.map((one) => [one, name] as const)),
  )
  const alternatives = [...bySpelling.keys()]
    .toSorted((one, other) => other.length - one.length)
    .map((one) => one.replaceAll(' ', '[^a-z0-9]{1,3}'))
  const pattern = new RegExp(`(?<![a-z0-9])(?:${alternatives.join('|')})(?![a-z0-9])`, 'gu')
  const national = { id: NATIONAL, name: nation[0] ?? '', holds: [] }
  const nations = new Set(nation.map(bare))

  const merged = (name: string) => [
    ...places.provinces.filter((one) => one.now === name).map(({ id }) => id),
    ...places.others.filter((one) => one.now === name).map((one) => idOfPlace(one.name)),
  ]
  const former = (name: string): DocumentRegion => ({
    id: places.provinces.find((one) => one.name === name)?.id ?? idOfPlace(name),
    name,
    holds: [],
  })
  /** Null for a name that no province has today. */
  const today = (name: string): DocumentRegion | null => {
    const own = places.provinces.find((one) => one.name === name)
    const gone =
      (own && own.now !== name) || places.others.some((one) => one.name === name && one.now)
    if (gone) return null
    const holds = merged(name)
    return own
      ? { id: own.id + TODAY, name: `${name} ${merger.behind[0] ?? ''}`, holds }
      : { id: idOfPlace(name), name, holds }
  }

  const nameOf = (typed: string) =>
    bySpelling.get(bare(typed)) ?? all.find(({ name }) => idOfPlace(name) === typed)?.name ?? null

  /** The old one and today's where these have two ids, else the only one. */
  const regionsOf = (name: string): readonly DocumentRegion[] => {
    const [first, second] = [former(name), today(name)]
    return second && second.id !== first.id ? [first, second] : [second ?? first]
  }

  /** Of before the merger it is for nobody besides. */
  const held = (region: DocumentRegion, day: string | null): DocumentRegion =>
    day !== null && day >= merger.on ? region : { ...region, holds: [] }

  const everyRegion = all.flatMap(({ name }) => regionsOf(name))

  /** The name without what tells the old one from the new one, and which of the two that tells. */
  const parted = (typed: string): { readonly name: string; readonly is: 'old' | 'new' | null } => {
    const plain = bare(typed)
    for (const [is, words] of [
      ['old', old],
      ['new', merger.behind],
    ] as const)
      for (const word of words.map(bare))
        if (plain.endsWith(` ${word}`)) return { name: plain.slice(0, -word.length - 1), is }
    return { name: typed, is: null }
  }

  return {
    national,
    find(text) {
      const folded = fold(text)
      return [...folded.matchAll(pattern)].map(({ 0: said, index: at }) => ({
        name: bySpelling.get(bare(said)) ?? '',
        at,
        end: at + said.length,
      }))
    },
    on(name, day) {
      const [first, second] = regionsOf(name)
      if (!first) return null
      if (!second) return held(first, day)
      const isYearOfBoth = day !== null && day === merger.on.slice(0, YEAR_LENGTH)
      if (day === null || isYearOfBoth) return null
      return day >= merger.on ? second : first
    },
    named(typed) {
      const plain = bare(typed)
      if (nations.has(plain) || typed === NATIONAL) return [national]
      const exact = everyRegion.find(({ id }) => id === typed)
      if (exact) return [exact]
      const { name: said, is } = parted(typed)
      const name = nameOf(said) ?? nameOf(bare(said).replace(beforeName, ''))
      if (name === null) return []
      const [first, second] = [former(name), today(name)]
      if (is === 'old' || !second) return [first]
      return is === 'new' ? [second] : regionsOf(name)
    },
    namesOf(id) {
      const name = all.find((one) => regionsOf(one.name).some((region) => region.id === id))?.name
      if (name === undefined) return []
      const now =
        places.provinces.find((one) => one.name === name)?.now ??
        places.others.find((one) => one.name === name)?.now
      return [...new Set([name, now ?? name])]
    },
    filed(id, day) {
      if (id === NATIONAL) return national
      const found = everyRegion.find((one) => one.id === id)
      return found ? held(found, day) : null
    },
  }
}
