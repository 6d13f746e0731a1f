import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judge, statusOn } from '../../knowledge/judge.ts'
import { openFacts } from '../../knowledge/open-facts.ts'
import { between, isExact, type Value, type Values } from '../../knowledge/value.ts'
import { leavesOf } from '../../handlers/standing.ts'
import { programmeOf, rules } from '../support/content.ts'
import { AS_OF, allMet, gates, SECTORS, statedFor, statesOf } from '../support/oracle.ts'

const RUNS = process.env['LONG'] ? 100_000 : 2000
const PROGRAMMES = ['kien-giang-167', 'an-giang-167'] as const

const judged = (id: string, values: Values) => judge(programmeOf(id), values, AS_OF, rules)

/** Any programme, any sector, any mixture of states, some facts missing. */
const situation = fc
  .record({ id: fc.constantFrom(...PROGRAMMES), sector: fc.constantFrom(...SECTORS) })
  .chain(({ id, sector }) => {
    const facts = Object.entries(statedFor(id, sector))
    return fc
      .tuple(
        ...facts.map(([fact, stated]) => fc.option(fc.constantFrom(...statesOf(fact, stated)))),
      )
      .map((states) => {
        const values: Record<string, Value> = { ...gates(programmeOf(id), sector) }
        states.forEach((state, at) => {
          const fact = facts[at]?.[0]
          if (state?.value && fact) values[fact] = state.value
        })
        return { id, sector, values }
      })
  })

const isDecided = (value: Value | undefined) =>
  value !== undefined &&
  value.is !== 'unknown' &&
  !(value.is === 'amount' && !isExact(value.interval))

test('adding or narrowing an answer never turns a decided verdict round', () => {
  fc.assert(
    fc.property(situation, fc.nat(), ({ id, sector, values }, pick) => {
      const before = judged(id, values)
      const open = Object.entries(statedFor(id, sector)).filter(
        ([fact]) => !isDecided(values[fact]),
      )
      const [fact, stated] = open[pick % Math.max(open.length, 1)] ?? []
      if (!fact || !stated) return
      const old = values[fact]
      for (const state of statesOf(fact, stated)) {
        if (!state.value || !isDecided(state.value)) continue
        if (old?.is === 'amount' && state.value.is === 'amount') {
          const { from } = state.value.interval
          if (
            from === null ||
            from < (old.interval.from ?? from) ||
            from > (old.interval.to ?? from)
          )
            continue
        }
        const after = judged(id, { ...values, [fact]: state.value })
        if (before.eligibility === 'not_eligible') expect(after.eligibility).toBe('not_eligible')
        if (before.eligibility === 'eligible') expect(after.eligibility).toBe('eligible')
      }
    }),
    { numRuns: RUNS, seed: 1 },
  )
})

test('nothing unknown is ever eligible', () => {
  fc.assert(
    fc.property(situation, ({ id, sector, values }) => {
      const facts = Object.keys(statedFor(id, sector))
      const everythingSaid = facts.every((fact) => isDecided(values[fact]))
      if (judged(id, values).eligibility === 'eligible') expect(everythingSaid).toBe(true)
    }),
    { numRuns: RUNS, seed: 2 },
  )
})

test('the order in which answers came does not matter', () => {
  fc.assert(
    fc.property(situation, fc.nat(), ({ id, values }, turn) => {
      const entries = Object.entries(values)
      const cut = turn % entries.length
      const shuffled = Object.fromEntries([
        ...entries.slice(cut),
        ...entries.slice(0, cut).toReversed(),
      ])
      expect(judged(id, shuffled)).toEqual(judged(id, values))
    }),
    { numRuns: RUNS, seed: 3 },
  )
})

test('priority conditions never change eligibility', () => {
  fc.assert(
    fc.property(situation, fc.subarray(['1', '2', '3', '4', '5']), ({ id, values }, items) => {
      const without = judged(id, values).eligibility
      expect(judged(id, { ...values, priority: { is: 'list', items, said: '' } }).eligibility).toBe(
        without,
      )
    }),
    { numRuns: RUNS, seed: 4 },
  )
})

