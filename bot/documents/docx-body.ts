import { SaxesParser } from 'saxes'
import type { NextLabel } from './docx-numbering.ts'

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

const linesOf = ({ rows }: Table): readonly string[] => {
  const columns = Math.max(0, ...rows.map((cells) => cells.length))
  if (rows.length <= LAYOUT.rows && columns <= LAYOUT.columns)
    return rows.flatMap((cells) => cells.flatMap(({ lines }) => lines))
  return rows.map((cells) => {
    const texts = cells.flatMap(({ lines, width }) => [
      lines.join(' ').replaceAll('|', '/'),
      ...Array.from({ length: width - 1 }, () => ''),
    ])
    return `| ${texts.join(' | ')} |`
  })
}

/** Reads the body of a Word file into lines. Throws for what is no XML. */
export const readBody = (xml: string, nextLabel: NextLabel): string => {
  const body: string[] = []
  const tables: Table[] = []
  let paragraph: Paragraph | null = null
  let isText = false

  const cell = () => tables.at(-1)?.rows.at(-1)?.at(-1)
  const put = (lines: readonly string[]) => (cell()?.lines ?? body).push(...lines)

  const open: Readonly<Record<string, (value: string) => void>> = {
    'w:tbl': () => tables.push({ rows: [] }),
    'w:tr': () => tables.at(-1)?.rows.push([]),
    'w:tc': () => tables.at(-1)?.rows.at(-1)?.push({ lines: [], width: 1 }),
    'w:gridSpan': (value) => {
      const own = cell()
      if (own) own.width = Number(value)
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
  const add = (text: string) => {
    if (paragraph) paragraph.text += text
  }
  const endParagraph = () => {
    if (!paragraph) return
    const { text, list, level } = paragraph
    const shown = text.trim()
    const label = list === null || shown === '' ? '' : nextLabel(list, level)
    put(shown === '' ? [] : `${label} ${shown}`.trim().split('\n'))
    if (tables.length === 0) body.push('')
    paragraph = null
  }
  const endTable = () => {
    const table = tables.pop()
    if (table) put(linesOf(table))
    if (tables.length === 0) body.push('')
  }

  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => open[name]?.(attributes['w:val'] ?? ''))
  parser.on('text', (text) => {
    if (isText) add(text)
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'w:t') isText = false
    else if (name === 'w:p') endParagraph()
    else if (name === 'w:tbl') endTable()
  })
  parser.write(xml).close()
  return body.join('\n')
}
