import { evaluate } from './evaluate.ts'
import type { Eligibility, Judged, Judgement } from './judgement.ts'
import { ruleOf, type Programme, type ProgrammeStatus } from '../schema/programme.ts'
import type { Fact } from '../schema/fact.ts'
import type { Parameter } from '../schema/schema.ts'
import type { Values } from './value.ts'

/** What judging needs besides the programme and the answers. */
export interface Rules {
  readonly facts: ReadonlyMap<string, Fact>
  readonly parameters: ReadonlyMap<string, Parameter>
}

/** The status of a programme on a civil day: the last period that has begun. */
export const statusOn = (programme: Programme, day: string): ProgrammeStatus => {
  const begun = programme.status.findLast(({ from }) => from === null || from <= day)
  if (!begun) throw new Error(`${programme.id} has no status on ${day}`)
  return begun.is
}

const eligibilityOf = (mandatory: readonly Judged[]): Eligibility => {
  if (mandatory.some(({ status }) => status === 'not_met')) return 'not_eligible'
  const isDecided = mandatory.every(({ status }) => status === 'met' || status === 'not_applicable')
  return isDecided && mandatory.length > 0 ? 'eligible' : 'needs_verification'
}

/**
 * Judges what was stated by the rules of one programme as of a civil day. A fact that is missing,
 * not known or too wide never makes a condition met; priority conditions never decide; a programme
 * without mandatory conditions is for an authority to verify.
 */
export const judge = (
  programme: Programme,
  values: Values,
  asOf: string,
  { facts, parameters }: Rules,
): Judgement => {
  const judged = programme.conditions.map((condition): Judged => {
    const citation = { source: programme.source, clause: condition.clause }
    const trace = evaluate(ruleOf(condition), { values, asOf, facts, parameters, citation })
    return { condition, status: trace.status, trace }
  })
  const mandatory = judged.filter(({ condition }) => condition.kind !== 'priority')
  return {
    programme,
    asOf,
    status: statusOn(programme, asOf),
    eligibility: eligibilityOf(mandatory),
    mandatory,
    priority: judged.filter(({ condition }) => condition.kind === 'priority'),
  }
}
