import type { SupposingLexicon } from '../../schema/lexicon/message.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { phraseList, plainList, without, wordsOf, type Words } from '../phrases/phrase-list.ts'
import { LONGEST_QUESTION } from '../text/length.ts'
import { onceNeeded } from '../text/remember.ts'
import { normalise } from '../text/text.ts'
import { createSupposedChanges, type SupposedChanges } from './change.ts'

/** "giả sử htx có 600 ha và thêm 20 người thì sao", taken apart; nothing of it is read as a fact yet. */
export interface Supposition extends SupposedChanges {
  /** "giả sử" says by itself that nothing is told; "nếu" may; null where no word says so. */
  readonly opening: 'sure' | 'conditional' | null
  /** It is asked what would be then. */
  readonly asks: boolean
  /** Nothing but a difference stands there, and nothing says that it was made: "bớt 5 ha". */
  readonly isBareChange: boolean
  /** What is said before it, where that is more than a few small words. */
  readonly before: string
}

/** What a person asks who wonders about the result. */
export interface WonderingReader {
  /** Null where the message supposes nothing. */
  readonly supposition: (text: string) => Supposition | null
  /** "làm sao để đủ": the nearest way to meet the conditions. */
  readonly asksNearest: (text: string) => boolean
  /** "so sánh hai chương trình". */
  readonly asksProgrammes: (text: string) => boolean
  /** "bên Kiên Giang cũ có đủ không": beside the name of a province nothing else is said than this. */
  readonly asksStanding: (text: string, place: string) => boolean
}

export interface SupposingWords extends SupposingLexicon {
  /** Words that ask for nothing themselves. */
  readonly small: readonly string[]
  /** Fact → how a person calls it. */
  readonly facts: Readonly<Record<string, readonly string[]>>
  readonly aliases: Aliases
}

/** Words as they were typed; where some were left out between two of them, a space. */
const asTyped = (words: Words, normal: string): string =>
  words
    .filter(({ at }, index) => at !== words[index - 1]?.at)
    .reduce((text, { at, end }, index, all) => {
      const gap = normal.slice(all[index - 1]?.end ?? at, at)
      return text + (gap.trim() === '' ? gap : ' ') + normal.slice(at, end)
    }, '')

/** Builds the reader of suppositions and of what else is asked about one's own result. */
export const createWondering = (lexicon: SupposingWords): WonderingReader => {
  const { aliases } = lexicon
  const openings = phraseList(
    [
      { id: 'sure' as const, words: lexicon.openings },
      { id: 'conditional' as const, words: lexicon.conditional },
      { id: 'conditional' as const, words: lexicon.conditionalExact, exact: true },
    ],
    aliases,
  )
  const asks = plainList(lexicon.asks, aliases)
  const small = plainList([...lexicon.small, ...lexicon.beside], aliases)
  const whose = plainList(lexicon.own, aliases)
  const own = plainList([...lexicon.own, ...lexicon.small], aliases)
  const then = plainList(lexicon.then, aliases)
  const already = plainList(lexicon.already, aliases)
  const lacking = plainList([...lexicon.lacking, ...lexicon.lackingAlone], aliases)
  const alone = plainList(lexicon.lackingAlone, aliases)
  const enough = plainList(lexicon.enough, aliases)
  const towards = plainList([...lexicon.towards, ...lexicon.own], aliases)
  const programmes = plainList(lexicon.programmes, aliases)
  const standing = plainList(lexicon.standing, aliases)
  const changesIn = createSupposedChanges(lexicon)

  /** Where the words begin that only ask, up to the end; their number where none do. */
  const tailOf = (words: Words): number => {
    const reaches: boolean[] = [true]
    let tail = words.length
    for (let at = words.length - 1; at >= 0; at -= 1) {
      const left = words.length - at
      const ends = [asks, small].flatMap((list) => list.at(words, at)?.to ?? [])
      if (words[at]?.kind === 'mark') ends.push(at + 1)
      reaches[left] = ends.some((to) => reaches[words.length - to])
      if (reaches[left] && asks.at(words, at)) tail = at
    }
    return tail
  }

  /** "htx mình có 600 ha": whose it is goes without saying. */
  const withoutOwn = (words: Words): Words => {
    let from = 0
    for (let hit = whose.at(words, 0); hit; hit = whose.at(words, from)) from = hit.to
    return words.slice(from)
  }

  const supposition = (text: string): Supposition | null => {
    if (text.length > LONGEST_QUESTION) return null
    const normal = normalise(text)
    const words = wordsOf(normal, aliases)
    const [opening = null] = openings.find(words)
    const start = opening?.to ?? 0
    const tail = Math.max(tailOf(words), start)
    const body = withoutOwn(words.slice(start, tail))
    // "nếu tính cả đất mướn thì được 620 ha": what stands behind "thì" is told
    if (opening && then.isIn(body)) return null
    const lead = words.slice(0, opening?.from ?? 0)
    const isAskedBefore = asks.isIn(lead)
    const textOf = (part: Words): string => asTyped(part, normal)
    const changes = changesIn(body, textOf)
    if (!opening && !changes.isChange && tail === words.length) return null
    return {
      ...changes,
      opening: opening?.id ?? null,
      isBareChange: changes.steps.length > 0 && changes.plain === '' && !already.isIn(words),
      asks: tail < words.length || isAskedBefore,
      before: textOf(isAskedBefore ? without(lead, asks) : without(lead, own)),
    }
  }

  /** Nothing but small words stands beside what the lists name, and each of them is there. */
  const isAll = (text: string, lists: readonly (typeof asks)[], beside = own): boolean => {
    if (text.length > LONGEST_QUESTION) return false
    const words = wordsOf(normalise(text), aliases)
    const rest = [...lists, beside, own].reduce<Words>((left, list) => without(left, list), words)
    return rest.length === 0 && lists.every((list) => list.isIn(words))
  }

  return {
    supposition,
    asksNearest: (text) => isAll(text, [lacking, enough], towards) || isAll(text, [alone], towards),
    asksProgrammes: (text) => isAll(text, [programmes]),
    asksStanding: (text, place) => isAll(normalise(text).replace(place, ' '), [standing]),
  }
}

/** The same, built with the first question: most talks wonder about nothing. */
export const wonderingOnceNeeded = (lexicon: () => SupposingWords): WonderingReader => {
  const ready = onceNeeded(() => {
    const built = createWondering(lexicon())
    return () => built
  })
  return {
    supposition: (text) => ready().supposition(text),
    asksNearest: (text) => ready().asksNearest(text),
    asksProgrammes: (text) => ready().asksProgrammes(text),
    asksStanding: (text, place) => ready().asksStanding(text, place),
  }
}
