import type { Content } from '../../content.ts'
import type { Fault } from '../../faults.ts'
import { aimFaults, mustFaults } from './aims.ts'
import { bareDutyFaults } from './bare-duties.ts'
import { boundFaults } from './bounds.ts'
import { wordingContext } from '../told/context.ts'
import { namedFaults } from './named-agencies.ts'
import { openListFaults } from './open-lists.ts'
import { roleFaults } from './roles.ts'
import { rowRoleFaults } from './row-roles.ts'
import { roundFaults } from './round.ts'
import { scopeFaults } from './scope.ts'
import { silenceFaults } from './silence.ts'
import { timeFaults } from './times.ts'

const CHECKS = [
  namedFaults,
  roleFaults,
  bareDutyFaults,
  rowRoleFaults,
  boundFaults,
  timeFaults,
  scopeFaults,
  aimFaults,
  mustFaults,
  openListFaults,
  silenceFaults,
  roundFaults,
]

/**
 * Compares what answers, rows and programmes say in words with what the clauses carry: roles, bounds,
 * times, scope, aims, open lists, silence, rounds that are over. Content that another check
 * finds at fault may be told wrongly here.
 */
export const checkWording = (content: Content): readonly Fault[] => {
  const context = wordingContext(content)
  return CHECKS.flatMap((check) => check(context))
}
