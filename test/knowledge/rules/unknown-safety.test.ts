import { expect, test } from 'vitest'
import { evaluate } from '../../../knowledge/rules/evaluate.ts'
import type { Expression } from '../../../knowledge/schema/expression.ts'
import type { Status } from '../../../knowledge/rules/judgement.ts'
import { exactly, type Values } from '../../../knowledge/rules/value.ts'
import {
  amount,
  choice,
  factOf,
  list,
  parameterOf,
  profits,
  truth,
  unsaid,
  evaluationOf,
} from '../../support/content/rules.ts'

const RULES = evaluationOf(
  [
    factOf('members', 'amount', 'member'),
    factOf('area', 'amount', 'm2'),
    factOf('profit', 'years', 'dong'),
    factOf('violates', 'truth'),
    factOf('sector', 'choice'),
    factOf('priority', 'list'),
  ],
  [
    parameterOf('p300', 'member', 300),
    parameterOf('p500ha', 'm2', 5_000_000),
    parameterOf('p5', 'm2', 5),
    parameterOf('p0', 'dong', 0),
  ],
)

const statusOf = (expression: Expression, values: Values, asOf = RULES.asOf): Status =>
  evaluate(expression, { ...RULES, values, asOf }).status

const members: Expression = { atLeast: { fact: 'members', parameter: 'p300' } }
const area: Expression = { atLeast: { fact: 'area', parameter: 'p500ha' } }
const smallArea: Expression = { atMost: { fact: 'area', parameter: 'p5' } }
const violates: Expression = { equals: { fact: 'violates', value: true } }
const rice: Expression = { equals: { fact: 'sector', value: 'rice' } }
const profit: Expression = { moreThan: { fact: 'profit', parameter: 'p0' } }
const judged: Expression = { judge: { fact: 'violates', topic: 'any' } }

