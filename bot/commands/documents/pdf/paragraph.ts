import { rowLine } from '../../../../knowledge/official/outline/block.ts'
import type { Aside, LineMark } from '../../../../knowledge/official/mark.ts'
import type { FlowLine } from './columns.ts'
import type { FlowItem } from './flow.ts'
import type { NotedPage } from './footnote.ts'
import type { SpelledText } from './spelling.ts'

/** Lines of a paragraph are no further apart than this, in sizes. */
const APART = 2.2
/** What begins further in than this, in points, begins a paragraph. */
const INDENT = 7
const SAME_EDGE = 3
/** A line around the middle of the page, away from its margins, is a heading. */
const MIDDLE = { off: 5, away: 15 } as const
const SAME_SIZE = 1
/** The white before a word, in sizes. */
const SPACE = 0.25
const MARKER = /^(?:[-–—•+*]\s|\d{1,3}(?:\.\d{1,2})*[.)]\s|\p{Ll}[.)]\s|[IVX]{1,5}[.)]\s)/u

interface Margins {
  readonly left: number
  readonly right: number
  readonly middle: number
}

/** A paragraph while it is put together. */
interface Paragraph {
  text: string
  unread: number
  doubtful: number
  isConverted: boolean
  readonly first: FlowLine
  last: FlowLine
  /** Where its second line begins. */
  inner: number | null
  readonly notes: string[]
}

/** No text is narrower than this share of its page: where all lines are short, none is full. */
const NARROWEST = 0.75

/** The margins of a page, or of one of its two columns. */
const marginsOf = ({ items, width }: NotedPage, column: FlowLine['column']): Margins => {
  const lines = items.flatMap((item) =>
    item.kind === 'line' && item.line.column === column ? [item.line] : [],
  )
  const left = Math.min(...lines.map(({ x }) => x))
  const end = Math.max(...lines.map((line) => line.end))
  if (column !== null) return { left, right: end, middle: (left + end) / 2 }
  return { left, right: Math.max(end, width * NARROWEST), middle: width / 2 }
}

const isCentred = ({ x, end }: FlowLine, { left, middle }: Margins) =>
  Math.abs((x + end) / 2 - middle) <= MIDDLE.off && x - left > MIDDLE.away

/** The next line's first word would not have found room on this one. */
const isFull = (line: FlowLine, next: FlowLine, { right }: Margins): boolean => {
  const [word = ''] = next.text.split(' ')
  const width = ((next.end - next.x) * word.length) / Math.max(1, next.text.length)
  return line.end + line.size * SPACE + width > right
}

/** True where a line goes on with the paragraph before it. */
const goesOn = (
  { first, last, inner }: Paragraph,
  next: FlowLine,
  isNewPage: boolean,
  before: Margins,
  own: Margins,
): boolean => {
  if (Math.abs(last.size - next.size) > SAME_SIZE) return false
  if (!isNewPage && next.y - last.y > next.size * APART) return false
  if (!isFull(last, next, before)) return false
  if (isCentred(next, own) && (isNewPage || isCentred(last, before))) return false
  if (MARKER.test(next.text))
    return (
      inner !== null && Math.abs(next.x - inner) <= SAME_EDGE && Math.abs(first.x - inner) > INDENT
    )
  if (inner !== null) return next.x - own.left <= inner - before.left + INDENT
  const isIn = next.x - own.left > INDENT
  return MARKER.test(first.text) || !isIn || next.x < first.x - INDENT
}

const glued = (text: string, next: string): string => {
  if (text.endsWith('\u00AD')) return text.slice(0, -1) + next
  return /\S[-/]$/u.test(text) ? text + next : `${text} ${next}`
}

const begun = (line: FlowLine, notes: readonly string[]): Paragraph => ({
  text: line.text,
  unread: line.unread,
  doubtful: line.doubtful,
  isConverted: line.isConverted,
  first: line,
  last: line,
  inner: null,
  notes: [...notes],
})

const extend = (one: Paragraph, line: FlowLine, notes: readonly string[]): void => {
  one.text = glued(one.text, line.text)
  one.unread += line.unread
  one.doubtful += line.doubtful
  one.isConverted ||= line.isConverted
  one.last = line
  one.inner ??= line.x
  one.notes.push(...notes)
}

/** The text of pages, a line a paragraph, and what of it is to be known by its line. */
export const paragraphsOf = (
  pages: readonly NotedPage[],
): {
  readonly text: string
  readonly marks: readonly LineMark[]
  readonly asides: readonly Aside[]
} => {
  const written: string[] = []
  const marks: LineMark[] = []
  const asides: Aside[] = []
  let open: Paragraph | null = null
  let before: Margins | null = null

  const put = (text: string, { unread, doubtful, isConverted }: Omit<SpelledText, 'text'>) => {
    const line = written.push(text) - 1
    if (unread > 0) marks.push({ line, kind: 'symbol', count: unread })
    if (doubtful > 0) marks.push({ line, kind: 'old-font', count: doubtful })
    if (isConverted) marks.push({ line, kind: 'converted', count: 1 })
  }
  const putNotes = (notes: readonly string[]) => {
    const line = written.length - 1
    asides.push(...notes.map((text) => ({ kind: 'note', line, text, marks: [] }) as const))
  }
  const apart = () => {
    if (written.length > 0 && written.at(-1) !== '') written.push('')
  }
  const close = () => {
    if (!open) return
    put(open.text, open)
    putNotes(open.notes)
    apart()
    open = null
  }
  const putRow = (item: FlowItem & { kind: 'row' }, notes: readonly string[]) => {
    close()
    if (item.isFirst) apart()
    const cells = item.row.cells.filter((cell) => cell !== null)
    const texts = item.row.cells.map((cell) => cell && cell.text.replaceAll('|', '/'))
    put(rowLine(texts), {
      unread: cells.reduce((sum, { unread }) => sum + unread, 0),
      doubtful: cells.reduce((sum, { doubtful }) => sum + doubtful, 0),
      isConverted: cells.some(({ isConverted }) => isConverted),
    })
    putNotes(notes)
  }

  for (const page of pages) {
    const margins = new Map<FlowLine['column'], Margins>()
    let isNewPage = true
    for (const item of page.items) {
      const notes = page.notes.get(item) ?? []
      if (item.kind === 'row') putRow(item, notes)
      else if (item.isAlone) {
        close()
        put(item.line.text, item.line)
        putNotes(notes)
      } else {
        const { line } = item
        const own = margins.get(line.column) ?? marginsOf(page, line.column)
        margins.set(line.column, own)
        const isNext = open && goesOn(open, line, isNewPage && before !== null, before ?? own, own)
        if (open && isNext) extend(open, line, notes)
        else {
          close()
          apart()
          open = begun(line, notes)
        }
        before = own
      }
      isNewPage = false
    }
    if (page.items.length === 0 && page.lost.length > 0) close()
    const line = open ? written.length : Math.max(0, written.length - 1)
    marks.push(...page.lost.map((kind) => ({ line, kind, count: 1 })))
  }
  close()
  return { text: written.join('\n').trimEnd(), marks, asides }
}
