import type { Expression } from '../../../knowledge/schema/expression.ts'
import type { Parameter } from '../../../knowledge/schema/schema.ts'

const SIGNS = { atLeast: '>=', moreThan: '>', atMost: '<=', lessThan: '<' } as const

/** A condition as one line, thresholds as the documents write them: "rice: area >= 500 ha". */
export const inOneLine = (
  expression: Expression,
  parameters: ReadonlyMap<string, Parameter>,
): string => {
  const say = (part: Expression): string => inOneLine(part, parameters)
  if ('all' in expression) return expression.all.map(say).join(' and ')
  if ('any' in expression) return expression.any.map(say).join(' or ')
  if ('not' in expression) return `not (${say(expression.not)})`
  if ('when' in expression) return `(${say(expression.when.if)}: ${say(expression.when.then)})`
  if ('equals' in expression) return `${expression.equals.fact} = ${expression.equals.value}`
  if ('oneOf' in expression)
    return `${expression.oneOf.fact} in ${expression.oneOf.values.join(' ')}`
  if ('judge' in expression) return `${expression.judge.fact} to be decided`
  for (const [name, sign] of Object.entries(SIGNS) as [keyof typeof SIGNS, string][]) {
    const test = (expression as Record<string, { fact: string; parameter: string }>)[name]
    if (test)
      return `${test.fact} ${sign} ${parameters.get(test.parameter)?.values.at(-1)?.text ?? '?'}`
  }
  throw new Error('an expression outside the vocabulary')
}
