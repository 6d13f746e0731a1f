import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judge, statusOn } from '../../../knowledge/rules/judge.ts'
import { between, exactly, type Values } from '../../../knowledge/rules/value.ts'
import { leavesOf } from '../../../handlers/walk/progress.ts'
import { programmeOf, rules } from '../../support/content/content.ts'
import { AS_OF, allMet, SECTORS, statedFor, statesOf } from '../../support/content/oracle.ts'
import { amount, choice, list, truth } from '../../support/content/rules.ts'
import { isDecided, nearlyDecided, situation } from '../../support/talk/situation.ts'

const RUNS = process.env['LONG'] ? 100_000 : 500

const judged = (id: string, values: Values) => judge(programmeOf(id), values, AS_OF, rules)

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
        if (!isDecided(state.value)) continue
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

test('a verdict is decided exactly where every way in which open answers can end agrees', () => {
  fc.assert(
    fc.property(nearlyDecided, ({ id, values, completions }) => {
      const ends = new Set(completions.map((closed) => judged(id, closed).eligibility))
      const [only] = ends
      expect(judged(id, values).eligibility).toBe(ends.size === 1 ? only : 'needs_verification')
    }),
    { numRuns: RUNS, seed: 7 },
  )
})

test('a sector that is not said leaves the result open, even were it good for every sector', () => {
  const values = SECTORS.reduce<Values>(
    (all, sector) => ({ ...allMet(programmeOf('kien-giang-167'), sector), ...all }),
    {},
  )
  const large = ['area', 'members', 'capital', 'services', 'vehicles'].map(
    (fact) => [fact, amount(exactly(2_000_000_000))] as const,
  )
  const { sector: _, ...rest } = { ...values, ...Object.fromEntries(large) }
  const ends = SECTORS.map((sector) =>
    judged('kien-giang-167', { ...rest, sector: choice(sector) }),
  )
  expect(new Set(ends.map(({ eligibility }) => eligibility))).toEqual(new Set(['eligible']))
  expect(judged('kien-giang-167', rest).eligibility).toBe('needs_verification')
})

test.each([
  ['rice', 'vegetables'],
  ['rice', 'fruit'],
  ['fishing', 'aquaculture'],
  ['transport', 'other'],
])('%s and %s at once are for an authority, with and without good figures', (one, other) => {
  const programme = programmeOf('kien-giang-167')
  const good = { ...allMet(programme, other), ...allMet(programme, one) }
  const bad = { ...good, area: amount(exactly(1)), members: amount(exactly(1)) }
  for (const values of [good, bad])
    expect(judged(programme.id, { ...values, sector: choice(one, other) }).eligibility).toBe(
      'needs_verification',
    )
})

test('a failing general condition decides, whatever the sectors are', () => {
  const values = { ...allMet(programmeOf('kien-giang-167'), 'rice'), dossier: truth(false) }
  const several = { ...values, sector: choice('rice', 'aquaculture') }
  expect(judged('kien-giang-167', several).eligibility).toBe('not_eligible')
})

test('before the first row of a threshold no figure is judged', () => {
  const programme = programmeOf('kien-giang-167')
  const values = { ...allMet(programme, 'rice'), members: amount(exactly(1)) }
  expect(judge(programme, values, '2020-12-31', rules).eligibility).toBe('needs_verification')
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
      expect(judged(id, { ...values, priority: list(...items) }).eligibility).toBe(without)
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

test('the gap of a range below is the smallest that is possible', () => {
  const members = amount(between(200, 299))
  const values = { ...allMet(programmeOf('kien-giang-167'), 'rice'), members }
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

test('a verdict names its programme and day, and each condition the document and clause it stands in', () => {
  const programme = programmeOf('kien-giang-167')
  const judgement = judge(programme, {}, AS_OF, rules)
  expect([judgement.programme, judgement.asOf]).toEqual([programme, AS_OF])
  const whole = [...judgement.mandatory, ...judgement.priority].filter(
    ({ trace }) => trace.children.length > 0 || trace.op === 'equals',
  )
  expect(whole.length).toBeGreaterThan(3)
  for (const { condition, trace } of whole)
    expect(trace.citation).toStrictEqual({ source: 'kh-135-2021', clause: condition.clause })
})
