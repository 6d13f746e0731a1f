import type { Fault } from './faults.ts'

/** The parts of a schema's complaint that a reason is made of; `input` is left out where missing. */
interface Issue {
  readonly code: string
  readonly input?: unknown
  readonly expected?: string
  readonly format?: string
  readonly keys?: readonly string[]
  readonly values?: readonly unknown[]
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
}

const UNIONS = new Set(['invalid_union', 'invalid_key', 'invalid_element'])

/** Why a field does not fit its schema, as the key of a phrase and what it names. */
export const reasonOf = (issue: Issue): Pick<Fault, 'reason' | 'values'> => {
  const { code } = issue
  if (code === 'unrecognized_keys')
    return { reason: 'unknown-field', values: { fields: (issue.keys ?? []).join(', ') } }
  if (!('input' in issue)) return { reason: 'missing' }
  if (code === 'invalid_type')
    return { reason: 'wrong-type', values: { expected: issue.expected ?? '' } }
  if (code === 'invalid_value')
    return { reason: 'wrong-value', values: { allowed: (issue.values ?? []).join(', ') } }
  if (code === 'invalid_format')
    return { reason: issue.format === 'date' ? 'no-day' : 'wrong-form' }
  if (code === 'too_small') return { reason: 'too-small', values: { least: String(issue.minimum) } }
  if (code === 'too_big') return { reason: 'too-big', values: { most: String(issue.maximum) } }
  return { reason: UNIONS.has(code) ? 'no-such-shape' : 'unfit' }
}
