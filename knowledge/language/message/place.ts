import type { ProvinceId } from '../../schema/primitives.ts'
import type { Places } from '../../schema/places.ts'
import { namesOf, type PlaceName } from './place-name.ts'
import type { PlaceReading, ReadContext } from './reader.ts'
import { rememberOf } from '../text/remember.ts'
import { createTypos } from '../text/typo.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { phraseList, plainList, without, type Words } from '../phrases/phrase-list.ts'

interface Hit {
  readonly id: PlaceName
  readonly from: number
  readonly to: number
}

const MOST_WORDS_OF_A_NAME = 3
const YEAR = /^20\d\d$/u

const unique = <T>(list: readonly T[]): readonly T[] => [...new Set(list)]

/** A syllable with another first letter is another word: "tỉnh liên" is not Tịnh Biên. */
const startsAlike = (part: Words, letters: string): boolean => {
  const isAsLong = part.map(({ folded }) => folded).join('').length === letters.length
  let start = 0
  return part.every(({ folded }) => {
    const isAlike = letters[start] === folded[0] || (start > 0 && !isAsLong)
    start += folded.length
    return isAlike
  })
}

/** Words that no name covers. */
const uncovered = (words: Words, hits: readonly Hit[]): Words => {
  const covered = new Set(hits.flatMap(({ from, to }) => words.slice(from, to)))
  return words.filter((word) => !covered.has(word))
}

/**
 * Recognises provinces and districts, and whether the old province must be asked. `answers` are words
 * that are no slip of a name: "dạ không" is not Đắk Nông.
 */
