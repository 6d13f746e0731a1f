import { isDay } from '../../../../knowledge/calendar/civil-day.ts'
import { fold } from '../../../../knowledge/language/text/text.ts'
import type { Knowledge } from '../../../../knowledge/knowledge.ts'
import type { TimeFrame } from '../../../../knowledge/language/times/time.ts'
import type { DeadlineProposal } from '../../../../knowledge/official/proposals/proposal.ts'
import {
  otherDeadlineSchema,
  type OtherDeadline,
  type Time,
} from '../../../../knowledge/schema/deadline.ts'
import { mainRole, NOBODY, rolesOf, type RowRoles } from '../../../../knowledge/schema/roles.ts'

/** What a person says otherwise than the text seems to. */
export interface Corrections {
  /** A civil day, or a time in the words of the texts: "trước ngày 10/12 hằng năm". */
  readonly on?: string | undefined
  /** Id or name of an agency. */
  readonly agency?: string | undefined
  readonly task?: string | undefined
}

/** Why something cannot be confirmed as it is; the phrases say it under these keys. */
export type ConfirmationFault = 'no-agency' | 'unknown-agency' | 'no-time' | 'no-deadline'

export type Confirming =
  | { readonly kind: 'deadline'; readonly deadline: OtherDeadline }
  | { readonly kind: 'fault'; readonly fault: ConfirmationFault }

const fault = (kind: ConfirmationFault): Confirming => ({ kind: 'fault', fault: kind })

/** The agency that a person means by its id or by one of its names. */
const agencyNamed = (given: string, { agencies }: Pick<Knowledge, 'agencies'>): string | null => {
  if (agencies.has(given)) return given
  const wanted = fold(given)
  const found = [...agencies.values()].find(({ name, short, aliases }) =>
    [name, short ?? name, ...aliases].some((one) => fold(one) === wanted),
  )
  return found?.id ?? null
}

/** Whoever a person names does what the text gave to somebody else; the others stay. */
const withAgency = (roles: RowRoles, agency: string): RowRoles => ({
  ...NOBODY,
  joins: roles.joins.filter((id) => id !== agency),
  receives: roles.receives,
  [mainRole(roles) ?? 'does']: [agency],
})

const timeOf = (given: string, frame: TimeFrame, { proposer }: Pick<Knowledge, 'proposer'>) =>
  isDay(given)
    ? ({ kind: 'day', date: given, bound: 'by' } satisfies Time)
    : proposer.readTime(given, frame)

/**
 * The deadline that holds once it is confirmed, in the shape of the files of the content and checked by
 * their schema. `before` is how it was confirmed last; a time that changed raises its revision.
 */
export const confirmProposal = (
  proposal: DeadlineProposal,
  { on, agency, task }: Corrections,
  frame: TimeFrame,
  before: OtherDeadline | null,
  knowledge: Pick<Knowledge, 'agencies' | 'proposer' | 'say'>,
): Confirming => {
  const { say } = knowledge
  const named = agency === undefined ? null : agencyNamed(agency, knowledge)
  if (agency !== undefined && named === null) return fault('unknown-agency')
  const roles = named === null ? proposal.roles : withAgency(proposal.roles, named)
  if (proposal.type !== 'goal' && mainRole(roles) === null) return fault('no-agency')
  const time = on === undefined ? proposal.time : timeOf(on, frame, knowledge)
  if (time === null) return fault('no-time')
  const isYearless = proposal.grounds.includes('yearless')
  const assumed =
    on === undefined
      ? isYearless
        ? say('propose.assumed.yearly')
        : null
      : say('propose.assumed.chosen')
  const isMoved = before !== null && JSON.stringify(before.time) !== JSON.stringify(time)
  const read = otherDeadlineSchema.safeParse({
    id: proposal.id,
    type: proposal.type,
    clause: proposal.clause,
    ...rolesOf(roles),
    task: task ?? proposal.task,
    output: proposal.output,
    words: proposal.words,
    time,
    assumed,
    revision: (before?.revision ?? 0) + (isMoved ? 1 : 0),
  })
  return read.success ? { kind: 'deadline', deadline: read.data } : fault('no-deadline')
}
