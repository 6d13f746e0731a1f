import type { ProgrammeStatus } from '../../knowledge/schema/programme.ts'
import type { Unit } from '../../knowledge/schema/fact.ts'

export interface CitationLine extends Readonly<{
  document: string
  clause: string
  label: string
}> {}

export interface Amount {
  readonly text: string
  readonly value: number | boolean | string | null
  readonly unit: Unit | null
  readonly bound?: 'atLeast' | 'moreThan' | 'equals'
  /** In place of `value` where an interval was stated; null is no bound. */
  readonly from?: number | null
  readonly to?: number | null
}

export interface Gap {
  readonly text: string
  readonly value: number
  readonly percent: number
  readonly unit: Unit
}

export interface VerdictView {
  readonly eligibility: 'eligible' | 'not_eligible' | 'needs_verification'
  /** Null while the old province is not known. */
  readonly programme: { readonly id: string; readonly status: ProgrammeStatus } | null
  readonly failing: readonly {
    readonly fact: string
    readonly required: Amount
    readonly actual: Amount
    readonly gap: Gap | null
    readonly citations: readonly CitationLine[]
  }[]
  readonly toVerify: readonly {
    readonly fact: string
    readonly reason: 'unknown' | 'vague' | 'not-asked' | 'authority' | 'no-conditions'
    readonly text: string
    readonly citations: readonly CitationLine[]
  }[]
  readonly priorityMet: readonly {
    readonly condition: string
    readonly citations: readonly CitationLine[]
  }[]
}
