import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { createDice } from '../simulator/kit/dice.ts'
import { GROUPS } from './groups.ts'
import { mutantsOf, type Mutant } from './operators.ts'
import { openCopy } from './run.ts'

/** A push tries so many by chance, always the same; `npm run test:mutate` tries all. */
const TRIED = 4
const FILE = 'knowledge/rules/comparison.ts'

const tests = GROUPS['thresholds']?.tests ?? []
const copy = openCopy()
afterAll(() => copy.end())

const sample = (): readonly Mutant[] => {
  const dice = createDice(1)
  const all = [...mutantsOf(FILE, readFileSync(FILE, 'utf8'))]
  return Array.from({ length: TRIED }, () => all.splice(dice.below(all.length), 1)).flat()
}

test('the tests of thresholds pass without a fault', async () => {
  expect(await copy.isGreen(tests)).toBe(true)
})

test.each(sample())('they find line $line of the comparison with $was as $by', async (mutant) => {
  expect(await copy.isFound(FILE, mutant, tests)).toBe(true)
})
