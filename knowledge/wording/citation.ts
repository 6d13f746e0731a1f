import type { Say } from '../phrases.ts'
import type { Agency, Source } from '../schema/schema.ts'

const NUMBER = /^\d+$/u
const ROMAN = /^[IVX]+$/u
/** A group of rows by a Roman number, by a letter, or by both. */
const GROUP = /^(?:[A-H](?:\.[IVX]+)?|[IVX]+)$/u
const IN_GROUP = /^(?:[A-H]|[IVX]+)\./u

/** What a citation line needs to know of a document. */
export type Cited = Pick<Source, 'label' | 'printed'>

/** A row of an annex: of a phase, of a numbered part, or plainly numbered. */
const annexRow = (annex: string, row: string, say: Say): string => {
  const phase = /^GD(?<phase>\d)(?:\.(?<row>\d+))?$/u.exec(row)?.groups
  if (phase?.['row'])
    return say('citation.annexPhaseRow', { annex, phase: phase['phase'] ?? '', row: phase['row'] })
  if (phase) return say('citation.annexPhase', { annex, phase: phase['phase'] ?? '' })
  if (row === 'ghichu') return say('citation.annexNote', { annex })
  if (row === 'tong') return say('citation.annexTotal', { annex })
  if (GROUP.test(row)) return say('citation.annexPart', { annex, part: row })
  return say(IN_GROUP.test(row) ? 'citation.annexSection' : 'citation.annexRow', { annex, row })
}

const articleInWords = (
  { number = '', item, point }: Readonly<Record<string, string | undefined>>,
  say: Say,
): string =>
  [
    say('citation.article', { number }),
    ...(item ? [say('citation.item', { number: item })] : []),
    ...(point ? [say('citation.point', { letter: point })] : []),
  ].join(', ')

/** Places that are no numbered section: title, closing, signature, articles, annexes. */
const specialPlace = (place: string, say: Say): string | null => {
  if (say.has(`citation.${place}`)) return say(`citation.${place}`)
  const attached = /^KH(?<number>\d*)$/u.exec(place)?.groups?.['number']
  if (attached !== undefined) return say('citation.attached', { number: attached })
  const article = /^D(?<number>\d+)(?:\.(?<item>\d+))?(?:\.(?<point>\p{L}{1,2}\d?))?$/u.exec(
    place,
  )?.groups
  if (article) return articleInWords(article, say)
  const annex = /^PL(?<number>\d*)(?:\.(?<row>.+))?$/u.exec(place)?.groups
  if (!annex) return null
  const name = annex['number']
    ? say('citation.annexNumber', { number: annex['number'] })
    : say('citation.annex')
  return annex['row'] ? annexRow(name, annex['row'], say) : name
}

const placeInWords = (source: Cited, place: string, say: Say): string => {
  const { document, rest } = /^(?<document>KH\d*)\.(?<rest>.+)$/u.exec(place)?.groups ?? {}
  if (document !== undefined && rest !== undefined)
    return `${placeInWords(source, document, say)}, ${placeInWords(source, rest, say)}`
  const special = specialPlace(place, say)
  if (special !== null) return special
  const printed = source.printed.find(({ clause }) => clause === place)?.as ?? place
  return say(ROMAN.test(place) ? 'citation.part' : 'citation.section', { place: printed })
}

/** Places that are counted, and have no other name. */
const COUNTED = new Map([
  ['cancu', 'citation.ground'],
  ['khung', 'citation.frame'],
])

/** A clause id as a person reads it: `III.2.a/rieng/1` → "mục III.2.a, điều kiện riêng, gạch 1". */
export const clauseInWords = (source: Cited, clause: string, say: Say): string => {
  const [place = '', ...parts] = clause.split('/')
  const counted = COUNTED.get(place)
  if (counted !== undefined && parts[0]) return say(counted, { number: parts[0] })
  const words = [placeInWords(source, place, say)]
  let isInsideDash = false
  for (const part of parts) {
    if (!NUMBER.test(part)) words.push(say(`citation.${part}`))
    else words.push(say(isInsideDash ? 'citation.plus' : 'citation.dash', { number: part }))
    isInsideDash ||= NUMBER.test(part)
  }
  return words.join(', ')
}

/** The full line: "KH 135/KH-UBND, mục III.2.a, điều kiện riêng, gạch 1". */
export const citationLabel = (source: Cited, clause: string, say: Say): string =>
  say('citation.line', { document: source.label, clause: clauseInWords(source, clause, say) })

/** The short line in a bubble: "KH 135, mục III.2.a": the number without its letters, no dashes. */
export const shortCitation = (source: Cited, clause: string, say: Say): string =>
  say('citation.line', {
    document: source.label.split('/')[0] ?? source.label,
    clause: clauseInWords(source, clause.split('/')[0] ?? clause, say),
  })

/** The name in the document, and today's where it is sure: "… (nay thuộc Sở Tài chính)". */
export const agencyName = ({ name, now, sure }: Agency, say: Say): string =>
  now !== null && (sure === 'a' || sure === 'b') ? say('citation.agencyNow', { name, now }) : name
