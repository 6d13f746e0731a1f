import type { Content, FromFile } from '../content.ts'
import type { Expression } from '../schema/expression.ts'
import type { Fault } from '../faults.ts'
import type { ProvinceId } from '../schema/primitives.ts'
import type { Fact } from '../schema/fact.ts'
import type { Parameter } from '../schema/schema.ts'

const DAY_MS = 24 * 60 * 60 * 1000

type Reason = Pick<Fault, 'reason' | 'values'>

/** Every leaf of an expression, with its path. */
const leavesOf = (
  expression: Expression,
  path: string,
): readonly { readonly leaf: Expression; readonly path: string }[] => {
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

const optionReasons = (fact: Fact, wanted: readonly (string | boolean)[]): readonly Reason[] => {
  const misfit = [{ reason: 'comparison-misfit', values: { fact: fact.id, type: fact.type } }]
  if (fact.type === 'truth') return wanted.every((one) => typeof one === 'boolean') ? [] : misfit
  if (wanted.some((one) => typeof one === 'boolean')) return misfit
  if (fact.type === 'list') return []
  if (fact.type !== 'choice') return misfit
  const known = new Set<string | boolean>(fact.options.map(({ id }) => id))
  return wanted
    .filter((one) => !known.has(one))
    .map((one) => ({ reason: 'no-option', values: { fact: fact.id, option: String(one) } }))
}

const amountReasons = (fact: Fact, parameter: Parameter): readonly Reason[] => {
  if (fact.type !== 'amount' && fact.type !== 'years')
    return [{ reason: 'comparison-misfit', values: { fact: fact.id, type: fact.type } }]
  if (fact.unit === null || fact.unit === parameter.unit) return []
  return [{ reason: 'unit-misfit', values: { fact: fact.unit, parameter: parameter.unit } }]
}

/** What a leaf compares: with a parameter, with options, or, left to an authority, with nothing. */
const comparisonOf = (leaf: Expression) => {
  if ('atLeast' in leaf) return { ...leaf.atLeast, wanted: [] }
  if ('moreThan' in leaf) return { ...leaf.moreThan, wanted: [] }
  if ('atMost' in leaf) return { ...leaf.atMost, wanted: [] }
  if ('lessThan' in leaf) return { ...leaf.lessThan, wanted: [] }
  if ('equals' in leaf)
    return { fact: leaf.equals.fact, parameter: null, wanted: [leaf.equals.value] }
  if ('oneOf' in leaf) return { fact: leaf.oneOf.fact, parameter: null, wanted: leaf.oneOf.values }
  if ('judge' in leaf) return { fact: leaf.judge.fact, parameter: null, wanted: [] }
  return null
}

/**
 * Conditions compare what fits each other in kind and unit, with options that exist, and their numbers
 * stand in a document of the programme's own province.
 */
export const checkRules = (content: Content): readonly Fault[] => {
  const facts = new Map(content.facts.map(({ value }) => [value.id, value]))
  const parameters = new Map(content.parameters.map(({ value }) => [value.id, value]))
  const provinces = new Map(content.sources.map(({ value }) => [value.id, value.province]))
  const isForeign = (parameter: Parameter, province: ProvinceId) =>
    parameter.values.some(({ source }) => (provinces.get(source) ?? province) !== province)
  const reasonsOf = (leaf: Expression, province: ProvinceId): readonly Reason[] => {
    const comparison = comparisonOf(leaf)
    if (!comparison) return []
    const fact = facts.get(comparison.fact)
    if (!fact) return []
    if (comparison.parameter === null)
      return comparison.wanted.length > 0 ? optionReasons(fact, comparison.wanted) : []
    const parameter = parameters.get(comparison.parameter)
    const values = { parameter: comparison.parameter }
    if (!parameter) return []
    if (isForeign(parameter, province)) return [{ reason: 'other-province-figure', values }]
    return amountReasons(fact, parameter)
  }
  return content.programmes.flatMap(({ file, value }) =>
    value.conditions.flatMap(({ appliesTo, test }, at) =>
      [
        ...Object.entries(appliesTo).map(([fact, option]) => ({
          leaf: { equals: { fact, value: option } },
          path: `conditions.${at}.appliesTo.${fact}`,
        })),
        ...leavesOf(test, `conditions.${at}.test`),
      ].flatMap(({ leaf, path }) =>
        reasonsOf(leaf, value.province).map((reason) => ({ file, place: path, ...reason })),
      ),
    ),
  )
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10)

const periodFaults = ({ file, value }: FromFile<Parameter>): readonly Fault[] =>
  value.values.flatMap(({ from, until }, at) => {
    const place = `${value.id}.values.${at}`
    const before = value.values[at - 1]
    if (until !== null && until < from) return [{ file, place, reason: 'ends-before-start' }]
    if (!before) return []
    if (before.until === null || before.until >= from) return [{ file, place, reason: 'overlap' }]
    return dayAfter(before.until) === from ? [] : [{ file, place, reason: 'gap' }]
  })

/** Periods of a parameter follow each other without gap or overlap. */
export const checkParameters = (content: Content): readonly Fault[] =>
  content.parameters.flatMap(periodFaults)
