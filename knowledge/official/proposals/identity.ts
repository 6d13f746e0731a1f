import { partsOf, type SimpleTime, type Time } from '../../schema/deadline.ts'
import type { OfficialDocument } from '../passage.ts'

const OFFSET = 0x81_1c_9d_c5
const PRIME = 0x01_00_01_93
const BASE = 36
const LENGTH = 6

/** FNV-1a: short, and the same on every machine. It guards nothing. */
const hashOf = (text: string): string => {
  let hash = OFFSET
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), PRIME)
  return (hash >>> 0).toString(BASE).padStart(LENGTH, '0')
}

const keyOfPart = (part: SimpleTime): string => {
  if (part.kind === 'day') return `${part.bound} ${part.date}`
  if (part.kind === 'span') return `${part.from}..${part.until}`
  if (part.kind === 'yearly') return `y ${part.month}-${part.day} ${part.bound}`
  if (part.kind === 'periodic') return `${part.every} ${part.month}-${part.day} ${part.bound}`
  if (part.kind === 'recurring') return part.every
  if (part.kind === 'after') return `after ${part.event}`
  return part.kind
}

/** What a time says itself, without the plan that it begins and ends with. */
export const timeKey = (time: Time): string => partsOf(time).map(keyOfPart).join(' + ')

/** "kien-giang" and "72/KH-UBND" → "kg72": what the ids of a document begin with. */
const prefixOf = ({ province, number }: OfficialDocument): string => {
  const initials = province.split('-').map((part) => part.slice(0, 1))
  return `${initials.join('')}${/\d+/u.exec(number)?.[0] ?? ''}`
}

/**
 * Gives ids that stay as long as document, clause and time do: "kg72-0x9f3a". The second of the same
 * clause and time is counted.
 */
export const createIds = (document: OfficialDocument) => {
  const seen = new Map<string, number>()
  const prefix = prefixOf(document)
  return (kind: string, clause: string, what: string): string => {
    const key = `${document.id}|${kind}|${clause}|${what}`
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return `${prefix}-${hashOf(`${key}|${count}`)}`
  }
}
