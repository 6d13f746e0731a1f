import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate, type Evaluation } from '../../../knowledge/rules/evaluate.ts'
import type { Expression } from '../../../knowledge/schema/expression.ts'
import {
  between,
  exactly,
  lessThan,
  type Value,
  type Values,
} from '../../../knowledge/rules/value.ts'
import {
  amount,
  byId,
  choice,
  factOf,
  parameterOf,
  truth,
  unsaid,
} from '../../support/content/rules.ts'

const RUNS = process.env['LONG'] ? 100_000 : 500

const LIMITS = [3, 5, 7]
const SECTORS = ['rice', 'fruit', 'fishing']
const RULES: Omit<Evaluation, 'values'> = {
  asOf: '2026-11-21',
  facts: byId([
    factOf('members', 'amount', 'member'),
    factOf('score', 'amount', 'point'),
    factOf('violates', 'truth'),
    factOf('sector', 'choice'),
  ]),
  parameters: byId([
    ...LIMITS.map((limit) => parameterOf(`p${limit}`, 'member', limit)),
    parameterOf('p65', 'point', 65),
  ]),
  citation: { source: 'kh-135-2021', clause: 'III.2' },
}

const traceOf = (expression: Expression, values: Values) =>
  evaluate(expression, { ...RULES, values })
const statusOf = (expression: Expression, values: Values) => traceOf(expression, values).status

const members: Expression = { atLeast: { fact: 'members', parameter: 'p7' } }

test('a failing amount shows what was said, what is required, the gap and the clause of the number', () => {
  const stated = amount(between(2, 4))
  expect(traceOf(members, { members: stated })).toEqual({
    op: 'atLeast',
    status: 'not_met',
    fact: 'members',
    stated,
    required: { parameter: 'p7', value: 7, unit: 'member', bound: 'atLeast', text: '7 member' },
    gap: { value: 3, percent: (3 / 7) * 100, unit: 'member' },
    citation: { source: 'kh-135-2021', clause: 'I' },
    children: [],
  })
})

test('a score counts in hundredths and is shown in points', () => {
  const score: Expression = { atLeast: { fact: 'score', parameter: 'p65' } }
  const trace = traceOf(score, { score: amount(exactly(6450)) })
  expect([trace.required?.value, trace.gap]).toEqual([
    65,
    { value: 0.5, percent: (50 / 6500) * 100, unit: 'point' },
  ])
})

test.each([
  ['met', amount(exactly(7))],
  ['unknown', amount(between(6, 8))],
  ['authority', amount(between(6, 8), 'authority')],
  ['authority', unsaid('authority')],
  ['unknown', unsaid('skipped')],
])('an amount that is %s has no gap', (status, value) => {
  const trace = traceOf(members, { members: value })
  expect([trace.status, trace.gap]).toEqual([status, null])
})

test('a choice cites the clause of its condition', () => {
  const trace = traceOf({ equals: { fact: 'sector', value: 'rice' } }, { sector: choice('fruit') })
  expect(trace.citation).toEqual(RULES.citation)
})

test('a number without a row in force is for an authority, with no number required and no gap', () => {
  const trace = evaluate(members, {
    ...RULES,
    asOf: '2020-12-31',
    values: { members: amount(lessThan(1)) },
  })
  expect([trace.op, trace.status, trace.required, trace.gap]).toEqual([
    'out-of-range',
    'authority',
    null,
    null,
  ])
})

test.each<[string, Expression]>([
  ['a fact', { atLeast: { fact: 'none-such', parameter: 'p3' } }],
  ['a parameter', { atLeast: { fact: 'members', parameter: 'none-such' } }],
])('%s that does not exist is refused', (_, expression) => {
  expect(() => statusOf(expression, {})).toThrow('none-such')
})

const comparison = fc
  .tuple(fc.constantFrom('atLeast', 'moreThan', 'atMost', 'lessThan'), fc.constantFrom(...LIMITS))
  .map(
    ([comparator, limit]) =>
      ({ [comparator]: { fact: 'members', parameter: `p${limit}` } }) as unknown as Expression,
  )

const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.oneof(
      comparison,
      fc.boolean().map((value): Expression => ({ equals: { fact: 'violates', value } })),
      fc
        .constantFrom(...SECTORS)
        .map((value): Expression => ({ equals: { fact: 'sector', value } })),
      fc
        .subarray(SECTORS, { minLength: 1 })
        .map((values): Expression => ({ oneOf: { fact: 'sector', values } })),
    ),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all): Expression => ({ all })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((any): Expression => ({ any })),
    tie('tree').map((not): Expression => ({ not })),
    fc
      .tuple(tie('tree'), tie('tree'))
      .map(([gate, then]): Expression => ({ when: { if: gate, then } })),
  ),
}))

