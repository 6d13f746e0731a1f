import type { ProposalWords } from './words.ts'

const LONGEST = 140
const EDGES = /^[\s:,;.()–-]+|[\s:,;(–-]+$/gu
const EMPTY_BRACKETS = /\(\s*\)/gu

/** Not longer than a line or two, and never in the middle of a word. */
export const shortened = (text: string, longest: number = LONGEST): string => {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).replaceAll(EDGES, '')}…`
}

const upperFirst = (text: string) => `${text.slice(0, 1).toLocaleUpperCase('vi')}${text.slice(1)}`

/** A task in few words: the sentence without its time, and without whoever it begins with. */
export const taskOf = (text: string, times: readonly string[], words: ProposalWords): string => {
  const opened = text.replace(words.opening, '').replaceAll(EDGES, '')
  const [first] = words.agenciesIn(opened)
  const isFirst =
    first !== undefined && (first.start === 0 || words.given.test(opened.slice(0, first.start)))
  const bare = isFirst ? opened.slice(first.end) : opened
  const timeless = times.reduce((rest, one) => rest.replace(one, ''), bare)
  const tidy = timeless
    .replaceAll(EMPTY_BRACKETS, '')
    .replaceAll(/\s+([,;.])/gu, '$1')
    .replaceAll(/,\s*,/gu, ',')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(EDGES, '')
    .replaceAll(/\.$/gu, '')
  return shortened(upperFirst(tidy === '' ? text : tidy))
}
