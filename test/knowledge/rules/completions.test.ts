import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate } from '../../../knowledge/rules/evaluate.ts'
import type { Expression } from '../../../knowledge/schema/expression.ts'
import { between, exactly, type Value, type Values } from '../../../knowledge/rules/value.ts'
import {
  amount,
  choice,
  factOf,
  parameterOf,
  truth,
  unsaid,
  evaluationOf,
} from '../../support/content/rules.ts'

const RUNS = process.env['LONG'] ? 100_000 : 500
const LIMITS = [3, 5, 7]
const SECTORS = ['rice', 'fruit', 'fishing']

const RULES = evaluationOf(
  [factOf('members', 'amount', 'member'), factOf('violates', 'truth'), factOf('sector', 'choice')],
  LIMITS.map((limit) => parameterOf(`p${limit}`, 'member', limit)),
)

const statusOf = (expression: Expression, values: Values) =>
  evaluate(expression, { ...RULES, values }).status

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
