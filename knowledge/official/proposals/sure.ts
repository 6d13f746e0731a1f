import { partsOf, type Time } from '../../schema/deadline.ts'
import { answeringOf, type RowRoles } from '../../schema/roles.ts'
import type { ProposalGround, Sure } from './proposal.ts'

const UNDATED: ReadonlySet<string> = new Set(['recurring', 'ongoing', 'unresolved'])

/** What a proposal stands on. */
export interface Evidence {
  readonly time: Time
  readonly roles: RowRoles
  readonly isInherited: boolean
  readonly isRow: boolean
  readonly hasDuty: boolean
  readonly isYearAssumed: boolean
}

/** Every ground for and against a proposal. */
export const groundsOf = (evidence: Evidence): readonly ProposalGround[] => {
  const { time, roles, isInherited, isRow, hasDuty, isYearAssumed } = evidence
  const isDated = partsOf(time).some(
    (part) => !UNDATED.has(part.kind) && !(part.kind === 'after' && part.on === null),
  )
  const isNamed = answeringOf(roles).lead.length > 0
  return [
    isDated ? 'dated' : 'undated',
    isNamed ? (isInherited ? 'inherited' : 'named') : 'nobody',
    ...(isRow ? (['row'] as const) : []),
    ...(hasDuty ? (['duty'] as const) : []),
    ...(isYearAssumed ? (['yearless'] as const) : []),
  ]
}

const NEEDED_FOR_HIGH = 3
const NEEDED_FOR_MIDDLE = 2

/** How sure these grounds make it: see `Sure`. */
export const sureOf = (grounds: readonly ProposalGround[]): Sure => {
  const has = (one: ProposalGround) => grounds.includes(one)
  const found = [has('dated'), has('named'), has('row') || has('duty')].filter(Boolean).length
  const count = found + (has('inherited') ? 0.5 : 0)
  if (count >= NEEDED_FOR_HIGH && !has('yearless')) return 'high'
  return count >= NEEDED_FOR_MIDDLE ? 'middle' : 'low'
}
