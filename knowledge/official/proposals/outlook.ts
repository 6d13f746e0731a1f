import { mainRole, NOBODY, type RowRoles } from '../../schema/roles.ts'
import { legibleText } from './frame.ts'
import { namedRoles } from './roles.ts'
import type { OfficialDocument, Passage } from '../passage.ts'
import { withoutNumber, type ProposalWords } from './words.ts'

/** A passage with what stands above it. */
export interface PassageInPlace {
  readonly passage: Passage
  /** Composed, its lines as they are. */
  readonly lines: readonly string[]
  /** First lines of what it stands in, the nearest first, without numbers. */
  readonly above: readonly string[]
  /** `skipped` tells no task, `goals` what is aimed at. */
  readonly section: 'tasks' | 'goals' | 'skipped'
  /** Who the nearest heading names as those who are to do what stands below it. */
  readonly heir: RowRoles | null
  /** The closing words of the document. */
  readonly isClosing: boolean
  /** Something stands below it. */
  readonly isAbove: boolean
}

/** Where a document speaks of itself: no task is there. */
const OUTSIDE = /^(?:title|KH|ky|cancu.*)$/u

const CLOSING = 'ket'

const upperOf = (clause: string): string | null => {
  const end = Math.max(clause.lastIndexOf('/'), clause.lastIndexOf('.'))
  return end > 0 ? clause.slice(0, end) : null
}

/** The clauses that a clause stands in, the nearest first. */
export const uppersOf = (clause: string): readonly string[] => {
  const upper = upperOf(clause)
  return upper === null ? [] : [upper, ...uppersOf(upper)]
}

/** A heading for an agency is hardly more than its name; longer ones are sentences of their own. */
const LONGEST_REST = 60

/**
 * The agencies that a heading puts what is below it under: "1. Sở Tài chính:", "b) Các sở, ngành chủ
 * trì, phối hợp với …:". A sentence that only begins with one is none.
 */
const headingRoles = (line: string, words: ProposalWords): RowRoles | null => {
  const [first] = words.agenciesIn(line)
  if (!first) return null
  const isOf = line.trimEnd().endsWith(':')
  const before = line.slice(0, first.start).trim()
  if (before !== '' && !words.given.test(before) && !isOf) return null
  const rest = line.slice(first.end).trim()
  if (!rest.endsWith(':') && rest.length > LONGEST_REST) return null
  const roles = namedRoles(line, words)
  if (mainRole(roles) !== null) return roles
  // A heading "report of A:" puts what is below it under Sở A, too.
  return isOf && words.agenciesIn(line).length === 1 ? { ...NOBODY, does: [...first.ids] } : null
}

const sectionOf = (
  headings: readonly string[],
  words: ProposalWords,
): PassageInPlace['section'] => {
  if (headings.some((line) => words.isGoals.test(line))) return 'goals'
  return headings.some((line) => words.isSkipped.test(line)) ? 'skipped' : 'tasks'
}

/** Every passage that could tell a task, with what stands above it. */
export const passagesInPlace = (
  { passages }: OfficialDocument,
  words: ProposalWords,
): readonly PassageInPlace[] => {
  const first = new Map(
    passages.map(({ clause, text }) => [clause, legibleText(text).split('\n').map(withoutNumber)]),
  )
  const uppers = new Set(passages.flatMap(({ clause }) => uppersOf(clause).slice(0, 1)))
  const known = new Map<string, RowRoles | null>()
  /** Whom a heading names: in its first line, or in a line of its own below it. */
  const named = (clause: string): RowRoles | null => {
    const found = known.get(clause)
    if (found !== undefined) return found
    const [head, ...more] = first.get(clause) ?? []
    const lines = [...more.toReversed(), ...(head === undefined ? [] : [head])]
    const roles = lines.map((line) => headingRoles(line, words)).find((one) => one !== null) ?? null
    known.set(clause, roles)
    return roles
  }
  const heirs = (clause: string): RowRoles | null =>
    uppersOf(clause)
      .map(named)
      .find((one) => one !== null) ?? null
  return passages
    .filter(({ clause }) => !OUTSIDE.test(clause))
    .map((passage) => {
      const above = uppersOf(passage.clause).flatMap((clause) => first.get(clause)?.[0] ?? [])
      const own = first.get(passage.clause)?.[0] ?? ''
      const isAbove = uppers.has(passage.clause)
      return {
        passage,
        lines: legibleText(passage.text).split('\n'),
        above,
        section: sectionOf(isAbove ? [own, ...above] : above, words),
        heir: heirs(passage.clause),
        isClosing: passage.clause === CLOSING,
        isAbove,
      }
    })
}
