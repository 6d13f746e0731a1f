import { isPlainSyllable } from '../syllable.ts'
import { CODINGS, isWord, ODD, VIETNAMESE, type Coding } from './coding.ts'

/** A text of which parts may have been typed in fonts of before Unicode. */
export interface FontJudgement {
  /** In Unicode, wherever that is certain. Lines stay what they are. */
  readonly text: string
  /** Lines, from 0, that were put into Unicode. */
  readonly converted: ReadonlySet<number>
  /** Words by line that look like an old font, and might be something else. */
  readonly doubtful: ReadonlyMap<number, number>
}

/**
 * What a word is under one coding: `old` reads only in it, `either` also as it stands, `unicode` only
 * as it stands, `other` in neither, `plain` has no marks at all.
 */
type WordKind = 'old' | 'either' | 'unicode' | 'other' | 'plain'

interface Word {
  readonly text: string
  readonly at: number
  readonly line: number
}

/** Different words of one passage that read in no other way: a single one may be a slip of the keys. */
const FEWEST = 2
/** Of the marked words of a passage so many read in its coding; the others are foreign names. */
const READABLE = 0.8
/** A word in quotation marks of French, units, and measures of a millionth: codings have letters there. */
const SIGNS = /^(?:«.*»|[a-z]*[²³]|µ(?:m|g|l|s|mol|sv|gy|w|v|a|f|h))$/iu
const LETTERS = /[\p{L}\p{M}\u00A1-\u00FF∙]+/gu

const kindsUnder = (coding: Coding) => {
  const kinds = new Map<string, WordKind>()
  const kindOf = (word: string): WordKind => {
    if (VIETNAMESE.test(word)) return 'unicode'
    if (SIGNS.test(word) || !/[^ -~]/u.test(word)) return 'plain'
    const isTyped = isWord(word.toLowerCase())
    const read = coding.read(word)
    const isRead = read !== word && isWord(read.toLowerCase())
    // A sign alone is no proof: © and ® are letters there, too.
    if (isRead) return isTyped || !/[a-z]/iu.test(word) ? 'either' : 'old'
    if (isTyped) return coding.shared.test(word) ? 'either' : 'unicode'
    return /\p{L}/u.test(word) ? 'other' : 'plain'
  }
  return (word: string): WordKind => {
    const kind = kinds.get(word) ?? kindOf(word)
    kinds.set(word, kind)
    return kind
  }
}

const wordsOf = (text: string): readonly Word[] => {
  let line = 0
  let from = 0
  return [...text.matchAll(LETTERS)].map(({ 0: word, index: at }) => {
    for (let end = text.indexOf('\n', from); end !== -1 && end < at;) {
      line += 1
      from = end + 1
      end = text.indexOf('\n', from)
    }
    return { text: word, at, line }
  })
}

/** Where words run on without one in Unicode: from the first to behind the last. */
const runsOf = (kinds: readonly WordKind[]): readonly (readonly [number, number])[] => {
  const ends = kinds.flatMap((kind, at) => (kind === 'unicode' ? [at] : []))
  return [...ends, kinds.length].map((end, at) => [(ends[at - 1] ?? -1) + 1, end] as const)
}

const isPassage = (words: readonly Word[], kinds: readonly WordKind[]): boolean => {
  const of = (kind: WordKind) => words.filter((_, at) => kinds[at] === kind)
  const old = of('old')
  // In another language words without marks that are no syllables outnumber those with marks.
  const foreign = of('plain').filter(
    ({ text }) => /^[a-z]+$/u.test(text) && /[aeiouy]/u.test(text) && !isPlainSyllable(text),
  )
  return (
    new Set(old.map(({ text }) => text.toLowerCase())).size >= FEWEST &&
    old.some(({ text }) => ODD.test(text)) &&
    old.length >= (old.length + of('other').length) * READABLE &&
    foreign.length <= old.length
  )
}

/** From where to where a passage reaches: its line to both ends, unless something in Unicode stands there. */
const reachOf = (
  words: readonly Word[],
  [from, to]: readonly [number, number],
  [first, last]: readonly [number, number],
) => {
  const isOn = (at: number, inner: number) => words[at]?.line === words[inner]?.line
  let [start, end] = [first, last]
  while (start > from && isOn(start - 1, first)) start -= 1
  while (end < to && isOn(end, last - 1)) end += 1
  const isCutBefore = start === from && isOn(from - 1, first)
  const isCutBehind = end === to && isOn(to, last - 1)
  return { start, end, sure: [isCutBefore ? first : start, isCutBehind ? last : end] as const }
}

/** Puts the passages of one coding into Unicode; `doubtful` are the lines of words in them that may be wrong. */
const convert = (
  text: string,
  coding: Coding,
  words: readonly Word[],
  kinds: readonly WordKind[],
) => {
  const converted: number[] = []
  const doubtful: number[] = []
  const pieces: string[] = []
  let done = 0
  for (const [from, to] of runsOf(kinds)) {
    const inRun = kinds.slice(from, to)
    if (!inRun.includes('old')) continue
    const core = [from + inRun.indexOf('old'), from + inRun.lastIndexOf('old') + 1] as const
    if (!isPassage(words.slice(...core), kinds.slice(...core))) continue
    const { start, end, sure } = reachOf(words, [from, to], core)
    for (const [step, { text: word, at, line }] of words.slice(start, end).entries()) {
      const isSure = start + step >= sure[0] && start + step < sure[1]
      const kind = kinds[start + step]
      if (kind === (isSure ? 'other' : 'either')) doubtful.push(line)
      if (!isSure || kind === 'plain') continue
      pieces.push(text.slice(done, at), coding.read(word))
      done = at + word.length
      converted.push(line)
    }
  }
  return { text: pieces.join('') + text.slice(done), converted, doubtful }
}

/**
 * Judges a document passage by passage: what surely was typed in TCVN3 or VNI is put into Unicode, what
 * may have been is counted, everything else stays.
 */
export const judgeFonts = (text: string): FontJudgement => {
  if (!ODD.test(text)) return { text, converted: new Set(), doubtful: new Map() }
  const readers = Object.values(CODINGS).map((coding) => ({ coding, kindOf: kindsUnder(coding) }))
  const typed = wordsOf(text)
  const oldIn = (kindOf: (word: string) => WordKind) =>
    typed.filter((word) => kindOf(word.text) === 'old').length
  const converted = new Set<number>()
  const doubts: number[] = []
  let judged = text
  for (const { coding, kindOf } of readers.toSorted(
    (one, other) => oldIn(other.kindOf) - oldIn(one.kindOf),
  )) {
    const words = wordsOf(judged)
    const kinds = words.map((word) => kindOf(word.text))
    const result = convert(judged, coding, words, kinds)
    judged = result.text
    for (const line of result.converted) converted.add(line)
    doubts.push(...result.doubtful)
  }
  const left = wordsOf(judged).filter(
    (word) => ODD.test(word.text) && readers.some(({ kindOf }) => kindOf(word.text) === 'old'),
  )
  const doubtful = new Map<number, number>()
  for (const line of [...doubts, ...left.map((word) => word.line)])
    doubtful.set(line, (doubtful.get(line) ?? 0) + 1)
  return { text: judged, converted, doubtful }
}
