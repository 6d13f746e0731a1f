import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judge, type Rules } from '../../../knowledge/rules/judge.ts'
import { applied, nearestWay, type Nearest } from '../../../knowledge/rules/nearest.ts'
import type { Programme } from '../../../knowledge/schema/programme.ts'
import { exactly, lessThan, type Values } from '../../../knowledge/rules/value.ts'
import { candidates, failing, setsOf } from '../../support/content/changes.ts'
import { programmeOf, rules } from '../../support/content/content.ts'
import { allMet, AS_OF, gates, SECTORS, statedFor, statesOf } from '../../support/content/oracle.ts'
import { amount, choice, truth, unsaid } from '../../support/content/rules.ts'

const PROGRAMMES = ['kien-giang-167', 'an-giang-167'] as const

const wayOf = (programme: Programme, values: Values, given: Rules = rules): Nearest =>
  nearestWay(judge(programme, values, AS_OF, given), values, given)

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
