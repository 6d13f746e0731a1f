import type { ProvinceId } from '../../schema/primitives.ts'
import type { RemindingHead } from '../../schema/lexicon/reminders.ts'
import type { Act, RemindingQuestion, RemindingWish, SaidDay } from './wish.ts'
import { minuteOf, type Slot } from './slots.ts'

/** Everything of a message but its small words. */
export interface WishParts {
  readonly heads: readonly RemindingHead[]
  readonly slots: readonly Slot[]
  readonly provinces: readonly ProvinceId[]
  readonly documents: readonly string[]
  readonly isAll: boolean
}

const daysIn = (slots: readonly Slot[]): readonly number[] =>
  slots.flatMap((slot) => {
    if (slot.kind === 'days') return [slot.count]
    return slot.kind === 'number' ? [slot.value] : []
  })

const numbersIn = (slots: readonly Slot[]): readonly number[] =>
  slots.flatMap((slot) => (slot.kind === 'number' ? [slot.value] : []))

/** Times of day; a bare number is an hour. */
const minutesIn = (slots: readonly Slot[]): readonly (string | null)[] =>
  slots.flatMap((slot) => {
    if (slot.kind === 'minute') return [slot.at]
    return slot.kind === 'number' ? [minuteOf(slot.value, 0)] : []
  })

const dayIn = (slots: readonly Slot[]): SaidDay | null => {
  const found = slots.find(({ kind }) => kind === 'day' || kind === 'days')
  if (found?.kind === 'day') return found.day
  return found?.kind === 'days' ? { days: found.count } : null
}

const quietFrom = (slots: readonly Slot[], otherwise: 'nights' | null): RemindingWish => {
  const [from, to] = minutesIn(slots)
  return { wish: 'quiet', hours: from && to ? { from, to } : otherwise }
}

const actOf = (act: Act, parts: WishParts): RemindingWish => ({
  wish: 'act',
  act,
  numbers: numbersIn(parts.slots),
  isAll: parts.isAll,
  until: dayIn(parts.slots),
})

/** "dừng nhắc", of one province or document only, or for a while only. */
const stopOf = ({ slots, provinces, documents }: WishParts): RemindingWish => {
  const [province = null] = provinces
  const until = dayIn(slots)
  if (province !== null || documents.length > 0) return { wish: 'leave', province, documents }
  return until === null ? { wish: 'stop' } : { wish: 'pause', until, isBare: false }
}

/** What a head wants with the parts beside it; null where it lacks something. */
export const wishOf = (head: RemindingHead, parts: WishParts): RemindingWish | null => {
  const { slots, provinces, documents } = parts
  const [province = null] = provinces
  const isNamed = province !== null || documents.length > 0
  switch (head) {
    case 'open':
      return { wish: 'open', province, documents, count: numbersIn(slots)[0] ?? null }
    case 'list':
      return isNamed || slots.length > 0 ? null : { wish: 'list' }
    case 'undated':
    case 'settings':
    case 'documents':
    case 'resume':
      return { wish: head }
    case 'stop':
      return stopOf(parts)
    case 'leave':
      return isNamed ? { wish: 'leave', province, documents } : null
    case 'add':
      return isNamed ? { wish: 'open', province, documents, count: null } : null
    case 'ask':
      return null
    case 'only':
      return documents.length > 0 ? { wish: 'only', documents } : null
    case 'leads':
      return { wish: 'leads', days: daysIn(slots) }
    case 'time':
      return { wish: 'time', at: minutesIn(slots)[0] ?? null }
    case 'quiet-on':
      return quietFrom(slots, 'nights')
    case 'quiet-off':
      return { wish: 'quiet', hours: 'none' }
    case 'workdays-on':
    case 'workdays-off':
      return { wish: 'workdays', on: head === 'workdays-on' }
    case 'digest-on':
    case 'digest-off':
      return { wish: 'digest', on: head === 'digest-on' }
    case 'pause':
    case 'pause-bare':
      return { wish: 'pause', until: dayIn(slots), isBare: head === 'pause-bare' }
    case 'officer':
    case 'director':
      return { wish: 'role', role: head }
    case 'done':
    case 'undo':
    case 'later':
    case 'more':
      return actOf(head, parts)
    default:
      return head satisfies never
  }
}

/** A bare figure in answer to what was asked last. */
export const answerTo = (asked: RemindingQuestion, parts: WishParts): RemindingWish | null => {
  const { slots } = parts
  if (slots.length === 0) return null
  if (asked === 'leads') return { wish: 'leads', days: daysIn(slots) }
  if (asked === 'time') return { wish: 'time', at: minutesIn(slots)[0] ?? null }
  if (asked === 'quiet') return quietFrom(slots, null)
  const until = dayIn(slots) ?? { days: numbersIn(slots)[0] ?? 0 }
  if (asked === 'pause') return { wish: 'pause', until, isBare: false }
  return { wish: 'act', act: 'later', numbers: [], isAll: false, until }
}
