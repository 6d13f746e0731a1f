import { LEVELS, romanValue, type Level } from './marker.ts'

/** Where in a document a line stands: the id at each level that is open. */
export type OfficialPlace = Readonly<Partial<Record<Level, string>>>

/** The letter behind d stands here by its code: it is no word. */
const LETTERS = 'abcd\u0111eghiklmnopqrstuvxy'
/** Not in the alphabet, but used by some, and by programs that number by themselves. */
const BETWEEN: Readonly<Record<string, number>> = {
  f: LETTERS.indexOf('e') + 0.5,
  j: LETTERS.indexOf('i') + 0.5,
  w: LETTERS.indexOf('v') + 0.5,
  z: LETTERS.length,
}
/** These programs know no letter between d and e. */
const isNextOfPrograms = (before: string | undefined, id: string) => before === 'd' && id === 'e'

/** So many numbers may be missing, as where a scan has lost a page. */
const MOST_SKIPPED = 3
const DOTTED: readonly Level[] = ['annex', 'article', 'block', 'part', 'number', 'letter']
const COUNTED: ReadonlySet<Level> = new Set<Level>(['dash', 'plus'])

/** Only what stands above a level. No part stands in an article. */
export const placeAbove = (place: OfficialPlace, level: Level): OfficialPlace => {
  const depth = LEVELS.indexOf(level)
  return Object.fromEntries(
    LEVELS.slice(0, depth).flatMap((one) => {
      const id = place[one]
      return id === undefined ? [] : [[one, id] as const]
    }),
  )
}

/** A document that was issued with another one stands in its annexes under this name, whatever its kind. */
const ATTACHED = 'KH'

/** The name of the attached document behind this one: KH, KH2, KH3. */
export const nextAttached = (before: string | null): string =>
  before === null ? ATTACHED : ATTACHED + String(Number(before.slice(ATTACHED.length) || 1) + 1)

const annexName = (id: string) => (id.startsWith(ATTACHED) ? id : `PL${id}`)

/** The outermost level of a place. */
export const topOf = (place: OfficialPlace): Level | undefined =>
  LEVELS.find((level) => place[level] !== undefined)

/** The clause id of a place: `III.2.a/rieng/1`, `KH.D1.2` in an attached document. */
export const clauseOf = (place: OfficialPlace): string => {
  const dotted = DOTTED.flatMap((level) => {
    const id = place[level]
    if (id === undefined) return []
    return [level === 'annex' ? annexName(id) : level === 'article' ? `D${id}` : id]
  })
  const behind = (['list', 'dash', 'plus'] as const).flatMap((level) => place[level] ?? [])
  return [dotted.join('.'), ...behind].join('/')
}

const orderOf = (level: Level, id: string): number => {
  if (level === 'part') return romanValue(id)
  if (level === 'letter') {
    const [letter = '', again = ''] = id
    // "aa" goes on behind the last letter.
    if (again === letter) return LETTERS.length + 2 + LETTERS.indexOf(letter)
    return (BETWEEN[letter] ?? LETTERS.indexOf(letter)) + (again === '' ? 1 : 2)
  }
  if (level === 'block') return id.charCodeAt(0) - 'A'.charCodeAt(0) + 1
  return Number(id.split('.').at(-1))
}

/** A number within its parent: "2.1" goes below "2"; the first of them below "II" or "Điều 2", too. */
const isBelow = (id: string, before: string | undefined, under: OfficialPlace): boolean => {
  const parent = id.split('.').slice(0, -1)
  const upper = (['part', 'article', 'block'] as const).find((level) => under[level] !== undefined)
  if (before === undefined && upper && parent.length === 1)
    return Number(parent[0]) === orderOf(upper, under[upper] ?? '')
  const open = (before ?? '').split('.')
  return parent.every((part, at) => part === open[at])
}

/** What a number is compared with: "2.1.3" before "2.2" counts as "2.1", and "2" before "2.1" as none. */
const orderBefore = (level: Level, before: string | undefined, id: string): number => {
  if (before === undefined) return 0
  if (level !== 'number') return orderOf(level, before)
  const depth = id.split('.').length
  const open = before.split('.')
  return open.length < depth ? 0 : orderOf(level, open.slice(0, depth).join('.'))
}

/** What a step to the next marker means. */
export interface Step {
  readonly place: OfficialPlace
  /** Numbers between are missing. */
  readonly isSkipping: boolean
}

/** Steps past one level that is counted, not numbered. */
const count = (place: OfficialPlace, level: Level): Step => {
  const under = placeAbove(place, level)
  return {
    place: { ...under, [level]: String(Number(place[level] ?? 0) + 1) },
    isSkipping: false,
  }
}

/**
 * The place behind a marker, or null where the marker cannot stand there: a year or a figure at the
 * beginning of a broken line is none.
 */
export const stepTo = (place: OfficialPlace, level: Level, id: string): Step | null => {
  if (level === 'plus' && place.dash === undefined) return count(place, 'dash')
  if (COUNTED.has(level)) return count(place, level)
  const under = placeAbove(place, level)
  const next = { ...under, [level]: id }
  // An article is counted through all parts of a document, and no part stands in an article.
  if (level === 'annex' || level === 'article') return { place: next, isSkipping: false }
  if (level === 'list') {
    const clause = place.number ?? place.letter ?? place.article
    return clause === undefined ? null : { place: next, isSkipping: false }
  }
  const before = place[level]
  if (level === 'letter' && Object.keys(under).length === 0) return null
  if (level === 'number' && id.includes('.') && !isBelow(id, before, under)) return null
  const order = orderOf(level, id)
  const ahead = order - orderBefore(level, before, id)
  const isRepeated = level === 'letter' && before === id
  if (isRepeated) return { place: { ...under, letter: `${id}2` }, isSkipping: false }
  if (order < 1 || ahead <= 0 || ahead > MOST_SKIPPED + 1) return null
  return { place: next, isSkipping: ahead > 1 && !isNextOfPrograms(before, id) }
}