const CASES: readonly (readonly [string, Expression, Values, Status])[] = [
  ['a missing amount at a floor', members, {}, 'unknown'],
  ['a missing amount at a ceiling', smallArea, {}, 'unknown'],
  [
    'a missing amount below a bound',
    { lessThan: { fact: 'area', parameter: 'p5' } },
    {},
    'unknown',
  ],
  [
    'a missing amount above a bound',
    { moreThan: { fact: 'members', parameter: 'p300' } },
    {},
    'unknown',
  ],
  ['a missing truth', violates, {}, 'unknown'],
  ['not of a missing truth', { not: violates }, {}, 'unknown'],
  ['not not of a missing truth', { not: { not: violates } }, {}, 'unknown'],
  [
    'a truth that is not said to be false',
    { equals: { fact: 'violates', value: false } },
    {},
    'unknown',
  ],
  ['not of a ceiling on a missing amount', { not: smallArea }, {}, 'unknown'],
  [
    'one failing part and one missing',
    { all: [area, members] },
    { area: amount(exactly(10)) },
    'not_met',
  ],
  ['the same, turned round', { all: [members, area] }, { area: amount(exactly(10)) }, 'not_met'],
  [
    'one holding part and one missing',
    { all: [area, members] },
    { area: amount(exactly(6e6)) },
    'unknown',
  ],
  ['either, one holding', { any: [members, area] }, { area: amount(exactly(6e6)) }, 'met'],
  [
    'either, one failing and one missing',
    { any: [members, area] },
    { area: amount(exactly(10)) },
    'unknown',
  ],
  ['neither, all missing', { not: { any: [members, area] } }, {}, 'unknown'],
  ['not all, one failing', { not: { all: [members, area] } }, { area: amount(exactly(10)) }, 'met'],
  ['behind a missing gate', { when: { if: rice, then: members } }, {}, 'unknown'],
  [
    'behind a missing gate, holding',
    { when: { if: rice, then: members } },
    { members: amount(exactly(400)) },
    'unknown',
  ],
  [
    'behind a missing gate, failing',
    { when: { if: rice, then: members } },
    { members: amount(exactly(4)) },
    'unknown',
  ],
  [
    'behind a shut gate',
    { when: { if: rice, then: members } },
    { sector: choice('fruit') },
    'not_applicable',
  ],
  [
    'not of what does not apply',
    { not: { when: { if: rice, then: members } } },
    { sector: choice('fruit') },
    'not_applicable',
  ],
  [
    'what does not apply beside what holds',
    { all: [{ when: { if: rice, then: members } }, area] },
    { sector: choice('fruit'), area: amount(exactly(6e6)) },
    'met',
  ],
  [
    'what does not apply or what fails',
    { any: [{ when: { if: rice, then: members } }, area] },
    { sector: choice('fruit'), area: amount(exactly(6)) },
    'not_met',
  ],
  [
    'behind an open gate, missing',
    { when: { if: rice, then: members } },
    { sector: choice('rice') },
    'unknown',
  ],
  [
    'behind a gate of two sectors',
    { when: { if: rice, then: members } },
    { sector: choice('rice', 'fruit'), members: amount(exactly(400)) },
    'authority',
  ],
  [
    'behind a gate of two other sectors',
    { when: { if: rice, then: members } },
    { sector: choice('livestock', 'fruit') },
    'not_applicable',
  ],
  ['exclusion of a missing sector', { not: rice }, {}, 'unknown'],
  ['exclusion of a sector not known', { not: rice }, { sector: unsaid('unknown') }, 'unknown'],
  [
    'one of several, missing',
    { oneOf: { fact: 'sector', values: ['rice', 'fruit'] } },
    {},
    'unknown',
  ],
  [
    'one of several, two said and both in',
    { oneOf: { fact: 'sector', values: ['rice', 'fruit'] } },
    { sector: choice('rice', 'fruit') },
    'met',
  ],
  [
    'one of several, one in and one out',
    { oneOf: { fact: 'sector', values: ['rice', 'fruit'] } },
    { sector: choice('rice', 'fishing') },
    'authority',
  ],
  ['a person who does not know', members, { members: unsaid('unknown') }, 'unknown'],
  ['a person who passes over', { not: violates }, { violates: unsaid('skipped') }, 'unknown'],
  ['a reading that stayed vague', members, { members: unsaid('vague') }, 'unknown'],
  ['a reading for an authority', members, { members: unsaid('authority') }, 'authority'],
  ['a yes in place of an amount', members, { members: truth(true) }, 'unknown'],
  ['years in place of an amount', members, { members: profits({ 2018: exactly(400) }) }, 'unknown'],
  ['an amount in place of years', profit, { profit: amount(exactly(1)) }, 'unknown'],
  ['a yes in place of a sector', rice, { sector: truth(true) }, 'unknown'],
  ['a no in place of a sector, excluded', { not: rice }, { sector: truth(false) }, 'unknown'],
  ['an id in place of a truth, excluded', { not: violates }, { violates: choice('no') }, 'unknown'],
  ['no sector at all, excluded', { not: rice }, { sector: choice() }, 'unknown'],
  [
    'an empty list',
    { oneOf: { fact: 'priority', values: ['1'] } },
    { priority: list() },
    'not_met',
  ],
  [
    'a list that was not asked for, excluded',
    { not: { oneOf: { fact: 'priority', values: ['1'] } } },
    {},
    'unknown',
  ],
  ['what an authority judges, unsaid', judged, {}, 'unknown'],
  ['what an authority judges, said', judged, { violates: truth(true) }, 'authority'],
  ['not of what an authority judges', { not: judged }, { violates: truth(true) }, 'authority'],
]

test.each(CASES)('%s is judged soundly', (_, expression, values, expected) => {
  expect(statusOf(expression, values)).toBe(expected)
})

test('a day that no period covers is left to an authority, never judged by the nearest number', () => {
  expect(statusOf(members, { members: amount(exactly(1)) }, '2020-12-31')).toBe('authority')
})

test('metres are never compared with members', () => {
  expect(() => statusOf({ atLeast: { fact: 'area', parameter: 'p300' } }, {})).toThrow('m2')
})
