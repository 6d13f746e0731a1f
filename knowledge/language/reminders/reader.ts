import type { ProvinceId } from '../../schema/primitives.ts'
import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { RemindingHead, RemindingLexicon } from '../../schema/lexicon/reminders.ts'
import type { ReadReminding } from './wish.ts'
import type { Place } from '../../schema/places.ts'
import type { Source } from '../../schema/schema.ts'
import { answerTo, wishOf, type WishParts } from './parts.ts'
import { LONGEST_WISH } from '../text/length.ts'
import { createSlots, type Slot } from './slots.ts'
import { compose, fold, normalise } from '../text/text.ts'
import type { Aliases } from '../phrases/aliases.ts'
import {
  phraseList,
  plainList,
  spellOut,
  without,
  wordsOf,
  type Words,
} from '../phrases/phrase-list.ts'

/** The word lists and names that wishes are read with. */
export interface RemindingWords {
  readonly lexicon: RemindingLexicon
  /** Those of dates among them. */
  readonly units: Lexicon['units']
  readonly places: readonly Place[]
  readonly sources: readonly Source[]
  readonly aliases: Aliases
}

const NO_LETTERS = /[^\p{L}]+/u
const LISTED_FIGURES = /(?<=\d)\s*[,;+]\s*(?=\d)/gu

/** Builds the reader of wishes about reminders: "nhac truoc 15 ngay va 3 ngay", "xong 2". */
export const createReadReminding = (given: RemindingWords): ReadReminding => {
  const { lexicon, places, sources, aliases } = given
  const heads = phraseList(
    lexicon.heads.map(({ id, words }) => ({ id, words })),
    aliases,
  )
  const slotAt = createSlots(lexicon, given.units, aliases)
  const small = plainList(lexicon.small, aliases)
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

  const opening = new Set(
    [...lexicon.heads.flatMap(({ words }) => words), ...lexicon.stopAlone, ...lexicon.stopShort]
      .flatMap(spellOut)
      .map((phrase) => wordsOf(compose(phrase), aliases)[0]?.folded),
  )

  /** Most messages hold no word that a wish begins with: they are not looked at any closer. */
  const mayWish = (normal: string): boolean =>
    fold(normal)
      .split(NO_LETTERS)
      .some((word) => opening.has(word))

  /** Takes a message apart; null where a word is left that belongs to nothing. */
  const partsOf = (words: Words): WishParts | null => {
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
    if (asked === null && !mayWish(normalise(text))) return null
    const words = wordsOf(normalise(text.replaceAll(LISTED_FIGURES, ' , ')), aliases)
    const isStop = stopWords.at(words, 0) !== null && without(words, stopWords).length === 0
    if (isStop) return { wish: 'stop-here' }
    const parts = partsOf(words)
    if (!parts) return null
    for (const head of parts.heads) {
      const wish = wishOf(head, parts)
      if (wish) return wish
    }
    return asked === null ? null : answerTo(asked, parts)
  }
}
