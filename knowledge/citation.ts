import type { Say } from './phrases.ts'
import type { Agency, Source } from './schema.ts'

const isRoman = (part: string) => /^[IVX]+$/u.test(part)

/** Names of places that are no section: title, closing, signature, "Căn cứ", articles, annexes. */
const special = (place: string, say: Say): string | null => {
  if (say.has(`citation.${place}`)) return say(`citation.${place}`)
  const article = /^D(\d+)$/u.exec(place)?.[1]
  if (article) return say('citation.article', { number: article })
  const annex = /^PL(\d*)(?:\.(.+))?$/u.exec(place)
  if (!annex) return null
  const [, number = '', rest] = annex
  const name = number ? say('citation.annexNumber', { number }) : say('citation.annex')
  if (!rest) return name
  const phase = /^GD(\d)(?:\.(\d+))?$/u.exec(rest)
  if (phase?.[2])
    return say('citation.annexPhaseRow', { annex: name, phase: phase[1] ?? '', row: phase[2] })
  if (phase) return say('citation.annexPhase', { annex: name, phase: phase[1] ?? '' })
  if (rest === 'ghichu') return say('citation.annexNote', { annex: name })
  return say('citation.annexRow', { annex: name, row: rest })
}

const DASH_KEYS = ['citation.dash', 'citation.plus'] as const

/** A clause id as a person reads it: `III.2.a/rieng/1` → "mục III.2.a, điều kiện riêng, gạch 1". */
const clauseInWords = (clause: string, say: Say): string => {
  const [place = '', ...dashes] = clause.split('/')
  const head =
    special(place, say) ?? say(isRoman(place) ? 'citation.part' : 'citation.section', { place })
  let depth = 0
  const tail = dashes.map((dash) => {
    if (say.has(`citation.${dash}`)) return say(`citation.${dash}`)
    const key = DASH_KEYS[Math.min(depth, 1)] ?? DASH_KEYS[0]
    depth += 1
    return say(key, { number: dash })
  })
  return [head, ...tail].join(', ')
}

/** The full line: "KH 135/KH-UBND, mục III.2.a, điều kiện riêng, gạch 1". */
export const citationLabel = (source: Source, clause: string, say: Say): string =>
  say('citation.line', { document: source.label, clause: clauseInWords(clause, say) })

/** The short line in a bubble: "KH 135, mục III.2.a": the number without its letters, no dashes. */
export const shortCitation = (source: Source, clause: string, say: Say): string =>
  say('citation.line', {
    document: source.label.split('/')[0] ?? source.label,
    clause: clauseInWords(clause.split('/')[0] ?? clause, say),
  })

/** The name in the document, and today's where that is sure: "… (nay là Sở Tài chính)". */
export const agencyName = (agency: Agency, say: Say): string =>
  agency.now && agency.sure !== 'c'
    ? say('citation.agencyNow', { name: agency.name, now: agency.now })
    : agency.name
