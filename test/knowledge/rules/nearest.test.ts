import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judge, type Rules } from '../../../knowledge/rules/judge.ts'
import { applied, nearestWay, type Nearest } from '../../../knowledge/rules/nearest.ts'
import type { Expression } from '../../../knowledge/schema/expression.ts'
import type { Programme } from '../../../knowledge/schema/programme.ts'
import { exactly, lessThan, type Value, type Values } from '../../../knowledge/rules/value.ts'
import { programmeOf, rules } from '../../support/content/content.ts'
import { allMet, AS_OF, gates, SECTORS, statedFor, statesOf } from '../../support/content/oracle.ts'
import {
  amount,
  byId,
  choice,
  factOf,
  parameterOf,
  truth,
  unsaid,
} from '../../support/content/rules.ts'

const PROGRAMMES = ['kien-giang-167', 'an-giang-167'] as const

const wayOf = (programme: Programme, values: Values, given: Rules = rules): Nearest =>
  nearestWay(judge(programme, values, AS_OF, given), values, given)

const failing = (programme: Programme, values: Values, given: Rules): readonly string[] =>
  judge(programme, values, AS_OF, given)
    .mandatory.filter(({ status }) => status === 'not_met')
    .map(({ condition }) => condition.id)

/** Every value that could matter: each bound and its neighbours, each option, both truths. */
const candidates = (programme: Programme, given: Rules): readonly (readonly [string, Value])[] => {
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
const setsOf = (from: readonly (readonly [string, Value])[], size: number): readonly Values[] => {
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

/** The way mends everything but what is fixed, and no set of fewer facts does. */
const expectSmallest = (programme: Programme, values: Values, given: Rules = rules) => {
  const { changes, fixed } = wayOf(programme, values, given)
  const before = failing(programme, values, given)
  const left = failing(programme, applied(values, changes), given)
  expect(left.length).toBe(fixed.length)
  expect(changes.length > 0).toBe(before.length > left.length)
  for (const { fact } of changes) expect(given.facts.get(fact)?.actionable).toBe(true)
  if (changes.length === 0) return
  for (const one of changes) {
    const without = applied(
      values,
      changes.filter((other) => other !== one),
    )
    expect(failing(programme, without, given).length).toBeGreaterThan(left.length)
  }
  const smaller = setsOf(candidates(programme, given), Math.min(changes.length - 1, 2))
  const isAsGood = (set: Values) =>
    failing(programme, { ...values, ...set }, given).every((id) => left.includes(id))
  expect(smaller.filter(isAsGood)).toEqual([])
}

const stateArbitrary = (programme: string, sector: string): fc.Arbitrary<Values> =>
  fc.record(
    Object.fromEntries(
      Object.entries(statedFor(programme, sector)).map(([fact, stated]) => [
        fact,
        fc.constantFrom(...statesOf(fact, stated).map(({ value }) => value)),
      ]),
    ),
  )

for (const id of PROGRAMMES)
  test(`the nearest way mends every condition of ${id} that can be mended, and no smaller one does`, () => {
    const programme = programmeOf(id)
    for (const sector of SECTORS)
      fc.assert(
        fc.property(stateArbitrary(id, sector), (values) => {
          expectSmallest(programme, { ...gates(programme, sector), ...values })
        }),
        { numRuns: 40 },
      )
  })

test('a cooperative that lacks several figures is eligible once they are at their bounds', () => {
  for (const id of PROGRAMMES)
    for (const sector of SECTORS) {
      const programme = programmeOf(id)
      const met = allMet(programme, sector)
      const short = Object.fromEntries(
        Object.entries(statedFor(id, sector)).flatMap(([fact, stated]) =>
          stated.atLeast !== undefined && rules.facts.get(fact)?.actionable
            ? [[fact, amount(exactly(stated.atLeast - 1))] as const]
            : [],
        ),
      )
      const { changes, fixed } = wayOf(programme, { ...met, ...short })
      expect(fixed).toEqual([])
      expect(changes.map(({ fact }) => fact).toSorted()).toEqual(Object.keys(short).toSorted())
      const mended = applied({ ...met, ...short }, changes)
      expect(judge(programme, mended, AS_OF, rules).eligibility).toBe('eligible')
      for (const { to, leaf } of changes) {
        const bound = statedFor(id, sector)[leaf.fact ?? '']?.atLeast ?? null
        expect(to.is === 'amount' && to.interval.from).toBe(bound)
      }
    }
})

test('what is of the past, or what the cooperative is, is told apart and never changed', () => {
  const programme = programmeOf('kien-giang-167')
  const met = allMet(programme, 'rice')
  const values = {
    ...met,
    profit: truth(false),
    score: amount(exactly(6000)),
    members: amount(exactly(299)),
  }
  const { changes, fixed } = wayOf(programme, values)
  expect(changes.map(({ fact }) => fact)).toEqual(['members'])
  expect(fixed.map(({ trace }) => trace.fact)).toEqual(['profit', 'score'])
  const group = wayOf(programme, { ...met, entity: choice('group') })
  expect(group.changes).toEqual([])
  expect(group.fixed.map(({ condition }) => condition.id)).toEqual(['kg-entity'])
})

test('what is not known stays to be verified behind the change', () => {
  const programme = programmeOf('kien-giang-167')
  const values = {
    ...allMet(programme, 'rice'),
    wage: unsaid('unknown'),
    members: amount(lessThan(300)),
  }
  const { changes } = wayOf(programme, values)
  expect(changes.map(({ fact }) => fact)).toEqual(['members'])
  const mended = judge(programme, applied(values, changes), AS_OF, rules)
  expect(mended.eligibility).toBe('needs_verification')
})

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
