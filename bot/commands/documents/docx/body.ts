import { SaxesParser } from 'saxes'
import { boundedNumber, type NextLabel } from './numbering.ts'
import type { Measure, PartReader } from '../measure.ts'

interface Paragraph {
  text: string
  list: string | null
  level: number
}

interface Cell {
  readonly lines: string[]
  width: number
}

interface Table {
  readonly rows: Cell[][]
}

/** Two columns without a head, such as the letterhead and the signatures, are for the eye only. */
const LAYOUT = { rows: 3, columns: 2 } as const
/** Word has no more columns in a table. */
const MOST_COLUMNS = 63
const BETWEEN = ' | '

const isLayout = ({ rows }: Table) =>
  rows.length <= LAYOUT.rows && rows.every((cells) => cells.length <= LAYOUT.columns)

const linesOf = (table: Table): readonly string[] => {
  if (isLayout(table)) return table.rows.flatMap((cells) => cells.flatMap(({ lines }) => lines))
  return table.rows.map((cells) => {
    const texts = cells.flatMap(({ lines, width }) => [
      lines.join(' ').replaceAll('|', '/'),
      ...Array.from({ length: width - 1 }, () => ''),
    ])
    return `| ${texts.join(BETWEEN)} |`
  })
}

/** Reads the body of a Word file into lines. */
export const createBody = (nextLabel: NextLabel, measure: Measure): PartReader<string> => {
  const body: string[] = []
  const tables: Table[] = []
  let paragraph: Paragraph | null = null
  let isText = false
  let depth = 0

  const cell = () => tables.at(-1)?.rows.at(-1)?.at(-1)
  const put = (lines: readonly string[]) => {
    const into = cell()?.lines ?? body
    for (const line of lines) {
      // Within a table it is carried out of each that it stands in.
      measure.characters(line.length)
      measure.lines(1)
      into.push(line)
    }
  }
  const endBlock = () => {
    if (tables.length === 0 && body.at(-1) !== '') body.push('')
  }
  const add = (text: string) => {
    if (paragraph) paragraph.text += text
  }

  const open: Readonly<Record<string, (value: string) => void>> = {
    'w:tbl': () => tables.push({ rows: [] }),
    'w:tr': () => {
      measure.cell()
      tables.at(-1)?.rows.push([])
    },
    'w:tc': () => {
      measure.cell()
      tables.at(-1)?.rows.at(-1)?.push({ lines: [], width: 1 })
    },
    'w:gridSpan': (value) => {
      const own = cell()
      if (!own) return
      own.width = boundedNumber(value, 1, MOST_COLUMNS)
      measure.characters(own.width * BETWEEN.length)
    },
    'w:p': () => {
      paragraph = { text: '', list: null, level: 0 }
    },
    'w:numId': (value) => {
      if (paragraph) paragraph.list = value
    },
    'w:ilvl': (value) => {
      if (paragraph) paragraph.level = Number(value)
    },
    'w:t': () => {
      isText = true
    },
    'w:tab': () => add(' '),
    'w:br': () => add('\n'),
    'w:cr': () => add('\n'),
    'w:noBreakHyphen': () => add('-'),
  }
  const endParagraph = () => {
    if (!paragraph) return
    const { text, list, level } = paragraph
    const shown = text.trim()
    const label = list === null || shown === '' ? '' : nextLabel(list, level)
    put(shown === '' ? [] : `${label} ${shown}`.trim().split('\n'))
    endBlock()
    paragraph = null
  }
  const endTable = () => {
    const table = tables.pop()
    if (table) put(linesOf(table))
    endBlock()
  }

  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    measure.element(depth)
    open[name]?.(attributes['w:val'] ?? '')
  })
  parser.on('attribute', () => measure.attribute())
  parser.on('text', (text) => {
    if (!isText) return
    measure.characters(text.length)
    add(text)
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    if (name === 'w:t') isText = false
    else if (name === 'w:p') endParagraph()
    else if (name === 'w:tbl') endTable()
  })
  return {
    write: (piece) => void parser.write(piece),
    end: () => {
      parser.close()
      return body.join('\n')
    },
  }
}
