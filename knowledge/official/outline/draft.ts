import { compose } from '../../language/text/text.ts'
import type { Block } from './block.ts'
import { unreadNote, type Aside, type LineMark, type MarkKind } from '../mark.ts'
import type { Passage, TidyNote } from '../passage.ts'

type Line = Extract<Block, { kind: 'line' }>

/** Passages while they are being read, in order of the text. */
export interface Drafts {
  /** Begins a passage, or goes on with the one that has this clause; it is then the current one. */
  open(clause: string, headings: readonly string[], notes?: readonly TidyNote[]): void
  /** Adds a line to the current passage; a line that goes on from a broken one is joined to it. */
  add(line: Line): void
  /** True where a line goes on in the middle of the sentence before it. */
  goesOn(line: Line): boolean
  /** Adds words as they stand; no line goes on from them. */
  addText(text: string): void
  /** Adds words from beside the text, line by line, and what of them was not read. */
  addAside(aside: Pick<Aside, 'text' | 'marks'>): void
  /** Says of the current passage what of it was not read, or put into Unicode. */
  mark(marks: readonly LineMark[]): void
  /** The first words of a passage, as a heading of those below it. */
  headingOf(clause: string): string
  has(clause: string): boolean
  /** All passages that have words. */
  passages(): readonly Passage[]
}

interface Draft {
  readonly clause: string
  readonly heading: string
  readonly lines: string[]
  /** No line goes on from the last one. */
  isEnded: boolean
  /** From beside the text; no sentence of it goes on in them. */
  readonly asides: string[]
  readonly notes: Set<TidyNote>
  readonly unread: Map<MarkKind, number>
}

const LONGEST_HEADING = 120
/** A line that was broken by the width of a page is at least so long. */
const FULL_LINE = 50
/** No sentence goes on for longer; what does is no sentence, and is looked at no further. */
const LONGEST_SENTENCE = 5000
const ENDS = /[.;:!?…]["”')]?$/u
const CLOSES = /[)"”]$/u
const GOES_ON = /^(?:\p{Ll}|[(,;])/u

const isUpper = (text: string) => text === text.toUpperCase()

/** True where a line goes on in the middle of a sentence. */
const isBroken = (before: string, { text, isApart }: Line): boolean => {
  if (before.length > LONGEST_SENTENCE || ENDS.test(before.slice(-2))) return false
  if (GOES_ON.test(text) || before.endsWith(',')) return true
  const isFull = before.length >= FULL_LINE && !CLOSES.test(before)
  return isFull && !isUpper(before) && (!isApart || /^\d/u.test(text))
}

const shortened = (text: string) =>
  text.length > LONGEST_HEADING ? `${text.slice(0, LONGEST_HEADING).trimEnd()}…` : text

/** "| a | b |" of a table that stands beside the text is one line of words. */
const unpiped = (line: string) =>
  line
    .replaceAll(/\|{2,}/gu, '|')
    .replaceAll(/^\s*\||\|\s*$/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()

export const createDrafts = (): Drafts => {
  const drafts = new Map<string, Draft>()
  let current: Draft | null = null
  /** What a line may go on from. */
  const lastLine = () => (current?.isEnded === false ? (current.lines.at(-1) ?? '') : null)
  const mark = (marks: readonly LineMark[]) => {
    for (const { kind, count } of marks)
      if (kind === 'converted') current?.notes.add(kind)
      else current?.unread.set(kind, (current.unread.get(kind) ?? 0) + count)
  }
  return {
    open(clause, headings, notes = []) {
      const known = drafts.get(clause)
      current = known ?? {
        clause,
        heading: headings.filter((one) => one !== '').join(' › '),
        lines: [],
        isEnded: false,
        asides: [],
        notes: new Set(notes),
        unread: new Map(),
      }
      drafts.set(clause, current)
    },
    add(line) {
      if (!current) return
      if (line.isTidied) current.notes.add('spaces')
      const before = lastLine()
      current.isEnded = false
      if (before !== null && before !== '' && isBroken(before, line)) {
        current.lines[current.lines.length - 1] = `${before} ${line.text}`
        current.notes.add('joined')
      } else current.lines.push(line.text)
    },
    goesOn: (line) => isBroken(lastLine() ?? '', line),
    addText(text) {
      if (!current) return
      current.lines.push(text)
      current.isEnded = true
    },
    addAside({ text, marks }) {
      const lines = compose(text).split('\n').map(unpiped)
      current?.asides.push(...lines.filter((line) => line !== ''))
      mark(marks)
    },
    mark,
    headingOf: (clause) => shortened(drafts.get(clause)?.lines[0] ?? ''),
    has: (clause) => drafts.has(clause),
    passages: () =>
      [...drafts.values()]
        .filter(({ lines, asides }) => lines.length + asides.length > 0)
        .map(({ clause, heading, lines, asides, notes, unread }) => ({
          clause,
          heading,
          text: [...lines, ...asides].join('\n'),
          notes: [...notes, ...[...unread].map(([kind, count]) => unreadNote(kind, count))],
        })),
  }
}
