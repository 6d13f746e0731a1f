import type { Aliases } from '../language/phrases/aliases.ts'
import { phraseList, plainList, type Words } from '../language/phrases/phrase-list.ts'
import type { AskedLexicon } from '../schema/lexicon/asked.ts'
import type { WordingLexicon } from '../schema/lexicon/wording.ts'
import type { AnswerLines } from './answer-lines.ts'
import { lightWords, plainWords, type Concept, type ReadConcepts } from './concepts.ts'

/** What a question for yes or no is answered with. */
export type ReplyWord = 'yes' | 'no' | 'silent'

export interface ReplyFound {
  readonly word: ReplyWord
  /** The line that it rests on. */
  readonly at: number
  /** That line itself opens by saying that a document is silent. */
  readonly opensSilent: boolean
}

export interface ReplyWords {
  readonly lexicon: AskedLexicon
  readonly wording: WordingLexicon
  /** Said at the end of a question without a meaning: "em", "ạ". */
  readonly fillers: readonly string[]
  readonly aliases: Aliases
}

const CLAUSE = /[,;:.()…]/u
/** "không đặt mức diện tích": so many words may stand between a no and what it denies. */
const MOST_BETWEEN = 1
/** "Kế hoạch 251 không ghi" */
const OPENING = 6
const FIGURE = /\d/u

/**
 * Tells yes from no where a line leaves no doubt. All that is asked must stand in one clause of it (but
 * what only the title or the heading holds), with no word in the question that the answer lacks. A line
 * that denies, limits, aims or proposes affirms nothing; a figure only itself; a duty only a duty. Who
 * gets in and what is so today is never affirmed.
 */
export const createReply = (
  { lexicon, wording, fillers, aliases }: ReplyWords,
  { hold, conceptsIn, unnamed }: ReadConcepts,
) => {
  const asking = phraseList(
    [
      { id: 'form', words: lexicon.forms },
      { id: 'open', words: lexicon.opens },
    ],
    aliases,
  )
  const ends = plainList(lexicon.ends, aliases)
  const filling = plainList(fillers, aliases)
  const judged = plainList(lexicon.judged, aliases)
  const hedges = plainList(lexicon.hedges, aliases)
  const negations = plainList(wording.not, aliases)
  const silence = plainList(wording.silence, aliases)
  const kinds = Object.values(lexicon.kinds).map((list) => plainList(list, aliases))
  const bounds = plainList(
    Object.values(wording.bounds).flatMap(({ before, after, hints }) => [
      ...before,
      ...after,
      ...hints,
    ]),
    aliases,
  )
  const small = lightWords(lexicon.small, aliases)
  const read = (text: string): Words => plainWords(text, aliases)

  /** The question without what makes it one; null where it asks for more than yes or no. */
  const askedIn = (question: string): Words | null => {
    const words = read(question)
    const found = asking.find(words)
    if (found.some(({ id }) => id === 'open')) return null
    let last = words.length
    while (last > 0 && filling.endsAt(words, last) && !ends.endsAt(words, last)) last -= 1
    const isEnded = ends.endsAt(words, last)
    if (!isEnded && found.length === 0) return null
    const forms = new Set(found.flatMap(({ from, to }) => words.slice(from, to)))
    const rest = words.slice(0, isEnded ? last - 1 : last).filter((word) => !forms.has(word))
    const said = unnamed(rest)
    return judged.isIn(said) || negations.isIn(said) ? null : rest
  }

  /** Words of a list that a text has and the question has not. */
  const hasMore = (list: typeof hedges, text: Words, asked: Words): boolean =>
    list.find(text).some(({ from, to }) => {
      const said = text
        .slice(from, to)
        .map(({ folded }) => folded)
        .join(' ')
      return !list.find(asked).some(
        (one) =>
          asked
            .slice(one.from, one.to)
            .map(({ folded }) => folded)
            .join(' ') === said,
      )
    })

  /** Each kind of word that the question has, one of the places has too. */
  const isOfKind = (asked: Words, places: readonly Words[]): boolean =>
    kinds.every((list) => !list.isIn(asked) || places.some((place) => list.isIn(place)))

  /** A no that stands right before what was asked. */
  const denies = (clause: Words, needed: readonly Concept[]): boolean =>
    negations.find(clause).some(({ to }) =>
      Array.from({ length: MOST_BETWEEN + 1 }, (_, step) => clause.slice(to + step)).some(
        (rest) => {
          const text = rest
            .slice(0, 2)
            .map(({ lower }) => lower)
            .join(' ')
          const next = hold(text)
          const one = hold(rest[0]?.lower ?? '')
          return needed.some((concept) => concept.isIn(next) || concept.isIn(one))
        },
      ),
    )

  const replyOf = (
    asked: Words,
    concepts: readonly Concept[],
    { head, lines, held, frame }: AnswerLines,
    at: number,
  ): ReplyWord | null => {
    const line = lines[at]
    if (!line) return null
    const needed = concepts.filter((concept) => held.some(concept.isIn))
    const isKnown = concepts.every((concept) => needed.includes(concept) || concept.isIn(frame))
    const isMuch =
      concepts.length > 1 ||
      concepts.some(({ topic, words }) => topic !== null || words.trim().includes(' '))
    if (needed.length === 0 || !isKnown || !isMuch) return null
    const clause = line.says
      .split(CLAUSE)
      .find((part) => needed.every(({ isIn }) => isIn(hold(part))))
    if (clause === undefined) return null
    const [said, whole] = [read(clause), read(line.says)]
    if (silence.isIn(said)) return 'silent'
    const heads = line.isItem ? head.split(CLAUSE).filter((part) => part.trim() !== '') : []
    const framed = concepts.filter((concept) => !needed.includes(concept))
    const opening = heads.filter((part) => framed.some(({ isIn }) => isIn(hold(part))))
    const openings = (opening.length > 0 ? opening : heads.slice(0, 1)).map(read)
    const affirmed = heads.map(read).filter((part) => !negations.isIn(part))
    if (!isOfKind(asked, [said, ...affirmed])) return null
    if (negations.isIn(said)) return denies(said, needed) && !silence.isIn(whole) ? 'no' : null
    const isFigured = asked.some(({ folded }) => FIGURE.test(folded))
    const limits = [whole, ...openings].some(
      (text) => hasMore(hedges, text, asked) || (isFigured && hasMore(bounds, text, asked)),
    )
    return limits ? null : 'yes'
  }

  /** `first` are the lines that lead, or none where no line does. */
  return (question: string, answer: AnswerLines, first: readonly number[]): ReplyFound | null => {
    const asked = askedIn(question)
    if (!asked) return null
    const concepts = conceptsIn(asked, answer.all, small, true)
    const order = first.length > 0 ? first.slice(0, 1) : answer.lines.map((_, at) => at)
    for (const at of order) {
      const word = replyOf(asked, concepts, answer, at)
      const opening = read(answer.lines[at]?.says ?? '').slice(0, OPENING)
      if (word) return { word, at, opensSilent: silence.isIn(opening) }
    }
    return null
  }
}