/** What may have been meant by an answer: each of its completions. */
interface Answer {
  readonly value: Value | null
  readonly meant: readonly Value[]
}

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => amount(exactly(from + at)))

const open = fc.constantFrom(null, unsaid('unknown'), unsaid('vague'), unsaid('authority'))

const answers = fc.record<Record<string, Answer>>({
  members: fc.oneof(
    open.map((value) => ({ value, meant: numbers(0, 10) })),
    fc
      .record({
        ends: fc.tuple(fc.nat(10), fc.nat(10)),
        doubt: fc.constantFrom(undefined, 'authority' as const),
      })
      .map(({ ends, doubt }) => {
        const [from, to] = [Math.min(...ends), Math.max(...ends)]
        return { value: amount(between(from, to), doubt), meant: numbers(from, to) }
      }),
  ),
  violates: fc.oneof(
    open.map((value) => ({ value, meant: [truth(true), truth(false)] })),
    fc.boolean().map((value) => ({ value: truth(value), meant: [truth(value)] })),
  ),
  sector: fc.oneof(
    open.map((value) => ({ value, meant: SECTORS.map((id) => choice(id)) })),
    fc
      .subarray(SECTORS, { minLength: 1 })
      .map((ids) => ({ value: choice(...ids), meant: ids.map((id) => choice(id)) })),
  ),
})

const valuesOf = (of: Readonly<Record<string, Answer>>): Values =>
  Object.fromEntries(
    Object.entries(of).flatMap(([fact, { value }]) => (value ? [[fact, value]] : [])),
  )

const completionsOf = (of: Readonly<Record<string, Answer>>): readonly Values[] =>
  Object.entries(of).reduce<readonly Values[]>(
    (all, [fact, { meant }]) =>
      all.flatMap((values) => meant.map((value) => ({ ...values, [fact]: value }))),
    [{}],
  )

const isOpen = (status: string) => status === 'unknown' || status === 'authority'

test('whatever a rule is built of, it is decided only where every completion decides the same', () => {
  let decided = 0
  fc.assert(
    fc.property(tree, answers, (expression, given) => {
      const status = statusOf(expression, valuesOf(given))
      if (isOpen(status)) return
      decided += 1
      for (const values of completionsOf(given)) expect(statusOf(expression, values)).toBe(status)
    }),
    { numRuns: RUNS, seed: 1 },
  )
  expect(decided).toBeGreaterThan(RUNS / 10)
})

test('whatever a rule is built of, one thing said of every fact decides it', () => {
  fc.assert(
    fc.property(tree, answers, (expression, given) => {
      for (const values of completionsOf(given).slice(0, 3))
        expect(isOpen(statusOf(expression, values))).toBe(false)
    }),
    { numRuns: RUNS, seed: 2 },
  )
})

const NO_PARAMETER = { parameter: null, unit: null, text: null }

test.each<[string, Expression, object]>([
  [
    'one choice',
    { equals: { fact: 'sector', value: 'rice' } },
    { ...NO_PARAMETER, value: 'rice', bound: 'equals' },
  ],
  [
    'one of several',
    { oneOf: { fact: 'sector', values: ['rice', 'fruit'] } },
    { ...NO_PARAMETER, value: ['rice', 'fruit'], bound: 'oneOf' },
  ],
])('a failing choice shows what is required: %s', (_, expression, required) => {
  const stated = choice('fishing')
  expect(traceOf(expression, { sector: stated })).toStrictEqual({
    op: 'bound' in required ? String(required.bound) : '',
    status: 'not_met',
    fact: 'sector',
    stated,
    required,
    gap: null,
    citation: { source: 'kh-135-2021', clause: 'III.2' },
    children: [],
  })
})

test('a rule of several parts keeps them in their order, and is about no fact itself', () => {
  const rice: Expression = { equals: { fact: 'sector', value: 'rice' } }
  const values = { sector: choice('rice'), members: amount(exactly(9)) }
  const both = [traceOf(rice, values), traceOf(members, values)]
  const shared = {
    status: 'met',
    fact: null,
    stated: null,
    required: null,
    gap: null,
    citation: { source: 'kh-135-2021', clause: 'III.2' },
  }
  expect(traceOf({ all: [rice, members] }, values)).toStrictEqual({
    op: 'all',
    ...shared,
    children: both,
  })
  expect(traceOf({ any: [rice, members] }, values)).toStrictEqual({
    op: 'any',
    ...shared,
    children: both,
  })
  expect(traceOf({ when: { if: rice, ['then']: members } }, values)).toStrictEqual({
    op: 'when',
    ...shared,
    children: both,
  })
})
