import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judge, type Rules } from '../../../knowledge/rules/judge.ts'
import { applied, nearestWay, type Nearest } from '../../../knowledge/rules/nearest.ts'
import type { Expression } from '../../../knowledge/schema/expression.ts'
import type { Programme } from '../../../knowledge/schema/programme.ts'
import { exactly, type Values } from '../../../knowledge/rules/value.ts'
import { candidates, failing, setsOf } from '../../support/content/changes.ts'
import { programmeOf } from '../../support/content/content.ts'
import { AS_OF } from '../../support/content/oracle.ts'
import { amount, byId, choice, factOf, parameterOf, truth } from '../../support/content/rules.ts'

const wayOf = (programme: Programme, values: Values, given: Rules): Nearest =>
  nearestWay(judge(programme, values, AS_OF, given), values, given)

const INVENTED: Rules = {
  facts: byId([
    factOf('members', 'amount', 'member'),
    factOf('area', 'amount', 'm2'),
    factOf('vehicles', 'amount', 'vehicle'),
    factOf('ocop', 'truth'),
    { ...factOf('sector', 'choice'), actionable: false },
    {
      ...factOf('model', 'choice'),
      options: ['1', '2', '3'].map((id) => ({ id, label: id, first: true, models: [] })),
    },
  ]),
  parameters: byId([
    parameterOf('m100', 'member', 100),
    parameterOf('m50', 'member', 50),
    parameterOf('a100', 'm2', 100),
    parameterOf('v10', 'vehicle', 10),
  ]),
}

const invented = (...tests: readonly Expression[]): Programme => ({
  ...programmeOf('kien-giang-167'),
  conditions: tests.map((of, at) => ({
    id: `c${at}`,
    kind: 'general',
    appliesTo: {},
    label: `c${at}`,
    test: of,
    clause: 'I',
    ask: 'lmhtx',
  })),
})

const { tree } = fc.letrec<{ leaf: Expression; tree: Expression }>((tie) => ({
  leaf: fc.oneof(
    fc
      .tuple(
        fc.constantFrom('atLeast', 'moreThan', 'atMost', 'lessThan'),
        fc.constantFrom(
          { fact: 'members', parameter: 'm100' },
          { fact: 'members', parameter: 'm50' },
          { fact: 'area', parameter: 'a100' },
          { fact: 'vehicles', parameter: 'v10' },
        ),
      )
      .map(([op, of]) => ({ [op]: of }) as unknown as Expression),
    fc.boolean().map((value): Expression => ({ equals: { fact: 'ocop', value } })),
    fc
      .subarray(['1', '2', '3'], { minLength: 1 })
      .map((values): Expression => ({ oneOf: { fact: 'model', values } })),
    fc.constant<Expression>({ equals: { fact: 'sector', value: 'rice' } }),
  ),
  tree: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    tie('leaf'),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all): Expression => ({ all })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((any): Expression => ({ any })),
    tie('tree').map((not): Expression => ({ not })),
  ),
}))

const stated = fc.record<Values>({
  members: fc.constantFrom(10, 50, 51, 100, 300).map((n) => amount(exactly(n))),
  area: fc.constantFrom(1, 100, 101).map((n) => amount(exactly(n))),
  vehicles: fc.constantFrom(0, 10, 11).map((n) => amount(exactly(n))),
  ocop: fc.boolean().map(truth),
  model: fc.constantFrom('1', '2', '3').map((id) => choice(id)),
  sector: fc.constantFrom('rice', 'other').map((id) => choice(id)),
})

test('of any single rule that can be written the nearest way is the smallest, alternatives and negations too', () => {
  fc.assert(
    fc.property(tree, stated, (rule, values) => {
      const programme = invented(rule)
      const { changes, fixed } = wayOf(programme, values, INVENTED)
      const all = setsOf(candidates(programme, INVENTED), 3)
      const good = all.filter(
        (set) => failing(programme, { ...values, ...set }, INVENTED).length === 0,
      )
      const fewest = Math.min(...good.map((set) => Object.keys(set).length))
      if (fixed.length > 0) expect(good).toEqual([])
      else if (Number.isFinite(fewest)) expect(changes.length).toBe(fewest)
      expect(failing(programme, applied(values, changes), INVENTED).length).toBe(
        fixed.length > 0 ? 1 : 0,
      )
    }),
    { numRuns: 300 },
  )
})

test('of alternatives the one that is relatively nearer is taken', () => {
  const either = invented({
    any: [
      { atLeast: { fact: 'members', parameter: 'm100' } },
      { atLeast: { fact: 'area', parameter: 'a100' } },
    ],
  })
  const changesOf = (members: number, area: number) =>
    wayOf(
      either,
      { members: amount(exactly(members)), area: amount(exactly(area)) },
      INVENTED,
    ).changes.map(({ fact }) => fact)
  expect(changesOf(90, 50)).toEqual(['members'])
  expect(changesOf(50, 90)).toEqual(['area'])
})

const boundReached = (op: 'atLeast' | 'moreThan') =>
  wayOf(
    invented({ [op]: { fact: 'members', parameter: 'm100' } } as unknown as Expression),
    { members: amount(exactly(99)) },
    INVENTED,
  ).changes[0]?.to

test('"more than" asks for one more than its bound, and "at least" for the bound itself', () => {
  expect(boundReached('atLeast')).toMatchObject({ interval: exactly(100) })
  expect(boundReached('moreThan')).toMatchObject({ interval: exactly(101) })
})

test('one figure that two conditions ask for is changed once, to what serves both', () => {
  const both = invented(
    { atLeast: { fact: 'members', parameter: 'm50' } },
    { atLeast: { fact: 'members', parameter: 'm100' } },
  )
  const { changes } = wayOf(both, { members: amount(exactly(10)) }, INVENTED)
  expect(changes).toHaveLength(1)
  expect(changes[0]?.to).toMatchObject({ interval: exactly(100) })
})
