import type { HandingHead, HandingLexicon } from '../../schema/lexicon/reminders.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { phraseList, plainList, without, wordsOf, type Words } from '../phrases/phrase-list.ts'
import { normalise } from '../text/text.ts'
import type { ReadHandOff } from './said.ts'

/** The word lists that hand-offs are read with. */
export interface HandingWords {
  readonly lexicon: HandingLexicon
  readonly fillers: readonly string[]
  readonly aliases: Aliases
}

/** A head and the number behind it stand within so many characters. */
const LONGEST_HEAD = 100
const LARGEST_NUMBER = 9_999_999
/** Marks that may stand anywhere between the words of a head. */
const PAUSES: ReadonlySet<string> = new Set([',', '.', '!', '…'])
const BEGINNING = /^[\s:.,;–-]+/u

/** What was typed behind so many words with spaces between, marks before it left out. */
const behind = (text: string, pieces: number): string => {
  const passed = new RegExp(String.raw`^\s*(?:\S+\s*){${pieces}}`, 'u').exec(text)?.[0] ?? ''
  return text.slice(passed.length).replace(BEGINNING, '').trim()
}

const piecesIn = (normal: string): number =>
  normal.split(' ').filter((piece) => piece !== '').length

const numberAt = (words: Words, at: number): number | null => {
  const word = words[at]
  if (word?.kind !== 'number' || !/^\d+$/u.test(word.lower)) return null
  const value = Number(word.lower)
  return value > 0 && value <= LARGEST_NUMBER ? value : null
}

/** Where a head stands, and the number behind it. */
interface Opening {
  readonly head: HandingHead | null
  readonly number: number | null
  /** Whether the number is called one of a hand-off. */
  readonly isNamed: boolean
  /** Index of the first word behind all that. */
  readonly to: number
}

/** Builds the reader of what is said about hand-offs: "tra loi HS 27: …", "tôi trực hôm nay". */
export const createReadHandOff = ({ lexicon, fillers, aliases }: HandingWords): ReadHandOff => {
  const heads = phraseList(lexicon.heads, aliases)
  const cases = plainList(lexicon.cases, aliases)
  const today = plainList(lexicon.today, aliases)
  const small = plainList([...fillers, ...lexicon.today], aliases)

  const isSmall = (words: Words): boolean => without(words, small).length === 0

  const openingOf = (words: Words): Opening | null => {
    let from = 0
    let head = heads.at(words, from)
    while (!head && cases.at(words, from) === null) {
      const filler = small.at(words, from)
      if (!filler) return null
      from = filler.to
      head = heads.at(words, from)
    }
    const behindHead = head?.to ?? from
    const named = cases.at(words, behindHead)
    const at = named?.to ?? behindHead
    const number = numberAt(words, at)
    const to = number === null ? behindHead : at + 1
    return { head: head?.id ?? null, number, isNamed: named !== null && number !== null, to }
  }

  return (text) => {
    const marked = text.replace(':', ' : ')
    const normal = normalise(marked.slice(0, LONGEST_HEAD))
    const words = wordsOf(normal, aliases).filter(({ lower }) => !PAUSES.has(lower))
    const opening = openingOf(words)
    if (!opening) return null
    const { head, number, isNamed, to } = opening
    const rest = words.slice(to)
    const [next] = rest
    const isMarked = next?.lower === ':' || next?.lower === ';'
    const end = words[to - 1]?.end ?? 0
    const own = () => behind(marked, piecesIn(normal.slice(0, end)))
    const isAlone = isSmall(rest) && text.length <= LONGEST_HEAD
    const counted = number !== null && isAlone
    switch (head) {
      case null:
        // "HS 27: …"
        return isNamed && isMarked && number !== null
          ? { said: 'answer', number, words: own() }
          : null
      case 'answer':
        if (number !== null && (isNamed || isMarked || isAlone))
          return { said: 'answer', number, words: isAlone ? '' : own() }
        return number === null && isMarked ? { said: 'answer', number, words: own() } : null
      case 'take':
        if (isAlone && (number !== null || rest.length === 0))
          return { said: 'take', number, words: '' }
        return number !== null && isNamed && isMarked
          ? { said: 'take', number, words: own() }
          : null
      case 'done':
      case 'show':
        return counted && isNamed ? { said: head, number } : null
      case 'block':
      case 'unblock':
        return counted ? { said: head, number } : null
      case 'on-duty':
      case 'helping':
        return isAlone
          ? { said: 'on-duty', isToday: today.isIn(words), isClear: head === 'on-duty' }
          : null
      case 'name':
        return next === undefined ? null : { said: 'name', words: own() }
      case 'tell':
      case 'meet':
        return { said: head, words: rest.length === 0 ? '' : own(), isMarked }
      case 'cases':
      case 'off-duty':
      case 'no-name':
      case 'back':
      case 'end':
      case 'replies':
        return isAlone ? { said: head } : null
      default:
        return head satisfies never
    }
  }
}
