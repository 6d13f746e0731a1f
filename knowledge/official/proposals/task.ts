import type { ProposalWords } from './words.ts'

const LONGEST = 140
const BEFORE = new Set(' :,;.()–-')
const BEHIND = new Set(' :,;.(–-')
/** Without the marks and spaces that it begins and ends with; a bracket may close it. */
export const trimMarks = (text: string): string => {
  let [from, to] = [0, text.length]
  while (from < to && BEFORE.has(text.charAt(from))) from += 1
  while (to > from && BEHIND.has(text.charAt(to - 1))) to -= 1
  return text.slice(from, to)
}

const EMPTY_BRACKETS = /\(\s*\)/gu

/** Not longer than a line or two, and never in the middle of a word. */
export const shortened = (text: string, longest: number = LONGEST): string => {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest)
  return `${trimMarks(cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)))}…`
}

const upperFirst = (text: string) => `${text.slice(0, 1).toLocaleUpperCase('vi')}${text.slice(1)}`

/** Words that give roles at the start of a task, with the agencies behind them: they are told apart from it. */
const withoutRoles = (text: string, words: ProposalWords): string => {
  const bare = trimMarks(text)
  const verb = words.rolesFirst.exec(bare)?.[0]
  if (verb === undefined) return bare
  const rest = bare.slice(verb.length)
  const [next] = words.agenciesIn(rest)
  const between = next ? rest.slice(0, next.start).trim() : null
  if (between === '' && next) return withoutRoles(rest.slice(next.end), words)
  return /^\s*,/u.test(rest) ? withoutRoles(rest, words) : bare
}

/** A task in few words: the sentence without its time, and without whoever it begins with. */
export const taskOf = (text: string, times: readonly string[], words: ProposalWords): string => {
  const opened = trimMarks(text.replace(words.opening, ''))
  const [first] = words.agenciesIn(opened)
  const isFirst =
    first !== undefined && (first.start === 0 || words.given.test(opened.slice(0, first.start)))
  const bare = withoutRoles(isFirst ? opened.slice(first.end) : opened, words)
  const timeless = times.reduce((rest, one) => rest.replace(one, ''), bare)
  const tidy = timeless
    .replaceAll(EMPTY_BRACKETS, '')
    .split(/\s+/u)
    .join(' ')
    .replaceAll(/ (?=[,;.])/gu, '')
    .replaceAll(/,(?= ?,)/gu, '')
  const ended = trimMarks(trimMarks(tidy).replace(words.ending, ''))
  return shortened(upperFirst(ended === '' ? text : ended))
}
