import type { PlaceLevel } from '../../schema/lexicon/clauses.ts'

/** One level of a clause id: `III.2.a/rieng/1` has five. */
export interface Segment {
  readonly level: Exclude<PlaceLevel, 'section'> | 'opening'
  readonly id: string
}

const ROMAN = /^[IVX]+$/u
const NUMBER = /^\d+$/u
const LETTER = /^\p{Ll}{1,2}\d?$/u
/** A document that was issued with another one. */
const ATTACHED = /^KH\d*$/u
const ANNEX = /^PL(?<number>\d*)$/u
const ARTICLE = /^D(?<number>\d+)$/u
const PHASE = /^GD(?<number>\d+)$/u

const headOf = (part: string): Segment => {
  const annex = ANNEX.exec(part)?.groups?.['number']
  if (annex !== undefined) return { level: 'annex', id: annex }
  const article = ARTICLE.exec(part)?.groups?.['number']
  if (article !== undefined) return { level: 'article', id: article }
  return { level: ROMAN.test(part) ? 'part' : 'opening', id: part }
}

const dottedOf = (part: string, inAnnex: boolean): Segment => {
  const phase = PHASE.exec(part)?.groups?.['number']
  if (phase !== undefined) return { level: 'phase', id: phase }
  if (ROMAN.test(part)) return { level: 'part', id: part }
  if (NUMBER.test(part)) return { level: inAnnex ? 'row' : 'number', id: part }
  return { level: LETTER.test(part) ? 'letter' : 'list', id: part }
}

/** The levels of a clause id, the outermost first. */
export const segmentsOf = (clause: string): readonly Segment[] => {
  const [dotted = '', ...behind] = clause.split('/')
  const [first = '', ...rest] = dotted.split('.')
  const isAttached = ATTACHED.test(first) && rest.length > 0
  const inAttached = isAttached ? [headOf(rest.shift() ?? '')] : []
  const head = headOf(first)
  let dashes = 0
  return [
    head,
    ...inAttached,
    ...rest.map((part) => dottedOf(part, head.level === 'annex')),
    ...behind.map((id): Segment => {
      if (!NUMBER.test(id)) return { level: 'list', id }
      dashes += 1
      return { level: dashes === 1 ? 'dash' : 'plus', id }
    }),
  ]
}
