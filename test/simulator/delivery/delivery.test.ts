import { expect, test } from 'vitest'
import { MUTANTS } from './mutants.ts'
import { REAL_ENGINE, type Engine } from './replica.ts'
import { runScenario } from './scenario.ts'
import {
  describeReport,
  firstBreach,
  ONE,
  openMemory,
  seedsUpTo,
  type Scenario,
} from '../kit/seeds.ts'

/** About 14 ms each. `LONG=1` runs more; `SEED=<n>` runs one and prints its steps. */
const SEEDS = process.env['LONG'] ? 20_000 : 250
/** Seeds that found a fault once. */
const FOUND_ONCE = [9798]
const MOST_SEEDS_OF_A_MUTANT = 1000
const TIMEOUT_MS = 900_000

/** Where a program can die, and what a platform can answer: none of it may go untried. */
const TRIED = [
  ...['claim', 'claim done', 'gate', 'gate done', 'writes', 'hears', 'record', 'record done']
    .concat(['reap', 'reap done', 'beat', 'beat done', 'tries again', 'looks', 'tick'])
    .map((point) => `crash at ${point}`),
  ...['sent', 'not-sent', 'rate-limited', 'blocked', 'rejected', 'outside-window', 'moved']
    .concat(['quota', 'stopped', 'in-doubt'])
    .map((kind) => `answer ${kind}`),
  'freeze',
  'jump',
]

const scenarioOf =
  (engine: Engine): Scenario =>
  (db, seed) =>
    runScenario(db, engine, seed)

test(
  'nothing is lost and nothing is sent twice without a doubt, wherever programs die',
  { timeout: TIMEOUT_MS },
  async () => {
    const seen = new Set<string>()
    const seeds = ONE ? [Number(ONE)] : [...FOUND_ONCE, ...seedsUpTo(SEEDS)]
    const found = await firstBreach(scenarioOf(REAL_ENGINE), seeds, seen)
    expect(found && describeReport(found)).toBeNull()
    expect(ONE ? [] : TRIED.filter((event) => !seen.has(event))).toEqual([])
  },
)

test('the same seed gives the same steps', { timeout: TIMEOUT_MS }, async () => {
  const db = await openMemory()
  const real = scenarioOf(REAL_ENGINE)
  const first = await real(db, 7)
  const second = await real(db, 7)
  expect(second.steps).toEqual(first.steps)
})

test.for(MUTANTS)(
  'an engine that $name is found out',
  { timeout: TIMEOUT_MS },
  async ({ engine }, { annotate }) => {
    const found = await firstBreach(scenarioOf(engine), seedsUpTo(MOST_SEEDS_OF_A_MUTANT))
    await annotate(`seed ${found?.seed}: ${found?.breaches[0]}`)
    expect(found?.breaches).toBeDefined()
  },
)
