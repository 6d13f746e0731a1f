import type { Dossier } from '../../schema/dossier.ts'
import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { PaperHead, PapersLexicon, RemindingLexicon } from '../../schema/lexicon/reminders.ts'
import type { Aliases } from '../phrases/aliases.ts'
import {
  phraseList,
  plainList,
  wordsOf,
  type PhraseList,
  type Words,
} from '../phrases/phrase-list.ts'
import { createSlots, type Slot } from '../reminders/slots.ts'
import { LONGEST_WISH } from '../text/length.ts'
import { normalise } from '../text/text.ts'
import type { ReadPapers } from './wish.ts'
import { wishOf, type PaperParts } from './parts.ts'

/** The word lists and papers that wishes are read with. */
export interface PaperWords {
  readonly lexicon: PapersLexicon
  /** How days and counts are said. */
  readonly reminding: RemindingLexicon
  readonly units: Lexicon['units']
  readonly fillers: readonly string[]
  readonly dossiers: readonly Dossier[]
  readonly aliases: Aliases
}

const LISTED_FIGURES = /(?<=\d)\s*[,;+&]\s*(?=\d)/gu
const THROUGH = /(?<=\d)\s*(?:-|–)\s*(?=\d)/gu

/** Names papers by any word for them: "nhắc hồ sơ mỗi tuần", "giấy 1 xong". */
const saysPapers = ({ heads, papers, isCalled }: PaperParts): boolean =>
  isCalled || papers.length > 0 || heads.some((head) => head === 'show' || head === 'show-bare')

/** Builds the reader of wishes about papers: "xong 1 3", "đã có báo cáo tài chính", "nhắc tôi mỗi tuần". */
export const createReadPapers = (given: PaperWords): ReadPapers => {
  const { lexicon, reminding, aliases } = given
  const heads = phraseList(lexicon.heads, aliases)
  const slotAt = createSlots(reminding, given.units, aliases)
  const numerals = phraseList(
    // "sau" is six only where it is typed so.
    reminding.numbers.map(({ value, words }) => ({ id: value, words, exact: true })),
    aliases,
  )
  const rhythms = phraseList<'every' | 'weekly' | 'monthly'>(
    (['every', 'weekly', 'monthly'] as const).map((id) => ({ id, words: lexicon[id] })),
    aliases,
  )
  const lists = {
    all: plainList(lexicon.all, aliases),
    called: plainList(lexicon.called, aliases),
    dayBefore: plainList(lexicon.dayBefore, aliases),
    through: plainList(lexicon.through, aliases),
    small: plainList([...given.fillers, ...lexicon.small], aliases),
    stop: plainList(lexicon.stopAlone, aliases),
  }
  const names = new Map<string, PhraseList<string>>(
    given.dossiers.map(({ programme, papers }) => [
      programme,
      phraseList(
        papers.map(({ id, name, called }) => ({ id, words: [name, ...called] })),
        aliases,
      ),
    ]),
  )

  const numberAt = (words: Words, at: number) => {
    const word = words[at]
    if (word?.kind === 'number' && /^\d{1,3}$/u.test(word.lower))
      return { id: Number(word.lower), to: at + 1 }
    return numerals.at(words, at)
  }

  /** "ngày 15", "mùng 5": a day of the month, unless a month or a unit stands behind. */
  const dayAt = (words: Words, at: number) => {
    const before = lists.dayBefore.at(words, at)
    const number = before && numberAt(words, before.to)
    return number ? { id: number.id, to: number.to } : null
  }

  const timeAt = (
    words: Words,
    at: number,
  ): { readonly slot: Slot; readonly to: number } | null => {
    const found = slotAt(words, at)
    return found && found.slot.kind !== 'number' ? found : null
  }

  /** Takes a message apart; null where a word is left that belongs to nothing. */
  const partsOf = (words: Words, programme: string | null): PaperParts | null => {
    const own = programme === null ? null : names.get(programme)
    const wanted: PaperHead[] = []
    const numbers: number[] = []
    const papers: string[] = []
    const slots: Slot[] = []
    const found = {
      isAll: false,
      isCalled: false,
      isEvery: false,
      isWeekly: false,
      isMonthly: false,
    }
    let dayOfMonth: number | null = null
    let isRow = false
    for (let at = 0; at < words.length;) {
      const head = heads.at(words, at)
      const named = own?.at(words, at) ?? null
      const time = timeAt(words, at)
      const day = dayAt(words, at)
      const rhythm = rhythms.at(words, at)
      const number = numberAt(words, at)
      const all = lists.all.at(words, at)
      const called = lists.called.at(words, at)
      const through = numbers.length > 0 ? lists.through.at(words, at) : null
      const small = lists.small.at(words, at)
      const hits = [head, named, time, day, rhythm, number, all, called, through, small]
      const to = Math.max(...hits.map((hit) => hit?.to ?? 0))
      const first = hits.find((hit) => hit?.to === to) ?? null
      if (!first) {
        if (words[at]?.kind !== 'mark') return null
        at += 1
        continue
      }
      if (first === head && head) wanted.push(head.id)
      else if (first === named && named) papers.push(named.id)
      else if (first === time && time) slots.push(time.slot)
      else if (first === day && day) dayOfMonth = day.id
      else if (first === rhythm && rhythm) {
        found.isEvery = true
        found.isWeekly ||= rhythm.id === 'weekly'
        found.isMonthly ||= rhythm.id === 'monthly'
      } else if (first === number && number) {
        const last = numbers.at(-1)
        if (isRow && last !== undefined)
          for (let next = last + 1; next < Math.min(number.id, last + 100); next += 1)
            numbers.push(next)
        numbers.push(number.id)
      } else if (first === all) found.isAll = true
      else if (first === called) found.isCalled = true
      isRow = first === through
      at = to
    }
    return { ...found, heads: wanted, numbers, papers, slots, dayOfMonth }
  }

  return (text, programme, isAtHand) => {
    if (text.length > LONGEST_WISH) return null
    const normal = normalise(
      text.replaceAll(THROUGH, ` ${lexicon.through[0]} `).replaceAll(LISTED_FIGURES, ' , '),
    )
    const words = wordsOf(normal, aliases)
    const spoken = words.filter(({ kind }) => kind !== 'mark')
    if (spoken.length === 0) return null
    if (lists.stop.at(spoken, 0)?.to === spoken.length)
      return { wish: { wish: 'no-nudge', isBare: true }, saysPapers: false }
    const parts = partsOf(words, programme)
    const wish = parts && wishOf(parts, isAtHand)
    return wish && { wish, saysPapers: saysPapers(parts) }
  }
}
