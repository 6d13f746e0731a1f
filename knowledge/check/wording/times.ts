import type { Fault } from '../../faults.ts'
import type { WordingContext } from '../told/context.ts'
import type { Ground } from '../told/grounds.ts'
import { anywhere, atEnd } from '../../wording/words.ts'

/** A year alone. */
const YEAR = /(?<!\d|\/|-|–)20\d\d(?![\d/]|\s*[-–]\s*20\d\d)/gu

/** What clauses say of times: their periods, and the times up to which they bound something. */
const timesOf = (grounds: readonly Ground[]): string =>
  grounds
    .flatMap(({ facts }) => [...facts.periods, ...facts.bounds.flatMap((one) => one.to ?? [])])
    .join('; ')

/**
 * A time that is told ("hằng năm", "2021-2025", "đến năm 2030") is one that a clause states, not one of
 * the programme around it. Days are figures, and checked as such.
 */
export const timeFaults = ({ texts, lexicon }: WordingContext): readonly Fault[] => {
  const times = lexicon.times.map(({ told, words, except }) => ({
    told,
    pattern: anywhere(words),
    other: new RegExp(anywhere(except).source, 'giu'),
  }))
  const span = new RegExp(
    String.raw`(?<!\d|\/)(?<from>20\d\d)\s*(?:${lexicon.spans.join('|')})\s*(?<until>20\d\d)(?!\d)`,
    'gu',
  )
  const until = atEnd(lexicon.until)
  const named = atEnd(lexicon.named)
  const asides = anywhere(lexicon.silence)
  const saidIn = (text: string, stated: string): readonly string[] => {
    const words = times
      .filter(
        ({ pattern, other }) => pattern.test(text.replaceAll(other, '')) && !pattern.test(stated),
      )
      .map(({ told }) => told)
    const spans = [...text.matchAll(span)]
      .filter(({ index }) => !named.test(text.slice(0, index)))
      .filter(({ groups }) => !stated.includes(`${groups?.['from']}-${groups?.['until']}`))
      .map(([whole]) => whole)
    const years = [...text.matchAll(YEAR)]
      .filter(({ index }) => until.test(text.slice(0, index)))
      .filter(([year]) => !stated.includes(year))
      .map(([year]) => year)
    return [...words, ...spans, ...years]
  }
  return texts.flatMap(({ file, place, sentences, near, beyond }): readonly Fault[] => {
    const stated = timesOf(near)
    return sentences
      .filter(({ text }) => !asides.test(text))
      .flatMap(({ text }) => saidIn(text, stated))
      .filter((time) => !beyond.some((one) => one.includes(time)))
      .map((time) => ({ file, place, reason: 'time-not-in-clause', values: { time } }))
  })
}
