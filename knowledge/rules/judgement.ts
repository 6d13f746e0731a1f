import type { ProgrammeStatus, Condition, Programme } from '../schema/programme.ts'
import type { Unit } from '../schema/fact.ts'
import type { Citation } from '../schema/schema.ts'
import type { Value } from './value.ts'

export type Status = 'met' | 'not_met' | 'unknown' | 'not_applicable' | 'authority'

/** Distance to a threshold, in the fact's unit and as a share of what is required. */
export interface Distance {
  /** What is missing at least; always above zero. */
  readonly value: number
  /** Percent of the required value, not rounded. */
  readonly percent: number
  readonly unit: Unit
}

/** The evaluated tree of one condition. A leaf has no children. */
export interface Trace {
  readonly op: string
  readonly status: Status
  readonly fact: string | null
  readonly stated: Value | null
  readonly required: {
    readonly parameter: string | null
    /** In the fact's unit for amounts (65, not 6500), else an id, ids or a truth. */
    readonly value: number | string | boolean | readonly string[]
    readonly unit: Unit | null
    readonly bound: 'atLeast' | 'moreThan' | 'atMost' | 'lessThan' | 'equals' | 'oneOf'
    /** As the documents write it: "500 ha"; null for choices and truths. */
    readonly text: string | null
  } | null
  readonly gap: Distance | null
  readonly citation: Citation
  readonly children: readonly Trace[]
}

export interface Judged {
  readonly condition: Condition
  readonly status: Status
  readonly trace: Trace
}

export type Eligibility = 'eligible' | 'not_eligible' | 'needs_verification'

/** Three separate outputs: eligibility, status on the day, priority. */
export interface Judgement {
  readonly programme: Programme
  readonly asOf: string
  readonly status: ProgrammeStatus
  readonly eligibility: Eligibility
  /** Every condition that is not of kind `priority`, in the order of the file. */
  readonly mandatory: readonly Judged[]
  readonly priority: readonly Judged[]
}
