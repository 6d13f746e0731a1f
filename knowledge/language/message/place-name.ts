import type { ProvinceId } from '../../schema/primitives.ts'
import type { Places } from '../../schema/places.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { wordsOf } from '../phrases/phrase-list.ts'

/** A name of a place with everything that it can be written as. */
export interface PlaceName {
  readonly name: string
  readonly kind: 'province' | 'district' | 'holding' | 'other'
  /** Old provinces that the name can mean; empty for a province that no document covers. */
  readonly provinces: readonly ProvinceId[]
  /** The old province of that very name, for a province. */
  readonly own: ProvinceId | null
  /** The name stands elsewhere too: trusted only beside its province. */
  readonly weak: boolean
  readonly spellings: readonly { readonly words: readonly string[]; readonly exact?: boolean }[]
  /** Spellings that need a place word before them: "kg", "ha nam" without diacritics. */
  readonly unsure: readonly string[]
  /** Letters to compare typing errors with; null where the name is too short for it. */
  readonly letters: string | null
}

const FEWEST_LETTERS = { province: 6, district: 8 } as const

const FEWEST_JOINED = 5

/** Every name of `places.yaml`; a district name that two old provinces share is one entry. */
export const namesOf = (places: Places, aliases: Aliases): readonly PlaceName[] => {
  const lettersOf = (name: string, fewest: number) => {
    const letters = wordsOf(name, aliases)
      .map(({ folded }) => folded)
      .join('')
    return letters.length >= fewest ? letters : null
  }
  /** A name of several syllables written as one word: "cantho". */
  const joined = (names: readonly string[]) =>
    names
      .filter((name) => name.includes(' '))
      .flatMap((name) => lettersOf(name, FEWEST_JOINED) ?? [])
  const provinces = places.provinces.map((place): PlaceName => ({
    name: place.name,
    kind: 'province',
    provinces: [...place.merged, place.id],
    own: place.id,
    weak: false,
    spellings: [{ words: [place.name, ...place.aliases, ...joined([place.name])] }],
    unsure: place.short,
    letters: lettersOf(place.name, FEWEST_LETTERS.province),
  }))
  const districts = new Map<string, PlaceName>()
  for (const place of places.provinces)
    for (const { name, aliases: others, elsewhere } of place.districts) {
      const before = districts.get(name)?.provinces ?? []
      districts.set(name, {
        name,
        kind: 'district',
        provinces: [...before, place.id],
        own: null,
        weak: elsewhere && before.length === 0,
        spellings: [{ words: [name, ...others, ...joined([name])] }],
        unsure: [],
        letters: elsewhere ? null : lettersOf(name, FEWEST_LETTERS.district),
      })
    }
  const plain = { own: null, weak: false, unsure: [], letters: null } as const
  const holding = places.holding.map(({ name, provinces: held }): PlaceName => ({
    ...plain,
    name,
    kind: 'holding',
    provinces: held,
    spellings: [{ words: [name, ...joined([name])] }],
  }))
  const others = places.others.map((entry): PlaceName => ({
    ...plain,
    name: entry.name,
    kind: 'other',
    provinces: [],
    spellings: [
      { words: [entry.name], exact: entry.unsure },
      { words: [...entry.aliases, ...joined([entry.name])] },
    ],
    unsure: entry.unsure ? [entry.name] : [],
  }))
  return [...provinces, ...districts.values(), ...holding, ...others]
}
