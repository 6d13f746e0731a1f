import type { Fault } from '../faults.ts'

/** The parts of a schema's complaint that a reason is made of; `input` is left out where missing. */
interface Issue {
  readonly code: string
  readonly input?: unknown
  readonly expected?: string
  readonly format?: string
  readonly keys?: readonly string[]
  readonly values?: readonly unknown[]
  readonly minimum?: number | bigint
  readonly inclusive?: boolean
  readonly maximum?: number | bigint
}

/** Why a field does not fit its schema, as the key of a phrase and what it names. */
export const reasonOf = (issue: Issue): Pick<Fault, 'reason' | 'values'> => {
  const { code } = issue
  if (code === 'unrecognized_keys')
    return { reason: 'unknown-field', values: { fields: (issue.keys ?? []).join(', ') } }
  if (issue.input === undefined) return { reason: 'missing' }
  if (code === 'invalid_type')
    return { reason: 'wrong-type', values: { expected: issue.expected ?? '' } }
  if (code === 'invalid_value')
    return { reason: 'wrong-value', values: { allowed: (issue.values ?? []).join(', ') } }
  if (code === 'invalid_format')
    return { reason: issue.format === 'date' ? 'no-day' : 'wrong-form' }
  if (code === 'too_small') {
    const least = Number(issue.minimum) + (issue.inclusive === false ? 1 : 0)
    return { reason: 'too-small', values: { least } }
  }
  if (code === 'too_big') return { reason: 'too-big', values: { most: String(issue.maximum) } }
  return { reason: 'no-such-shape' }
}
