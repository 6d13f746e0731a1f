import type { Aliases } from '../language/phrases/aliases.ts'
import { plainList } from '../language/phrases/phrase-list.ts'
import { fold } from '../language/text/text.ts'
import type { AskedLexicon } from '../schema/lexicon/asked.ts'
import { plainWords } from './concepts.ts'

/** A threshold that an answer tells: "từ 65 điểm (loại Khá)". */
export interface Threshold {
  readonly value: number
  /** As written: "65 điểm". */
  readonly figure: string
  readonly name: string | null
}

/** A figure that was asked about, between the thresholds on both sides of it. */
export interface Grade {
  readonly figure: string
  readonly met: Threshold | null
  readonly unmet: Threshold | null
}

const FIGURE = String.raw`(?<figure>(?<value>\d+(?:,\d+)?) (?<unit>\p{L}+))`
const NAME = String.raw`(?<name>\p{Lu}\p{L}*)`
const DECIMAL = /^\d+(?:[.,]\d+)?$/u

const numberOf = (text: string): number => Number(text.replace(',', '.'))

/** Compares a figure of a question with the thresholds of the same unit that answers tell. */
export const createGrade = ({ grades, thresholds }: AskedLexicon, aliases: Aliases) => {
  const grading = plainList(grades, aliases)
  const patterns = thresholds.map(
    (template) =>
      new RegExp(
        template
          .replaceAll(/[()]/gu, String.raw`\$&`)
          // It may open a sentence.
          .replace(/^\p{L}/u, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`)
          .replace('{figure}', FIGURE)
          .replace('{name}', NAME),
        'gu',
      ),
  )

  const thresholdsIn = (text: string, unit: string): readonly Threshold[] => {
    const found = new Map<number, Threshold>()
    for (const pattern of patterns)
      for (const { groups = {} } of text.matchAll(pattern)) {
        const value = numberOf(groups['value'] ?? '')
        const name = found.get(value)?.name ?? groups['name'] ?? null
        if (fold(groups['unit'] ?? '') === unit)
          found.set(value, { value, figure: groups['figure'] ?? '', name })
      }
    return [...found.values()].toSorted((one, other) => one.value - other.value)
  }

  /** Null where no grade is asked for, or none of the texts tells a threshold of that unit. */
  return (question: string, texts: readonly string[]): Grade | null => {
    const words = plainWords(question, aliases)
    if (!grading.isIn(words)) return null
    const at = words.findIndex(
      ({ folded }, index) => DECIMAL.test(folded) && words[index + 1]?.kind === 'word',
    )
    const [number, unit] = [words[at], words[at + 1]]
    if (!number || !unit) return null
    const value = numberOf(number.folded)
    const all = thresholdsIn(texts.join('\n'), unit.folded)
    const met = all.findLast((one) => one.value <= value) ?? null
    const unmet = all.find((one) => one.value > value) ?? null
    const named = (met ?? unmet)?.figure.split(' ')[1] ?? ''
    return met || unmet
      ? { figure: `${number.folded.replace('.', ',')} ${named}`, met, unmet }
      : null
  }
}
