import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { Reading } from '../../rules/reading.ts'
import { exactly, type Value } from '../../rules/value.ts'
import { clarify, confirm } from './context.ts'
import { tokens, type Token } from '../text/text.ts'
import { createWordList } from '../phrases/word-list.ts'

export interface ServicesReader {
  /** Counts the services that a text lists; null where it lists none. */
  (text: string): Reading | null
}

interface Listed {
  readonly id: string
  readonly said: string
}

const SEPARATORS = new Set([',', ';', '+', '/', '-', '.'])
const MOST_WORDS = 4

const value = (listed: readonly Listed[], count: number): Value => ({
  is: 'amount',
  interval: exactly(count),
  said: listed.map(({ said }) => said).join(', '),
  unit: null,
})

/** Builds the counter of services: "bơm nước, cày, gặt, phân thuốc" are four, echoed for a yes. */
export const createServicesReader = (
  { units }: Lexicon,
  isConnector: (word: string) => boolean,
): ServicesReader => {
  const { items, unclear, joins } = units.services
  const item = createWordList(items.map((words) => ({ id: words[0] ?? '', words })))
  const pair = createWordList([{ words: unclear }])
  const join = createWordList([{ words: joins }])
  type Line = readonly Token[]

  /** Known services of one segment, and words that belong to none. */
  const readSegment = (line: Line) => {
    const found: Listed[] = []
    const rest: string[] = []
    let hasPair = false
    let at = 0
    while (at < line.length) {
      const both = pair(line, at)
      const known = both === null ? item(line, at) : null
      const joined = join(line, at)
      if (both !== null) {
        hasPair = true
        found.push({ id: both.text, said: both.text })
      } else if (known !== null) found.push({ id: known.entry.id, said: known.text })
      else if (joined === null && line[at]?.kind === 'word') rest.push(line[at]?.text ?? '')
      at = both?.end ?? known?.end ?? joined?.end ?? at + 1
    }
    return { found, rest, hasPair }
  }

  const segmentsOf = (line: Line): Token[][] => {
    const segments: Token[][] = [[]]
    for (const token of line) {
      if (SEPARATORS.has(token.text)) segments.push([])
      else segments.at(-1)?.push(token)
    }
    return segments
  }

  return (text) => {
    const read = segmentsOf(tokens(text)).map(readSegment)
    if (read.every(({ found }) => found.length === 0)) return null
    const unknown = read
      .filter(({ found, rest }) => found.length === 0 && rest.length > 0)
      .filter(({ rest }) => rest.length <= MOST_WORDS && !isConnector(rest[0] ?? ''))
      .map(({ rest }) => ({ id: rest.join(' '), said: rest.join(' ') }))
    const listed = [...read.flatMap(({ found }) => found), ...unknown]
    const distinct = [...new Map(listed.map((service) => [service.id, service])).values()]
    const count = distinct.length
    if (read.some(({ hasPair }) => hasPair)) {
      const said = distinct.map((service) => service.said).join(', ')
      return clarify('services-count', said, [value(distinct, count), value(distinct, count + 1)])
    }
    return confirm(value(distinct, count), 'counted')
  }
}
