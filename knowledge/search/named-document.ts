import type { Content } from '../content.ts'
import { fold, normalise } from '../language/text/text.ts'
import type { SearchLexicon } from '../schema/lexicon/search.ts'

/** "445" of "445/QĐ-TTg", "1" of "01/2020/TT-BKHĐT", "70" of "70-KL/TW". */
const NUMBER = /^(?<number>\d+)(?:\/\d{4})?[-/]\p{Lu}/u

const escaped = (words: readonly string[]): string => words.map(fold).join('|')

/** The numbers of all documents that the content names: its own, and those that these build on. */
export const documentNumbers = ({
  sources,
  clauses,
  articles,
  outside,
}: Content): ReadonlySet<string> => {
  const texts = [
    ...sources.map(({ value }) => value.number),
    ...clauses.flatMap(({ value }) => Object.values(value.clauses).flatMap((one) => one.figures)),
    ...articles.flatMap(({ value }) => value.beyond.map((one) => one.text)),
    ...outside.flatMap(({ value }) => `${value.text} ${value.source}`.split(/\s+/u)),
  ]
  return new Set(
    texts.flatMap((one) => NUMBER.exec(one)?.groups?.['number']?.replace(/^0+(?=\d)/u, '') ?? []),
  )
}

/**
 * Tells of a question whether it is about a document that is nowhere named: one that it calls by
 * kind and number ("quyết định 900"). A year or an amount is no number of a document.
 */
export const createNamedDocuments = (
  { kinds, number, counted }: SearchLexicon['numbered'],
  known: ReadonlySet<string>,
) => {
  const named = new RegExp(
    `(?<![a-z])(?:${escaped(kinds)}) ?(?:(?:${escaped(number)}) )?(?!20[0-4]\\d(?!\\d))(?<number>\\d{2,})` +
      `(?![\\d%]|[.,]\\d| ?(?:${escaped(counted)})(?![a-z]))`,
    'gu',
  )
  return (text: string): boolean => {
    const numbers = [...fold(normalise(text)).matchAll(named)].map(({ groups }) =>
      (groups?.['number'] ?? '').replace(/^0+/u, ''),
    )
    return numbers.length > 0 && !numbers.some((one) => known.has(one))
  }
}
