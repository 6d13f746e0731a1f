import { expect, test } from 'vitest'
import { evaluate } from '../../../knowledge/rules/evaluate.ts'
import type { Expression } from '../../../knowledge/schema/expression.ts'
import { between, exactly, lessThan, type Values } from '../../../knowledge/rules/value.ts'
import {
  amount,
  choice,
  factOf,
  parameterOf,
  unsaid,
  evaluationOf,
} from '../../support/content/rules.ts'

const RULES = evaluationOf(
  [
    factOf('members', 'amount', 'member'),
    factOf('score', 'amount', 'point'),
    factOf('sector', 'choice'),
  ],
  [parameterOf('p3', 'member', 3), parameterOf('p7', 'member', 7), parameterOf('p65', 'point', 65)],
)

const traceOf = (expression: Expression, values: Values) =>
  evaluate(expression, { ...RULES, values })

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
  expect(() => traceOf(expression, {})).toThrow('none-such')
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
