import type { PlaceLevel } from '../../schema/lexicon/clauses.ts'
import { romanValue } from '../../official/outline/marker.ts'
import type { PathPiece } from './path.ts'
import type { ClauseReference } from './reference.ts'
import { segmentsOf, type Segment } from './segments.ts'

/** What a reference means in one document. */
export interface ClausesMeant {
  /** As the document has them; more than one where the reference fits several alike. */
  readonly clauses: readonly string[]
  /** True where the document has no such place, and these are what it would stand in. */
  readonly isAbove: boolean
  /** How far they are from what was called; 0 for just that. */
  readonly far: number
}

/**
 * What a level as people call it may be in a document, and how far that is from what they say: dashes
 * are called "khoản", "ý" and "dòng", sections "mục" and "khoản".
 */
const MAY_BE: Readonly<Record<PlaceLevel, Partial<Record<Segment['level'], number>>>> = {
  annex: { annex: 0 },
  phase: { phase: 0 },
  article: { article: 0 },
  part: { part: 0 },
  section: { part: 0.2, number: 0.3, row: 0.3 },
  number: { number: 0, row: 0.3, dash: 0.4 },
  letter: { letter: 0, number: 0.3, dash: 0.4 },
  list: { list: 0 },
  row: { row: 0, dash: 0.3, number: 0.5 },
  dash: { dash: 0, plus: 0.3, row: 0.4 },
  plus: { plus: 0, dash: 0.3 },
}
/** A level that the reference leaves out; the name of a list mostly is. */
const SKIPPED = 1
const SKIPPED_LIST = 0.1
/** "phụ lục" of a document with several, "phụ lục 1" of one with a single one. */
const OTHER_ANNEX = 0.2
/** Closer than this two places fit alike. */
const ALIKE = 0.05
const SECOND_LETTER = /^(?<letter>\p{L})2$/u

const idFits = ({ ids }: PathPiece, { level, id }: Segment): number | null => {
  if (ids.includes(id)) return 0
  const again = SECOND_LETTER.exec(id)?.groups?.['letter']
  if (level === 'letter' && again !== undefined && ids.includes(again)) return 0
  if (level === 'annex' && (id === '' || ids.includes(''))) return OTHER_ANNEX
  const roman = level === 'part' ? String(romanValue(id)) : id
  return ids.includes(roman) ? 0 : null
}

const fits = (piece: PathPiece, segment: Segment): number | null => {
  const level = MAY_BE[piece.level][segment.level]
  const id = level === undefined ? null : idFits(piece, segment)
  return id === null || level === undefined ? null : level + id
}

const skipping = ({ level }: Segment): number => (level === 'list' ? SKIPPED_LIST : SKIPPED)

/** How far a clause is from what was called, its last level being the last one called; null for another. */
const distance = (pieces: readonly PathPiece[], segments: readonly Segment[]): number | null => {
  const [piece, ...morePieces] = pieces
  const [segment, ...moreSegments] = segments
  if (!piece || !segment) return !piece && !segment ? 0 : null
  const here = fits(piece, segment)
  const taken = here === null ? null : distance(morePieces, moreSegments)
  const left = distance(pieces, moreSegments)
  const options = [
    ...(here === null || taken === null ? [] : [here + taken]),
    ...(left === null ? [] : [skipping(segment) + left]),
  ]
  return options.length > 0 ? Math.min(...options) : null
}

const nearest = (
  pieces: readonly PathPiece[],
  clauses: readonly string[],
): Pick<ClausesMeant, 'clauses' | 'far'> => {
  const found = clauses.flatMap((clause) => {
    const far = distance(pieces, segmentsOf(clause))
    return far === null ? [] : [{ clause, far }]
  })
  const least = Math.min(...found.map(({ far }) => far))
  const near = found.filter(({ far }) => far <= least + ALIKE)
  return { clauses: near.map(({ clause }) => clause), far: least }
}

/** The clauses of a document that a reference means, or those that it would stand in; null for neither. */
export const clausesMeant = (
  { pieces }: ClauseReference,
  clauses: readonly string[],
): ClausesMeant | null => {
  for (let size = pieces.length; size > 0; size -= 1) {
    const found = nearest(pieces.slice(0, size), clauses)
    if (found.clauses.length > 0) return { ...found, isAbove: size < pieces.length }
  }
  return null
}
