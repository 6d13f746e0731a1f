import type { ProvinceId } from '../primitives.ts'
import type { Places } from '../schema.ts'
import type { PlaceReading } from './reader.ts'
import { fold } from './text.ts'
import { phraseList, plainList, type Aliases, type Word } from './wording.ts'

interface Named {
  readonly name: string
  readonly kind: 'province' | 'district' | 'holding' | 'other'
  readonly provinces: readonly ProvinceId[]
  /** Trusted only with a place word before it or a province beside it. */
  readonly weak: boolean
}

const FEWEST_LETTERS_FOR_TYPOS = 8

/** True where one letter was left out, added, changed or swapped with its neighbour. */
const isTypoOf = (typed: string, name: string): boolean => {
  if (Math.abs(typed.length - name.length) > 1 || typed[0] !== name[0]) return false
  let at = 0
  while (at < typed.length && typed[at] === name[at]) at += 1
  const [rest, wanted] = [typed.slice(at), name.slice(at)]
  return (
    rest.slice(1) === wanted ||
    rest === wanted.slice(1) ||
    rest.slice(1) === wanted.slice(1) ||
    (rest.slice(2) === wanted.slice(2) && rest[0] === wanted[1] && rest[1] === wanted[0])
  )
}

const namesOf = (places: Places): readonly (Named & { readonly words: readonly string[] })[] => {
  const provinces = places.provinces.map(({ id, name, aliases, merged }) => ({
    name,
    kind: 'province' as const,
    provinces: [...merged, id],
    weak: false,
    words: [name, ...aliases],
  }))
  const districts = new Map<string, Named & { readonly words: readonly string[] }>()
  for (const place of places.provinces)
    for (const { name, aliases, elsewhere } of place.districts) {
      const known = districts.get(name)
      districts.set(name, {
        name,
        kind: 'district',
        provinces: [...(known?.provinces ?? []), place.id],
        weak: elsewhere,
        words: [name, ...aliases],
      })
    }
  const holding = places.holding.map(({ name, provinces: held }) => ({
    name,
    kind: 'holding' as const,
    provinces: held,
    weak: false,
    words: [name],
  }))
  const others = places.others.map((name) => ({
    name,
    kind: 'other' as const,
    provinces: [],
    weak: false,
    words: [name],
  }))
  return [...provinces, ...districts.values(), ...holding, ...others]
}

const unique = <T>(list: readonly T[]): readonly T[] => [...new Set(list)]

/** Recognises provinces and districts, and whether the old province must be asked. */
export const createPlace = (places: Places, aliases: Aliases) => {
  const names = namesOf(places)
  const list = phraseList(
    names.map((name) => ({ id: name, words: name.words })),
    aliases,
  )
  const before = plainList(places.before, aliases)
  const old = plainList(places.old, aliases)
  const typoNames = names
    .filter(({ kind, weak }) => !weak && kind !== 'other')
    .flatMap((name) => {
      const joined = fold(name.words[0] ?? '').replaceAll(/[^a-z]/gu, '')
      return joined.length >= FEWEST_LETTERS_FOR_TYPOS ? [{ name, joined }] : []
    })

  const typoAt = (words: readonly Word[], from: number) => {
    for (const length of [3, 2, 1]) {
      const part = words.slice(from, from + length)
      if (part.length < length || part.some(({ kind }) => kind !== 'word')) continue
      const joined = part.map(({ folded }) => folded).join('')
      const found = typoNames.find(({ joined: name }) => isTypoOf(joined, name))
      if (found) return { id: found.name, from, to: from + length }
    }
    return null
  }

  const findAll = (words: readonly Word[]) => {
    const found = []
    for (let from = 0; from < words.length;) {
      const hit = list.at(words, from) ?? typoAt(words, from)
      if (hit) found.push(hit)
      from = hit ? hit.to : from + 1
    }
    return found
  }

  const isTrusted = (words: readonly Word[], from: number, hasProvince: boolean) =>
    hasProvince || before.find(words.slice(Math.max(0, from - 2), from)).length > 0

  return (words: readonly Word[]): PlaceReading | null => {
    const all = findAll(words)
    const hasProvince = all.some(({ id }) => id.kind === 'province')
    const hits = all.filter(({ id, from }) => !id.weak || isTrusted(words, from, hasProvince))
    if (hits.length === 0) return null
    const said = hits.map(({ id }) => id.name).join(', ')
    const districts = hits.filter(({ id }) => id.kind === 'district')
    const district = districts[0]?.id.name ?? null
    const decided = districts.filter(({ id }) => id.provinces.length === 1)
    const reading = { said, district, other: null }
    if (decided.length > 0)
      return { ...reading, provinces: unique(decided.flatMap(({ id }) => id.provinces)), ask: null }
    const provinces = hits.filter(({ id }) => id.kind === 'province')
    const own = provinces.map(({ id }) => id.provinces.at(-1)).filter((id) => id !== undefined)
    const shared = districts[0]?.id.provinces ?? []
    const named = own.filter((id) => shared.includes(id))
    const isOld = (to: number) => old.at(words, to) !== null
    const merged = provinces.some(({ id, to }) => id.provinces.length > 1 && !isOld(to))
    if (shared.length > 1 && (named.length !== 1 || merged))
      return { ...reading, provinces: shared, ask: 'same-name' }
    if (provinces.length === 1 && merged)
      return { ...reading, provinces: provinces[0]?.id.provinces ?? [], ask: 'merged' }
    if (own.length > 0) return { ...reading, provinces: unique(own), ask: null }
    const holding = hits.find(({ id }) => id.kind === 'holding')
    if (holding) return { ...reading, provinces: holding.id.provinces, ask: 'merged' }
    return { ...reading, provinces: [], ask: null, other: said }
  }
}
