import { expect, test } from 'vitest'
import { MUTANTS } from './mutants.ts'
import { REAL_PARTS, type Parts } from './parts.ts'
import { runReminders } from './scenario.ts'
import {
  describeReport,
  firstBreach,
  ONE,
  openMemory,
  seedsUpTo,
  type Scenario,
} from '../kit/seeds.ts'

/** `LONG=1` runs more; `SEED=<n>` runs one and prints its steps. */
const SEEDS = process.env['LONG'] ? 5000 : 60
const MOST_SEEDS_OF_A_MUTANT = 250
/** Seeds that found a mutant late, by its name: they are looked at first, and decide nothing else. */
const FOUND_LATE: Readonly<Record<string, number>> = {
  'sends what was done meanwhile': 23,
  'waits for a day that the clock had once reached': 27,
  'sends a day that has moved': 39,
  'takes a message back and plans nothing anew': 102,
  'lets the night take the whole message': 149,
}
const TIMEOUT_MS = 900_000

/** Where a program can die, what a platform can answer, what people do: none of it goes untried. */
const POINTS = ['plan', 'plan done', 'adopt', 'adopt done', 'claim', 'claim done', 'gate']
  .concat(['gate done', 'record', 'record done', 'reroute', 'rests', 'looks at the clock'])
  .concat(['writes letter to the network', 'hears of letter'])
const ANSWERS = ['sent', 'not-sent', 'rate-limited', 'blocked', 'rejected', 'in-doubt', 'stopped']
const ACTS = ['done', 'undo', 'later', 'pauses', 'resumes', 'stops', 'forgets', 'subscribes']
const TRIED = [
  POINTS.map((point) => `crash at ${point}`),
  ANSWERS.map((kind) => `answer ${kind}`),
  ACTS,
  ['leads', 'time', 'freeze', 'edit', 'resume', 'jump 3600000', 'jump -3600000', 'jump 86400000'],
].flat()

const scenarioOf =
  (parts: Parts): Scenario =>
  (db, seed) =>
    runReminders(db, parts, seed)

test(
  'every reminder comes once or the record says why not, whatever happens to programs and content',
  { timeout: TIMEOUT_MS },
  async ({ annotate }) => {
    const seen = new Set<string>()
    const seeds = ONE ? [Number(ONE)] : seedsUpTo(SEEDS)
    const began = performance.now()
    const found = await firstBreach(scenarioOf(REAL_PARTS), seeds, seen)
    const perSecond = (seeds.length * 1000) / (performance.now() - began)
    await annotate(`${perSecond.toFixed(1)} seeds a second`)
    expect(found && describeReport(found)).toBeNull()
    expect(ONE ? [] : TRIED.filter((event) => !seen.has(event))).toEqual([])
  },
)

test('the same seed gives the same steps', { timeout: TIMEOUT_MS }, async () => {
  const db = await openMemory()
  const real = scenarioOf(REAL_PARTS)
  const first = await real(db, 7)
  const second = await real(db, 7)
  expect(second.steps).toEqual(first.steps)
})

test.for(MUTANTS)(
  'a program that $name is found out',
  { timeout: TIMEOUT_MS },
  async ({ name, parts }, { annotate }) => {
    const late = FOUND_LATE[name]
    const seeds = [...(late === undefined ? [] : [late]), ...seedsUpTo(MOST_SEEDS_OF_A_MUTANT)]
    const found = await firstBreach(scenarioOf(parts), seeds)
    await annotate(`seed ${found?.seed}: ${found?.breaches[0]}`)
    expect(found?.breaches).toBeDefined()
  },
)
