import type { Word } from '../../language/phrases/phrase-list.ts'

/** The words of a title as a question may repeat them. */
export interface TitleWords {
  readonly words: readonly string[]
  /** Of the name of its province, which may stand anywhere. */
  readonly place: ReadonlySet<string>
}

/** A piece of a question that repeats a title. */
export interface TitleRun {
  /** Words of the question that it covers. */
  readonly size: number
  /** Words of the title in it. */
  readonly matched: readonly string[]
  readonly namesPlace: boolean
}

/** A question shortens a title, and so leaves out as many words of it at a time. */
const MOST_LEFT_OUT = 12

/** How far the words of a question from `from` on repeat a title, in its order. */
export const titleRun = (
  words: readonly Word[],
  from: number,
  title: TitleWords,
  fillers: ReadonlySet<string>,
): TitleRun => {
  let next = 0
  let size = 0
  let placed = 0
  const matched: string[] = []
  for (let at = from; at < words.length; at += 1) {
    const word = words[at]
    if (!word || (word.kind === 'mark' && word.lower !== ',' && word.lower !== '-')) break
    if (word.kind === 'mark') continue
    if (fillers.has(word.folded)) continue
    const within = title.words.slice(next, next + MOST_LEFT_OUT).indexOf(word.folded)
    if (title.place.has(word.folded)) placed += 1
    else if (within < 0) break
    else {
      next += within + 1
      matched.push(word.folded)
    }
    size = at + 1 - from
  }
  return { size, matched, namesPlace: placed >= title.place.size && title.place.size > 0 }
}