test('every leaf carries a citation, and every failing amount its gap', () => {
  fc.assert(
    fc.property(situation, ({ id, values }) => {
      for (const { trace } of judged(id, values).mandatory)
        for (const leaf of leavesOf(trace)) {
          expect(leaf.citation.clause).not.toBe('')
          if (leaf.status === 'not_met' && leaf.stated?.is === 'amount')
            expect(leaf.gap?.value).toBeGreaterThan(0)
        }
    }),
    { numRuns: RUNS, seed: 5 },
  )
})

test('an open fact can change the result or its open points, and no other fact is asked', () => {
  fc.assert(
    fc.property(situation, ({ id, sector, values }) => {
      const open = openFacts(programmeOf(id), values, AS_OF, rules)
      const missing = Object.keys(statedFor(id, sector)).filter(
        (fact) => values[fact] === undefined,
      )
      expect(open.filter((fact) => fact !== 'priority').toSorted()).toEqual(missing.toSorted())
    }),
    { numRuns: RUNS, seed: 6 },
  )
})

test('priority is asked last, and not at all once a condition has failed', () => {
  const programme = programmeOf('kien-giang-167')
  const met = allMet(programme, 'rice')
  expect(openFacts(programme, met, AS_OF, rules)).toEqual(['priority'])
  const failing: Values = { ...met, dossier: { is: 'truth', value: false, said: '' } }
  expect(openFacts(programme, failing, AS_OF, rules)).toEqual([])
})

test('the sector is asked before anything that hangs on it', () => {
  const programme = programmeOf('kien-giang-167')
  const { sector: _, ...values } = allMet(programme, 'fruit')
  expect(openFacts(programme, values, AS_OF, rules)).toEqual(['sector', 'priority'])
})

test('the gap of a range below is the smallest that is possible', () => {
  const value: Value = { is: 'amount', interval: between(200, 299), said: '', unit: null }
  const values = { ...allMet(programmeOf('kien-giang-167'), 'rice'), members: value }
  const leaf = judged('kien-giang-167', values)
    .mandatory.filter(({ status }) => status === 'not_met')
    .flatMap(({ trace }) => leavesOf(trace))
    .find(({ status }) => status === 'not_met')
  expect(leaf?.gap).toEqual({ value: 1, percent: (1 / 300) * 100, unit: 'member' })
})

test.each([
  ['kien-giang-167', '2021-07-14', 'upcoming'],
  ['kien-giang-167', '2021-07-15', 'open'],
  ['kien-giang-167', '2021-07-31', 'open'],
  ['kien-giang-167', '2021-08-01', 'closed'],
  ['kien-giang-167', '2025-12-31', 'closed'],
  ['kien-giang-167', '2026-11-21', 'ended'],
  ['an-giang-167', '2021-09-14', 'upcoming'],
  ['an-giang-167', '2021-09-15', 'closed'],
  ['an-giang-167', '2025-12-31', 'closed'],
  ['an-giang-167', '2026-01-01', 'ended'],
  ['kon-tum-167', '2024-10-22', 'upcoming'],
  ['kon-tum-167', '2024-10-23', 'closed'],
  ['kon-tum-167', '2025-12-31', 'closed'],
  ['kon-tum-167', '2026-11-21', 'ended'],
  ['dak-nong-167', '2021-05-10', 'upcoming'],
  ['dak-nong-167', '2021-05-11', 'closed'],
  ['dak-nong-167', '2025-12-31', 'closed'],
  ['dak-nong-167', '2026-11-21', 'ended'],
])('%s on %s is %s', (id, day, status) => {
  expect(statusOn(programmeOf(id), day)).toBe(status)
})

test.each(['kon-tum-167', 'dak-nong-167'])(
  '%s has no conditions, so an authority must verify',
  (id) => {
    expect(judged(id, {}).eligibility).toBe('needs_verification')
  },
)
