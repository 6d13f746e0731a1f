/** One line of an answer: an item of its list, or a sentence. */
export interface Line {
  readonly text: string
  /** Without the number that only counts it. */
  readonly says: string
  readonly isItem: boolean
  /** The numbers by which an item is called: "2, 3, 4." of some told together; none behind a dash. */
  readonly numbers: readonly number[]
  /** The line that it stands under inside of a list: "Phi nông nghiệp:". */
  readonly section: string | null
}

/** An answer in its lines. */
export interface Cut {
  /** What opens the list; empty where there is none. */
  readonly head: string
  readonly lines: readonly Line[]
  readonly isList: boolean
}

const ITEM = /^(?:(?<numbers>\d+(?:, \d+)*)\. |- )/u
const DASH = /^- (?<text>.*?);?$/u
const NUMBERS = /\d+/gu
const BETWEEN_SENTENCES = /(?<=[.!?…][)”"]?)\s+(?=[\p{Lu}“"(\d])/u
const FEWEST_ITEMS = 2

const sentence = (text: string): Line => ({
  text,
  says: text,
  isItem: false,
  numbers: [],
  section: null,
})

const sentencesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .flatMap((line) => line.split(BETWEEN_SENTENCES))
    .filter((part) => part !== '')

const item = (row: string, section: string | null): Line => ({
  text: DASH.exec(row)?.groups?.['text'] ?? row,
  says: row.replace(ITEM, ''),
  isItem: true,
  numbers: (ITEM.exec(row)?.groups?.['numbers']?.match(NUMBERS) ?? []).map(Number),
  section,
})

/** Cuts an answer into the items of its list and the sentences behind it, or into sentences. */
export const cutAnswer = (answer: string): Cut => {
  const rows = answer.split('\n')
  const at = rows.flatMap((row, index) => (ITEM.test(row) ? [index] : []))
  const [first] = at
  if (first === undefined || at.length < FEWEST_ITEMS)
    return { head: '', lines: sentencesOf(answer).map(sentence), isList: false }
  const last = at.at(-1) ?? first
  const openings = sentencesOf(rows.slice(0, first).join('\n'))
  const inner = rows.slice(first, last + 1)
  /** The last of several openings names the first group where there are groups. */
  const isGrouped = openings.length > 1 && inner.some((row) => !ITEM.test(row))
  const heads = isGrouped ? openings.slice(0, -1) : openings
  let section = isGrouped ? (openings.at(-1) ?? null) : null
  const items: Line[] = []
  for (const row of inner) {
    if (ITEM.test(row)) items.push(item(row, section))
    else section = row
  }
  const behind = rows.slice(last + 1).flatMap(sentencesOf)
  return { head: heads.join(' '), lines: [...items, ...behind.map(sentence)], isList: true }
}
