import { addDays } from '../../calendar/civil-day.ts'
import { partsOf, type Deadline, type SimpleTime, type Time } from '../../schema/deadline.ts'
import type { DeadlineProposal } from './proposal.ts'

/** What a time says by itself: the last safe day, the stretch, how often. What repeats ends with its plan. */
const termOf = (part: SimpleTime): string => {
  if (part.kind === 'day')
    return `day ${part.bound === 'before' ? addDays(part.date, -1) : part.date}`
  if (part.kind === 'after') return part.on === null ? 'after' : `day ${part.on}`
  if (part.kind === 'span') return `${part.from}..${part.until}`
  if (part.kind === 'yearly') return `yearly ${part.month}-${part.day} ${part.bound}`
  if (part.kind === 'periodic') return `${part.every} ${part.month}-${part.day} ${part.bound}`
  if (part.kind === 'recurring') return part.every
  return part.kind
}

const termsOf = (time: Time): ReadonlySet<string> => new Set(partsOf(time).map(termOf))

/** The two say the same in every part. */
export const isSameTerm = (one: Time, other: Time): boolean =>
  termsOf(one).symmetricDifference(termsOf(other)).size === 0

/** A part of one is a part of the other. */
export const sharesTerm = (one: Time, other: Time): boolean =>
  !termsOf(one).isDisjointFrom(termsOf(other))

/** The items of a cell of an annex stand in the words of their row. */
const isSamePlace = (one: string, other: string): boolean =>
  one === other ||
  (one.startsWith('PL') && (one.startsWith(`${other}/`) || other.startsWith(`${one}/`)))

/** Whether a proposal stands at one of some clauses. */
export const standsAt = (clauses: readonly string[], { clause, also }: DeadlineProposal): boolean =>
  clauses.some((one) => [clause, ...also].some((own) => isSamePlace(one, own)))

/** The deadline of the content that a proposal of its document repeats; null where it is new. */
export const knownAs = (
  proposal: DeadlineProposal,
  document: string,
  deadlines: Iterable<Deadline>,
): Deadline | null =>
  [...deadlines].find(
    (one) =>
      one.source === document &&
      one.id !== proposal.id &&
      (one.type === 'goal') === (proposal.type === 'goal') &&
      standsAt([one.clause], proposal) &&
      sharesTerm(one.time, proposal.time),
  ) ?? null
