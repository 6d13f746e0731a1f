import { expect, test } from 'vitest'
import { evaluate } from '../../../knowledge/rules/evaluate.ts'
import type { Expression } from '../../../knowledge/schema/expression.ts'
import type { Status } from '../../../knowledge/rules/judgement.ts'
import {
  atLeast,
  atMost,
  between,
  exactly,
  lessThan,
  moreThan,
  type Values,
} from '../../../knowledge/rules/value.ts'
import {
  amount,
  factOf,
  parameterOf,
  profits,
  truth,
  evaluationOf,
} from '../../support/content/rules.ts'

const RULES = evaluationOf(
  [
    factOf('members', 'amount', 'member'),
    factOf('area', 'amount', 'm2'),
    factOf('score', 'amount', 'point'),
    factOf('profit', 'years', 'dong'),
  ],
  [
    parameterOf('p300', 'member', 300),
    parameterOf('p500ha', 'm2', 5_000_000),
    parameterOf('p5', 'm2', 5),
    parameterOf('p65', 'point', 65),
    parameterOf('p0', 'dong', 0),
    parameterOf('p1', 'dong', 1),
  ],
)

const statusOf = (expression: Expression, values: Values): Status =>
  evaluate(expression, { ...RULES, values }).status

const members: Expression = { atLeast: { fact: 'members', parameter: 'p300' } }
const area: Expression = { atLeast: { fact: 'area', parameter: 'p500ha' } }
const smallArea: Expression = { atMost: { fact: 'area', parameter: 'p5' } }
const profit: Expression = { moreThan: { fact: 'profit', parameter: 'p0' } }
const score: Expression = { atLeast: { fact: 'score', parameter: 'p65' } }

const CASES: readonly (readonly [string, Expression, Values, Status])[] = [
  ['a range above', members, { members: amount(between(300, 400)) }, 'met'],
  ['a range below', members, { members: amount(between(200, 299)) }, 'not_met'],
  ['a range across', members, { members: amount(between(299, 300)) }, 'unknown'],
  ['not of a range across', { not: members }, { members: amount(between(299, 300)) }, 'unknown'],
  ['a range across at a ceiling', smallArea, { area: amount(between(5, 6)) }, 'unknown'],
  ['more than the bound itself', members, { members: amount(moreThan(300)) }, 'met'],
  ['more than one less than the bound', members, { members: amount(moreThan(298)) }, 'unknown'],
  ['less than the bound', members, { members: amount(lessThan(300)) }, 'not_met'],
  ['at most the bound', members, { members: amount(atMost(300)) }, 'unknown'],
  ['at least the bound', members, { members: amount(atLeast(300)) }, 'met'],
  [
    'kinds of capital on both sides',
    area,
    { area: amount(between(1, 6e6), 'authority') },
    'authority',
  ],
  ['kinds of capital on one side', area, { area: amount(between(6e6, 7e6), 'authority') }, 'met'],
  ['half a point short', score, { score: amount(exactly(6450)) }, 'not_met'],
  ['the score itself', score, { score: amount(exactly(6500)) }, 'met'],
  [
    'a year left out',
    profit,
    { profit: profits({ 2018: exactly(1), 2019: exactly(1) }) },
    'unknown',
  ],
  [
    'a break-even with a year left out',
    profit,
    { profit: profits({ 2018: exactly(0) }) },
    'not_met',
  ],
  [
    'three years above zero',
    profit,
    { profit: profits({ 2018: moreThan(0), 2019: exactly(1), 2020: exactly(1) }) },
    'met',
  ],
  [
    'other years than those meant',
    profit,
    { profit: profits({ 2023: exactly(1), 2024: exactly(1), 2025: exactly(1) }) },
    'unknown',
  ],
  ['a yes to every year above zero', profit, { profit: truth(true) }, 'met'],
  ['a no to every year above zero', profit, { profit: truth(false) }, 'not_met'],
  [
    'a yes where more than above zero is asked',
    { moreThan: { fact: 'profit', parameter: 'p1' } },
    { profit: truth(true) },
    'unknown',
  ],
  [
    'a no where a loss is allowed',
    { lessThan: { fact: 'profit', parameter: 'p1' } },
    { profit: truth(false) },
    'unknown',
  ],
  [
    'a loss that may be a gain',
    profit,
    { profit: profits({ 2018: exactly(1), 2019: between(-1, 1), 2020: exactly(1) }) },
    'unknown',
  ],
]

test.each(CASES)('%s is judged soundly', (_, expression, values, expected) => {
  expect(statusOf(expression, values)).toBe(expected)
})
