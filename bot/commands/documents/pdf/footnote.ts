import type { MarkKind } from '../../../../knowledge/official/mark.ts'
import type { FlowItem } from './flow.ts'
import type { FlowPage } from './running.ts'

/** A page whose notes stand apart, by the item that refers to them. */
export interface NotedPage extends FlowPage {
  readonly notes: ReadonlyMap<FlowItem, readonly string[]>
  /** What else stands on it, and is not in words. */
  readonly lost: readonly MarkKind[]
}

/** Notes are smaller than the text above them by at least so much. */
const SMALL = 0.92
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const NOTE = /^(?<number>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3})[.)]?\s*(?<text>\p{L}.*)$/u
/** Where a note is called; behind a length it is an area or a volume. */
const CALL = /(?<!(?:^|[^\p{L}])[kdcm]?m)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}/gu

const plain = (number: string): string =>
  Array.from(number, (digit) => {
    const at = RAISED.indexOf(digit)
    return at === -1 ? digit : String(at)
  }).join('')

/** The notes at the foot of a page, by number; and where they begin. */
const notesOf = (items: readonly FlowItem[], usual: number) => {
  let start = items.length
  for (let at = items.length - 1; at >= 0; at -= 1) {
    const item = items[at]
    if (item?.kind !== 'line') break
    // A raised number begins a note whatever its size.
    if (item.line.size > usual * SMALL && !RAISED.includes(item.line.text.slice(0, 1))) break
    if (NOTE.test(item.line.text)) start = at
  }
  const notes = new Map<string, string>()
  let current = ''
  for (const item of items.slice(start)) {
    if (item.kind !== 'line') continue
    const { number, text = '' } = NOTE.exec(item.line.text)?.groups ?? {}
    const isNext =
      number !== undefined && (current === '' || Number(plain(number)) === Number(current) + 1)
    if (isNext) {
      current = plain(number)
      notes.set(current, text)
    } else notes.set(current, `${notes.get(current) ?? ''} ${item.line.text}`)
  }
  return { start, notes }
}

/** Puts each note with the line or the row that calls it; `usual` is the size of most letters. */
export const withNotes = (page: FlowPage, usual: number, lost: NotedPage['lost']): NotedPage => {
  const { start, notes } = notesOf(page.items, usual)
  const called = new Map<FlowItem, readonly string[]>()
  const isCalled = new Set<string>()
  const callsIn = (text: string, own: string[]): string =>
    text.replaceAll(CALL, (call) => {
      const number = plain(call)
      const note = notes.get(number)
      if (note === undefined) return call
      isCalled.add(number)
      own.push(`[${number}] ${note}`)
      return `[${number}]`
    })
  const items = page.items.slice(0, start).map((item): FlowItem => {
    const own: string[] = []
    const next: FlowItem =
      item.kind === 'line'
        ? { ...item, line: { ...item.line, text: callsIn(item.line.text, own) } }
        : {
            ...item,
            row: {
              ...item.row,
              cells: item.row.cells.map((cell) => ({ ...cell, text: callsIn(cell.text, own) })),
            },
          }
    if (own.length > 0) called.set(next, own)
    return next
  })
  // Notes that nothing calls are not taken for notes.
  if (isCalled.size < notes.size) return { ...page, notes: new Map(), lost }
  return { ...page, items, notes: called, lost }
}