export const createPlace = (
  places: Places,
  fillers: readonly string[],
  aliases: Aliases,
  answers: readonly string[] = [],
) => {
  const names = namesOf(places, aliases)
  const list = phraseList(
    names.flatMap((name) => name.spellings.map((spelling) => ({ ...spelling, id: name }))),
    aliases,
  )
  const unsure = phraseList(
    names.map((name) => ({ id: name, words: name.unsure })),
    aliases,
  )
  const mistypable = names.flatMap((name) =>
    name.letters === null ? [] : [{ name, letters: name.letters }],
  )
  const typosOf = createTypos(mistypable.map(({ letters }) => letters))
  /** By the first letter of names how long slips of them are: most words are shorter. */
  const lengthsOfSlips = new Map<string, Set<number>>()
  for (const { letters } of mistypable) {
    const [first = ''] = letters
    const lengths = lengthsOfSlips.get(first) ?? new Set()
    for (const by of [-1, 0, 1]) lengths.add(letters.length + by)
    lengthsOfSlips.set(first, lengths)
  }
  const hearsay = plainList(places.hearsay, aliases)
  const before = plainList(places.before, aliases)
  const behind = plainList(places.behind, aliases)
  const homonyms = plainList(places.homonyms, aliases)
  const units = plainList(places.units, aliases)
  const year = plainList(places.year, aliases)
  const old = plainList(places.old, aliases)
  const renamed = plainList(places.renamed, aliases)
  const both = plainList(places.both, aliases)
  const small = plainList([...fillers, ...places.before], aliases)
  const plain = plainList([...fillers, ...answers], aliases)
  const around = plainList(
    [...fillers, ...places.before, ...places.old, ...places.renamed],
    aliases,
  )

  /** `isFree` tells of a word that no name begins there. */
  const mistyped = (words: Words, from: number, isFree: (at: number) => boolean): Hit | null => {
    let most = 0
    while (
      most < MOST_WORDS_OF_A_NAME &&
      words[from + most]?.kind === 'word' &&
      isFree(from + most)
    )
      most += 1
    const lengths = lengthsOfSlips.get(words[from]?.folded[0] ?? '')
    if (!lengths) return null
    let typedLength = 0
    for (let step = 0; step < most; step += 1) typedLength += words[from + step]?.folded.length ?? 0
    for (let length = most; length > 0; length -= 1) {
      const isAsLong = lengths.has(typedLength)
      typedLength -= words[from + length - 1]?.folded.length ?? 0
      if (!isAsLong) continue
      const part = words.slice(from, from + length)
      const typed = part.map(({ folded }) => folded).join('')
      const near = typosOf(typed).flatMap((at) => mistypable[at] ?? [])
      const meant = near.find(({ letters }) => startsAlike(part, letters))
      if (meant && without(part, plain).length > 0)
        return { id: meant.name, from, to: from + length }
    }
    return null
  }

  /** A number that counts something: no year, as in "năm 2030 Hà Nội có". */
  const isAmount = (words: Words, at: number) =>
    words[at]?.kind === 'number' &&
    !(YEAR.test(words[at].folded) && year.at(words, at - 1) !== null)

  /** Short or doubtful spellings: only beside words that stand beside a place, or as the whole message. */
  const doubtful = (words: Words, from: number, others: () => Words): Hit | null => {
    const hit = unsure.at(words, from)
    if (!hit) return null
    const isBehind = before.find(words.slice(Math.max(0, from - 2), from)).at(-1)
    if (isBehind && isBehind.to === Math.min(2, from)) return hit
    if (behind.at(words, hit.to) && !isAmount(words, from - 1)) return hit
    const own = words.slice(from, hit.to)
    const isWhole = others().length <= own.length && others().every((word) => own.includes(word))
    return isWhole ? hit : null
  }

  /** "60 ha tỉnh Kiên Giang" does not lie in Hà Tĩnh, nor "ba ha Tịnh Biên". */
  const isUnit = (words: Words, at: number) =>
    units.at(words, at) !== null && (isAmount(words, at - 1) || list.at(words, at + 1) !== null)

  // Where a place is said and which one it is are asked of the same words.
  const findAll = rememberOf((words: Words): readonly Hit[] => {
    const named = words.map((_, at) => list.at(words, at))
    const isFree = (at: number) => named[at] === null
    const holdsName = named.some((hit) => hit !== null)
    let rest: Words | null = null
    const others = () => (rest ??= without(words, small))
    const found: Hit[] = []
    for (let from = 0; from < words.length;) {
      const other = holdsName ? homonyms.at(words, from) : null
      if (other || isUnit(words, from)) {
        from = other?.to ?? from + 1
        continue
      }
      const hit = named[from] ?? doubtful(words, from, others) ?? mistyped(words, from, isFree)
      if (hit) found.push(hit)
      from = hit ? hit.to : from + 1
    }
    return found
  })

  /** "An Giang cũ", "An Giang (cũ)". */
  const isOld = (words: Words, { to }: Hit) =>
    old.at(words, to) !== null || (words[to]?.kind === 'mark' && old.at(words, to + 1) !== null)

  /** "Kiên Giang, nay là An Giang": two names of one place, and no comparison of two. */
  const isRename = (words: Words) => renamed.isIn(words) && !both.isIn(words)

  /** Without the places of which one has only heard, where one's own is named, too. */
  const ownAmong = (hits: readonly Hit[], words: Words): readonly Hit[] => {
    const own = hits.filter(({ from }) => !hearsay.endsAt(words, from))
    return own.length > 0 ? own : hits
  }

  /**
   * The place that words name, or null. A name that covers two old provinces is settled by a
   * district, by "cũ", by what is known already, or by the answer to having been asked which.
   */
  const read = (normal: string, words: Words, context: ReadContext): PlaceReading | null => {
    const hits = ownAmong(findAll(words), words)
    const provinces = hits.filter(({ id }) => id.kind === 'province')
    const holding = hits.filter((hit) => hit.id.kind === 'holding' && !isOld(words, hit))
    const others = hits.filter(
      (hit) => hit.id.kind === 'other' || (hit.id.kind === 'holding' && isOld(words, hit)),
    )
    const hasProvince = provinces.length + holding.length > 0
    const isNear = ({ id }: Hit) =>
      !id.weak ||
      hasProvince ||
      (context.province !== null && id.provinces.includes(context.province))
    const districts = hits.filter((hit) => hit.id.kind === 'district' && isNear(hit))
    const used = hits.filter((hit) => hit.id.kind !== 'district' || isNear(hit))
    const [first] = used
    if (!first) return null
    const wasAsked = context.asked === 'province' && context.waiting === 'clarify'
    const isComparing = provinces.length > 1 && districts.length === 0 && !isRename(words)
    const own = new Set<ProvinceId>(
      districts.flatMap(({ id }) => (id.provinces.length === 1 ? id.provinces : [])),
    )
    const broad = wasAsked ? [] : holding.map(({ id }) => id)
    for (const hit of provinces) {
      const { provinces: held, own: named } = hit.id
      const isClear = held.length === 1 || isOld(words, hit) || wasAsked || isComparing
      if (named && isClear) own.add(named)
      else broad.push(hit.id)
    }
    const isOpen = ({ provinces: held }: PlaceName) =>
      held.length > 0 && !held.some((id) => own.has(id))
    const shared = districts.map(({ id }) => id).filter(isOpen)
    const candidates = unique(
      [...shared, ...broad.filter(isOpen)].flatMap(({ provinces: held }) => held),
    )
    const settled = candidates.filter((id) => id === context.province)
    const isElsewhere = others.length > 0 && shared.length + holding.length > 0
    const isSettled = candidates.length === 0 || settled.length > 0 || isElsewhere
    const ask = isSettled ? null : shared.length > 0 ? 'same-name' : 'merged'
    const last = used.at(-1) ?? first
    return {
      provinces: ask ? unique([...own, ...candidates]) : unique([...own, ...settled]),
      ask,
      other: others[0]?.id.name ?? (wasAsked ? (holding[0]?.id.name ?? null) : null),
      district: districts[0]?.id.name ?? null,
      said: normal.slice(words[first.from]?.at ?? 0, words[last.to - 1]?.end ?? 0),
      isAll: without(uncovered(words, findAll(words)), around).length === 0,
    }
  }
  /** `find`: every name of a place, wherever the place is. */
  return { read, find: findAll }
}
