import { judge, type Rules } from '../../../knowledge/rules/judge.ts'
import type { Programme } from '../../../knowledge/schema/programme.ts'
import { exactly, type Value, type Values } from '../../../knowledge/rules/value.ts'
import { AS_OF } from './oracle.ts'
import { amount, choice, truth } from './rules.ts'

/** Ids of the mandatory conditions that fail. */
export const failing = (programme: Programme, values: Values, given: Rules): readonly string[] =>
  judge(programme, values, AS_OF, given)
    .mandatory.filter(({ status }) => status === 'not_met')
    .map(({ condition }) => condition.id)

/** Every value that could matter: each bound and its neighbours, each option, both truths. */
export const candidates = (
  programme: Programme,
  given: Rules,
): readonly (readonly [string, Value])[] => {
  const visit = (expression: unknown): readonly (readonly [string, Value])[] => {
    if (typeof expression !== 'object' || expression === null) return []
    const { fact: id, parameter } = expression as { fact?: string; parameter?: string }
    const fact = given.facts.get(id ?? '')
    if (!fact) return Object.values(expression).flatMap(visit)
    if (!fact.actionable) return []
    const bound = given.parameters.get(parameter ?? '')?.values.at(-1)?.value
    if (bound !== undefined)
      return [-1, 0, 1].map((step) => [fact.id, amount(exactly(bound * fact.scale + step))])
    if (fact.type === 'truth')
      return [
        [fact.id, truth(true)],
        [fact.id, truth(false)],
      ]
    return fact.options.map((option) => [fact.id, choice(option.id)])
  }
  const all = programme.conditions
    .filter(({ kind }) => kind !== 'priority')
    .map(({ test: of }) => of)
  return [...new Map(all.flatMap(visit).map((one) => [JSON.stringify(one), one])).values()]
}

/** Every choice of at most so many facts with a value for each. */
export const setsOf = (
  from: readonly (readonly [string, Value])[],
  size: number,
): readonly Values[] => {
  if (size === 0) return [{}]
  const [first, ...rest] = from
  if (!first) return [{}]
  const [fact, value] = first
  const others = rest.filter(([id]) => id !== fact)
  return [
    ...setsOf(rest, size),
    ...setsOf(others, size - 1).map((set) => ({ ...set, [fact]: value })),
  ]
}
