import { withoutNumber } from '../words.ts'

/** Ends of sentences: what is below a dash in a table's cell is one by itself, too. */
const END = /(?<=[.;]) (?=[\p{Lu}+-])| (?=[-–+] \p{Lu})/u

/** The sentences of some lines, without the numbers and dashes that they begin with. */
export const sentencesOf = (lines: readonly string[]): readonly string[] =>
  lines
    .flatMap((line) => line.split(END))
    .map((part) => withoutNumber(part).trim())
    .filter((part) => part !== '')
