import { statusOfChoice, statusOfNumber } from './answer-status.ts'
import { shortfall, type Comparator } from './comparison.ts'
import type { Expression } from '../schema/expression.ts'
import type { Status, Trace } from './judgement.ts'
import { valueOn } from './parameters.ts'
import type { Fact } from '../schema/fact.ts'
import type { Citation, Parameter } from '../schema/schema.ts'
import { allOf, anyOf, notOf, whenOf } from './status.ts'
import type { Values } from './value.ts'

/** What an expression is evaluated with. `citation` is that of its condition. */
export interface Evaluation {
  readonly values: Values
  /** Civil day. */
  readonly asOf: string
  readonly facts: ReadonlyMap<string, Fact>
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly citation: Citation
}

const COMPARATORS: readonly Comparator[] = ['atLeast', 'moreThan', 'atMost', 'lessThan']

const NONE: readonly Trace[] = []

const leaf = (
  op: string,
  fact: string,
  status: Status,
  evaluation: Evaluation,
  required: Trace['required'] = null,
  gap: Trace['gap'] = null,
  citation: Citation = evaluation.citation,
): Trace => ({
  op,
  status,
  fact,
  stated: evaluation.values[fact] ?? null,
  required,
  gap,
  citation,
  children: NONE,
})

const compareWithParameter = (
  comparator: Comparator,
  test: { readonly fact: string; readonly parameter: string },
  evaluation: Evaluation,
): Trace => {
  const fact = evaluation.facts.get(test.fact)
  const parameter = evaluation.parameters.get(test.parameter)
  if (!fact || !parameter)
    throw new Error(`a comparison with no such fact or parameter: ${JSON.stringify(test)}`)
  if (fact.unit !== parameter.unit)
    throw new Error(`${fact.id} is in ${fact.unit}, ${parameter.id} in ${parameter.unit}`)
  const inForce = valueOn(parameter, evaluation.asOf)
  if (!inForce) return leaf('out-of-range', fact.id, 'authority', evaluation)
  const bound = Math.round(inForce.value * fact.scale)
  const value = evaluation.values[fact.id]
  const status = statusOfNumber(fact, value, comparator, bound)
  const missing =
    status === 'not_met' && value?.is === 'amount'
      ? shortfall(value.interval, comparator, bound)
      : null
  const { unit } = parameter
  const { value: stands, text, source, clause } = inForce
  return leaf(
    comparator,
    fact.id,
    status,
    evaluation,
    { parameter: parameter.id, value: stands, unit, bound: comparator, text },
    missing === null || bound === 0
      ? null
      : { value: missing / fact.scale, percent: (missing / bound) * 100, unit },
    { source, clause },
  )
}

const branch = (
  op: string,
  status: Status,
  children: readonly Trace[],
  evaluation: Evaluation,
): Trace => ({
  op,
  status,
  fact: null,
  stated: null,
  required: null,
  gap: null,
  citation: evaluation.citation,
  children,
})

const statuses = (traces: readonly Trace[]) => traces.map(({ status }) => status)

/**
 * Evaluates one expression to a tree. Pure: no clock, no locale. Throws only for content that the
 * checker would have refused (a fact that does not exist, metres compared with money).
 */
export const evaluate = (expression: Expression, evaluation: Evaluation): Trace => {
  const each = (parts: readonly Expression[]) => parts.map((part) => evaluate(part, evaluation))
  if ('all' in expression) {
    const parts = each(expression.all)
    return branch('all', allOf(statuses(parts)), parts, evaluation)
  }
  if ('any' in expression) {
    const parts = each(expression.any)
    return branch('any', anyOf(statuses(parts)), parts, evaluation)
  }
  if ('not' in expression) {
    const part = evaluate(expression.not, evaluation)
    return branch('not', notOf(part.status), [part], evaluation)
  }
  if ('when' in expression) {
    const gate = evaluate(expression.when.if, evaluation)
    const then = evaluate(expression.when.then, evaluation)
    return branch('when', whenOf(gate.status, then.status), [gate, then], evaluation)
  }
  if ('equals' in expression) {
    const { fact, value } = expression.equals
    const status = statusOfChoice(evaluation.values[fact], [value])
    const required = { parameter: null, value, unit: null, bound: 'equals', text: null } as const
    return leaf('equals', fact, status, evaluation, required)
  }
  if ('oneOf' in expression) {
    const { fact, values } = expression.oneOf
    const status = statusOfChoice(evaluation.values[fact], values)
    const required = {
      parameter: null,
      value: values,
      unit: null,
      bound: 'oneOf',
      text: null,
    } as const
    return leaf('oneOf', fact, status, evaluation, required)
  }
  if ('judge' in expression) {
    const { fact } = expression.judge
    const stated = evaluation.values[fact]
    return leaf('judge', fact, stated ? 'authority' : 'unknown', evaluation)
  }
  const comparator = COMPARATORS.find((one) => one in expression)
  if (!comparator) throw new Error(`an expression of no known kind: ${JSON.stringify(expression)}`)
  const test = (expression as Record<Comparator, { fact: string; parameter: string }>)[comparator]
  return compareWithParameter(comparator, test, evaluation)
}
