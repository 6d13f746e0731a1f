import { expect, test } from 'vitest'
import type { Expression } from '../../../knowledge/schema/expression.ts'
import type { Rules } from '../../../knowledge/rules/judge.ts'
import { ruleOf, type Programme } from '../../../knowledge/schema/programme.ts'
import { programmeOf, rules } from '../../support/content/content.ts'
import { PRIORITIES } from '../../support/content/oracle.ts'
import { faultsOf } from '../../support/content/faults.ts'

interface Mutant {
  readonly name: string
  readonly programme: Programme
  readonly rules: Rules
}

const COMPARATORS = ['atLeast', 'moreThan', 'atMost', 'lessThan'] as const

const idsOf = (fact: string): readonly string[] =>
  fact === 'priority' ? PRIORITIES : (rules.facts.get(fact)?.options.map(({ id }) => id) ?? [])

/** Every expression that differs from this one in one place. */
const changed = (expression: Expression): readonly { name: string; test: Expression }[] => {
  if ('when' in expression) {
    const { if: gate, then } = expression.when
    return [
      { name: 'no gate', test: then },
      { name: 'gate turned round', test: { when: { if: { not: gate }, then } } },
      ...changed(gate).map(({ name, test: mutant }) => ({
        name: `gate ${name}`,
        test: { when: { if: mutant, then } },
      })),
      ...changed(then).map(({ name, test: mutant }) => ({
        name,
        test: { when: { if: gate, then: mutant } },
      })),
    ]
  }
  if ('any' in expression) {
    const parts = expression.any
    return [
      { name: 'any made all', test: { all: parts } },
      ...parts.map((_, at) => ({
        name: `without part ${at}`,
        test: { any: parts.toSpliced(at, 1) },
      })),
      ...parts.flatMap((part, at) =>
        changed(part).map(({ name, test: mutant }) => ({
          name: `part ${at} ${name}`,
          test: { any: parts.with(at, mutant) },
        })),
      ),
    ]
  }
  if ('judge' in expression) {
    const { fact } = expression.judge
    const none = { equals: { fact, value: 'none-such' } }
    return [
      { name: 'passed without an authority', test: { not: none } },
      { name: 'failed without an authority', test: none },
    ]
  }
  if ('equals' in expression) {
    const { fact, value } = expression.equals
    const others = typeof value === 'boolean' ? [!value] : idsOf(fact).filter((id) => id !== value)
    return others.map((other) => ({
      name: `${other}`,
      test: { equals: { fact, value: other } },
    }))
  }
  if ('oneOf' in expression) {
    const { fact, values } = expression.oneOf
    const others = idsOf(fact).filter((id) => !values.includes(id))
    return [
      ...others.map((id) => ({
        name: `also ${id}`,
        test: { oneOf: { fact, values: [...values, id] } },
      })),
      ...values.map((id) => {
        const rest = values.filter((one) => one !== id)
        return {
          name: `without ${id}`,
          test: { oneOf: { fact, values: rest.length > 0 ? rest : ['none-such'] } },
        }
      }),
    ]
  }
  const comparator = COMPARATORS.find((one) => one in expression)
  if (!comparator) return []
  const operands = (expression as Record<string, unknown>)[comparator]
  return COMPARATORS.filter((one) => one !== comparator).map((one) => ({
    name: one,
    test: { [one]: operands } as unknown as Expression,
  }))
}

const conditionMutants = (programme: Programme): readonly Mutant[] =>
  programme.conditions.flatMap((condition, at) => {
    const make = (name: string, conditions: Programme['conditions']): Mutant => ({
      name: `${condition.id}: ${name}`,
      programme: { ...programme, conditions },
      rules,
    })
    return [
      make('removed', programme.conditions.toSpliced(at, 1)),
      make('another clause', programme.conditions.with(at, { ...condition, clause: 'VII.1' })),
      make(
        'another weight',
        programme.conditions.with(at, {
          ...condition,
          kind: condition.kind === 'priority' ? 'general' : 'priority',
        }),
      ),
      ...changed(ruleOf(condition)).map(({ name, test: mutant }) =>
        make(name, programme.conditions.with(at, { ...condition, appliesTo: {}, test: mutant })),
      ),
    ]
  })

const parameterMutants = (programme: Programme): readonly Mutant[] => {
  const own = [...rules.parameters.values()].filter(
    ({ values }) => values[0]?.source === programme.source,
  )
  return own.flatMap((parameter) => {
    const [value] = parameter.values
    if (!value) return []
    const make = (name: string, change: Partial<typeof value>): Mutant => ({
      name: `${parameter.id}: ${name}`,
      programme,
      rules: {
        ...rules,
        parameters: new Map(rules.parameters).set(parameter.id, {
          ...parameter,
          values: [{ ...value, ...change }],
        }),
      },
    })
    const step = parameter.unit === 'point' ? 0.01 : 1
    return [
      make('one more', { value: value.value + step }),
      make('one less', { value: value.value - step }),
      make('another clause', { clause: 'VII.1' }),
      make('another source', { source: 'kh-251-2023' }),
      make('out of force', { until: '2021-12-31' }),
    ]
  })
}

const mutantsOf = (id: string) => {
  const programme = programmeOf(id)
  return [...conditionMutants(programme), ...parameterMutants(programme)]
}

test.each([
  ['kien-giang-167', 400],
  ['an-giang-167', 100],
])('every single change of a rule of %s is noticed', { timeout: 600_000 }, (id, least) => {
  const mutants = mutantsOf(id)
  const survivors = mutants.filter(
    (mutant) => faultsOf(mutant.programme, mutant.rules).next().done === true,
  )
  expect(mutants.length).toBeGreaterThan(least)
  expect(survivors.map(({ name }) => name)).toEqual([])
})
