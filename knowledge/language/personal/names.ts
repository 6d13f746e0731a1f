import type { PersonalLexicon } from '../../schema/lexicon/personal.ts'
import type { Personal } from './personal.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { phraseList, plainList, type Words } from '../phrases/phrase-list.ts'

const MOST_WORDS = 4
/** Capitals that make a name of a family name: "Lê Minh Hưng", not "Hồ Tiêu". */
const FEWEST_CAPITALS = 3
const SMALL = /\p{Ll}/u
const CAPITAL = /^\p{Lu}/u

/** Where a name that begins at `from` ends; `from` itself where none does. */
const endOf = (words: Words, from: number, isPart: (at: number) => boolean): number => {
  let at = from
  while (at - from < MOST_WORDS && words[at]?.kind === 'word' && isPart(at)) at += 1
  return at
}

/** Builds what finds names of persons: behind "tôi là", behind a title, or of a usual form. */
export const createNames = (lexicon: PersonalLexicon, aliases: Aliases) => {
  const cues = plainList(lexicon.nameCues, aliases)
  const others = plainList(lexicon.notNames, aliases)
  const titles = plainList(lexicon.titles, aliases)
  const families = phraseList(
    [
      { id: 'usual', words: lexicon.families },
      { id: 'rare', words: lexicon.rareFamilies },
    ],
    aliases,
  )
  const middles = plainList(lexicon.middles, aliases)
  const notGiven = plainList(lexicon.notGiven, aliases)

  return (normal: string, words: Words): readonly Personal[] => {
    /** In capitals throughout, a capital says nothing. */
    const hasCase = SMALL.test(normal)
    const isCapital = (at: number) => {
      const word = words[at]
      return hasCase && word !== undefined && CAPITAL.test(normal.slice(word.at, word.end))
    }
    const canBePart = (at: number) => others.at(words, at) === null
    const isProper = (at: number) => isCapital(at) && canBePart(at)
    const behind = (at: number) => (words[at]?.lower === ':' ? at + 1 : at)
    const found: Personal[] = []
    const add = (from: number, to: number, cue: number) => {
      const [at, end] = [words[from]?.at, words[to - 1]?.end]
      if (to > from && at !== undefined && end !== undefined)
        found.push({ at, end, kind: 'name', cueAt: words[cue]?.at ?? at })
    }
    for (const cue of cues.find(words)) {
      const from = behind(cue.to)
      add(from, endOf(words, from, canBePart), cue.from)
    }
    for (const title of titles.find(words))
      add(title.to, endOf(words, title.to, isProper), title.from)
    for (const family of families.find(words)) {
      const { id, from, to } = family
      if (id === 'rare' && !isCapital(from)) continue
      const capitals = endOf(words, from, isProper)
      if (capitals - from >= FEWEST_CAPITALS) add(from, capitals, from)
      else if (middles.at(words, to) && !notGiven.at(words, to + 1))
        add(
          from,
          endOf(words, from, (at) => at <= to + 1 || canBePart(at)),
          from,
        )
    }
    return found
  }
}
