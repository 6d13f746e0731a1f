import type { ProvinceId } from '../primitives.ts'
import type { RemindingHead, RemindingLexicon } from '../reminding-lexicon.ts'
import type {
  Act,
  ReadReminding,
  RemindingQuestion,
  RemindingWish,
  SaidDay,
} from '../reminding-wish.ts'
import type { Place, Source } from '../schema.ts'
import { createSlots, minuteOf, type Slot } from './reminding-slots.ts'
import { normalise } from './text.ts'
import { phraseList, plainList, without, wordsOf, type Aliases, type Words } from './wording.ts'

/** The word lists and names that wishes are read with. */
export interface RemindingWords {
  readonly lexicon: RemindingLexicon
  /** Words that say nothing themselves. */
  readonly fillers: readonly string[]
  readonly places: readonly Place[]
  readonly sources: readonly Source[]
  readonly aliases: Aliases
}

/** Everything of a message but its small words. */
interface Parts {
  readonly heads: readonly RemindingHead[]
  readonly slots: readonly Slot[]
  readonly provinces: readonly ProvinceId[]
  readonly documents: readonly string[]
  readonly isAll: boolean
}

/** What is longer is a story and no wish. */
const LONGEST_WISH = 120
const LISTED_FIGURES = /(?<=\d)\s*[,;+]\s*(?=\d)/gu

const daysIn = (slots: readonly Slot[]): readonly number[] =>
  slots.flatMap((slot) => {
    if (slot.kind === 'days') return [slot.count]
    return slot.kind === 'number' ? [slot.value] : []
  })

const numbersIn = (slots: readonly Slot[]): readonly number[] =>
  slots.flatMap((slot) => (slot.kind === 'number' ? [slot.value] : []))

/** Times of day; a bare number is an hour. */
const minutesIn = (slots: readonly Slot[]): readonly (string | null)[] =>
  slots.flatMap((slot) => {
    if (slot.kind === 'minute') return [slot.at]
    return slot.kind === 'number' ? [minuteOf(slot.value, 0)] : []
  })

const dayIn = (slots: readonly Slot[]): SaidDay | null => {
  const found = slots.find(({ kind }) => kind === 'day' || kind === 'days')
  if (found?.kind === 'day') return found.day
  return found?.kind === 'days' ? { days: found.count } : null
}

const quietFrom = (slots: readonly Slot[], otherwise: 'nights' | null): RemindingWish => {
  const [from, to] = minutesIn(slots)
  return { wish: 'quiet', hours: from && to ? { from, to } : otherwise }
}

const actOf = (act: Act, parts: Parts): RemindingWish => ({
  wish: 'act',
  act,
  numbers: numbersIn(parts.slots),
  isAll: parts.isAll,
  until: dayIn(parts.slots),
})

const wishOf = (head: RemindingHead, parts: Parts): RemindingWish | null => {
  const { slots, provinces, documents } = parts
  const [province = null] = provinces
  switch (head) {
    case 'open':
      return { wish: 'open', province, documents, count: numbersIn(slots)[0] ?? null }
    case 'list':
      return province === null && documents.length === 0 ? { wish: 'list' } : null
    case 'undated':
    case 'settings':
    case 'documents':
    case 'resume':
      return { wish: head }
    case 'stop':
      return province === null ? { wish: 'stop' } : { wish: 'leave', province }
    case 'leave':
      return province === null ? null : { wish: 'leave', province }
    case 'leads':
      return { wish: 'leads', days: daysIn(slots) }
    case 'time':
      return { wish: 'time', at: minutesIn(slots)[0] ?? null }
    case 'quiet-on':
      return quietFrom(slots, 'nights')
    case 'quiet-off':
      return { wish: 'quiet', hours: 'none' }
    case 'workdays-on':
    case 'workdays-off':
      return { wish: 'workdays', on: head === 'workdays-on' }
    case 'digest-on':
    case 'digest-off':
      return { wish: 'digest', on: head === 'digest-on' }
    case 'pause':
    case 'pause-bare':
      return { wish: 'pause', until: dayIn(slots), isBare: head === 'pause-bare' }
    case 'officer':
    case 'director':
      return { wish: 'role', role: head }
    case 'done':
    case 'undo':
    case 'later':
    case 'more':
      return actOf(head, parts)
    default:
      return head satisfies never
  }
}

/** A bare figure in answer to what was asked last. */
const answerTo = (asked: RemindingQuestion, parts: Parts): RemindingWish | null => {
  const { slots } = parts
  if (slots.length === 0) return null
  if (asked === 'leads') return { wish: 'leads', days: daysIn(slots) }
  if (asked === 'time') return { wish: 'time', at: minutesIn(slots)[0] ?? null }
  if (asked === 'quiet') return quietFrom(slots, null)
  const until = dayIn(slots) ?? { days: numbersIn(slots)[0] ?? 0 }
  if (asked === 'pause') return { wish: 'pause', until, isBare: false }
  return { wish: 'act', act: 'later', numbers: [], isAll: false, until }
}

/** Builds the reader of wishes about reminders: "nhac truoc 15 ngay va 3 ngay", "xong 2". */
export const createReadReminding = (given: RemindingWords): ReadReminding => {
  const { lexicon, fillers, places, sources, aliases } = given
  const heads = phraseList(
    lexicon.heads.map(({ id, words }) => ({ id, words })),
    aliases,
  )
  const slotAt = createSlots(lexicon, aliases)
  const small = plainList([...lexicon.small, ...fillers], aliases)
  const all = plainList(lexicon.all, aliases)
  const stopWords = phraseList(
    [
      { id: true, words: lexicon.stopAlone, exact: true },
      { id: true, words: lexicon.stopShort },
    ],
    aliases,
  )
  const provinces = phraseList(
    places.map((place) => ({
      id: place.id,
      words: [place.name, ...place.aliases, ...place.short],
    })),
    aliases,
  )
  const documents = phraseList(
    sources.map((one) => ({ id: one.id, words: one.aliases.filter((name) => /\D/u.test(name)) })),
    aliases,
  )

  /** Takes a message apart; null where a word is left that belongs to nothing. */
  const partsOf = (words: Words): Parts | null => {
    const found = { heads: [], slots: [], provinces: [], documents: [] } as {
      heads: RemindingHead[]
      slots: Slot[]
      provinces: ProvinceId[]
      documents: string[]
    }
    let isAll = false
    for (let at = 0; at < words.length;) {
      const head = heads.at(words, at)
      const named = head ? null : documents.at(words, at)
      const place = head || named ? null : provinces.at(words, at)
      const slot = head || named || place ? null : slotAt(words, at)
      if (head) found.heads.push(head.id)
      if (named) found.documents.push(named.id)
      if (place) found.provinces.push(place.id)
      if (slot) found.slots.push(slot.slot)
      const hit = head ?? named ?? place ?? slot ?? all.at(words, at) ?? small.at(words, at)
      if (!hit && words[at]?.kind !== 'mark') return null
      isAll ||= all.at(words, at) !== null
      at = hit?.to ?? at + 1
    }
    return { ...found, isAll }
  }

  return (text, asked) => {
    if (text.length > LONGEST_WISH) return null
    const words = wordsOf(normalise(text.replaceAll(LISTED_FIGURES, ' , ')), aliases)
    const isStop = stopWords.at(words, 0) !== null && without(words, stopWords).length === 0
    if (isStop) return { wish: 'stop-here' }
    const parts = partsOf(words)
    const [head] = parts?.heads ?? []
    if (!parts) return null
    if (head) return wishOf(head, parts)
    return asked === null ? null : answerTo(asked, parts)
  }
}
