import type { Content } from './content.ts'
import type { Expression } from './expression.ts'
import type { Fault } from './faults.ts'
import type { Fact } from './schema.ts'

const COMPARISONS = ['atLeast', 'moreThan', 'atMost', 'lessThan'] as const

/** Every leaf of an expression, with its path. */
const leavesOf = (expression: Expression, path: string): { leaf: Expression; path: string }[] => {
  if ('all' in expression)
    return expression.all.flatMap((part, at) => leavesOf(part, `${path}.all.${at}`))
  if ('any' in expression)
    return expression.any.flatMap((part, at) => leavesOf(part, `${path}.any.${at}`))
  if ('not' in expression) return leavesOf(expression.not, `${path}.not`)
  if ('when' in expression)
    return [
      ...leavesOf(expression.when.if, `${path}.when.if`),
      ...leavesOf(expression.when.then, `${path}.when.then`),
    ]
  return [{ leaf: expression, path }]
}

const choiceReasons = (fact: Fact, wanted: readonly (string | boolean)[]): string[] => {
  if (fact.type === 'truth')
    return wanted.some((value) => typeof value !== 'boolean') ? [`${fact.id} is true or false`] : []
  if (fact.type === 'list') return []
  if (fact.type !== 'choice') return [`${fact.id} is no choice`]
  const ids = fact.options.map((option) => option.id)
  return wanted
    .filter((value) => typeof value !== 'string' || !ids.includes(value))
    .map((value) => `${fact.id} has no option "${value}"`)
}

const leafReasons = (leaf: Expression, content: Content): string[] => {
  const facts = new Map(content.facts.map(({ value }) => [value.id, value]))
  const comparison = COMPARISONS.find((name) => name in leaf)
  if (comparison) {
    const test = (leaf as Record<typeof comparison, { fact: string; parameter: string }>)[
      comparison
    ]
    const fact = facts.get(test.fact)
    const parameter = content.parameters.find(({ value }) => value.id === test.parameter)?.value
    if (!fact) return [`no fact "${test.fact}"`]
    if (!parameter) return [`no parameter "${test.parameter}"`]
    if (fact.type !== 'amount' && fact.type !== 'years') return [`${fact.id} is no amount`]
    return fact.unit === parameter.unit
      ? []
      : [`${fact.id} is in ${fact.unit}, ${parameter.id} in ${parameter.unit}`]
  }
  const test =
    'equals' in leaf
      ? leaf.equals
      : 'oneOf' in leaf
        ? leaf.oneOf
        : 'judge' in leaf
          ? leaf.judge
          : null
  if (!test) return []
  const fact = facts.get(test.fact)
  if (!fact) return [`no fact "${test.fact}"`]
  if ('equals' in leaf) return choiceReasons(fact, [leaf.equals.value])
  return 'oneOf' in leaf ? choiceReasons(fact, leaf.oneOf.values) : []
}

/** Conditions name facts, parameters and options that exist and fit each other in kind and unit. */
export const checkRules = (content: Content): readonly Fault[] =>
  content.programmes.flatMap(({ file, value }) =>
    value.conditions.flatMap((condition, at) =>
      leavesOf(condition.test, `conditions.${at}.test`).flatMap(({ leaf, path }) =>
        leafReasons(leaf, content).map((reason) => ({ file, place: path, reason })),
      ),
    ),
  )

/** Periods of a parameter follow each other without gap or overlap, and end open or not at all. */
export const checkParameters = (content: Content): readonly Fault[] =>
  content.parameters.flatMap(({ file, value }) =>
    value.values.slice(1).flatMap((period, at) => {
      const before = value.values[at]?.until
      const place = `${value.id}.values.${at + 1}`
      if (!before || before >= period.from)
        return [{ file, place, reason: 'overlaps the period before it' }]
      const next = new Date(Date.parse(before) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
      return next === period.from
        ? []
        : [{ file, place, reason: 'leaves a gap after the period before it' }]
    }),
  )
