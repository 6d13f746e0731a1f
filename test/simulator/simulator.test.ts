import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../storage/database/open.ts'
import { migrate } from '../../storage/database/migrate.ts'
import { MUTANTS } from './mutants.ts'
import { REAL_ENGINE, type Engine } from './replica.ts'
import { runScenario, type Report } from './scenario.ts'

/** About 14 ms each. `LONG=1` runs more; `SEED=<n>` runs one and prints its steps. */
const SEEDS = process.env['LONG'] ? 20_000 : 1500
/** Seeds that found a fault once. */
const FOUND_ONCE = [9798]
const ONE = process.env['SEED']
const MOST_SEEDS_OF_A_MUTANT = 1000
const TIMEOUT_MS = 900_000
const LAST_STEPS = 150

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

const openMemory = async () => {
  const db = openDatabase('sqlite::memory:')
  onTestFinished(() => db.destroy())
  await migrate(db)
  return db
}

const describeReport = ({ seed, breaches, steps }: Report): string =>
  [`SEED=${seed}`, ...breaches, ...steps.slice(-LAST_STEPS)].join('\n')

const seedsUpTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

/** The first of the seeds that shows a breach, or null. */
const firstBreach = async (
  engine: Engine,
  seeds: readonly number[],
  onReport: (report: Report) => void = () => undefined,
): Promise<Report | null> => {
  const db = await openMemory()
  for (const seed of seeds) {
    const report = await runScenario(db, engine, seed)
    onReport(report)
    if (report.breaches.length > 0) return report
  }
  return null
}

test(
  'nothing is lost and nothing is sent twice without a doubt, wherever programs die',
  { timeout: TIMEOUT_MS },
  async () => {
    const seen = new Set<string>()
    const found = await firstBreach(
      REAL_ENGINE,
      ONE ? [Number(ONE)] : [...FOUND_ONCE, ...seedsUpTo(SEEDS)],
      ({ events }) => {
        for (const event of events) seen.add(event)
      },
    )
    expect(found && describeReport(found)).toBeNull()
    expect(ONE ? [] : TRIED.filter((event) => !seen.has(event))).toEqual([])
  },
)

test('the same seed gives the same steps', { timeout: TIMEOUT_MS }, async () => {
  const db = await openMemory()
  const first = await runScenario(db, REAL_ENGINE, 7)
  const second = await runScenario(db, REAL_ENGINE, 7)
  expect(second.steps).toEqual(first.steps)
})

test.for(MUTANTS)(
  'an engine that $name is found out',
  { timeout: TIMEOUT_MS },
  async ({ engine }, { annotate }) => {
    const found = await firstBreach(engine, seedsUpTo(MOST_SEEDS_OF_A_MUTANT))
    await annotate(`seed ${found?.seed}: ${found?.breaches[0]}`)
    expect(found?.breaches).toBeDefined()
  },
)
