import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../storage/database/open.ts'
import { migrate } from '../../../storage/database/migrate.ts'
import type { Report } from '../scenario.ts'
import { MUTANTS } from './mutants.ts'
import { REAL_PARTS, type Parts } from './parts.ts'
import { runReminders } from './scenario.ts'

/** `LONG=1` runs more; `SEED=<n>` runs one and prints its steps. */
const SEEDS = process.env['LONG'] ? 5000 : 120
const ONE = process.env['SEED']
const MOST_SEEDS_OF_A_MUTANT = 250
const TIMEOUT_MS = 900_000
const LAST_STEPS = 250

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
  parts: Parts,
  seeds: readonly number[],
  onReport: (report: Report) => void = () => undefined,
): Promise<Report | null> => {
  const db = await openMemory()
  for (const seed of seeds) {
    const report = await runReminders(db, parts, seed)
    onReport(report)
    if (report.breaches.length > 0) return report
  }
  return null
}

test(
  'every reminder comes once or the record says why not, whatever happens to programs and content',
  { timeout: TIMEOUT_MS },
  async ({ annotate }) => {
    const seen = new Set<string>()
    const seeds = ONE ? [Number(ONE)] : seedsUpTo(SEEDS)
    const began = performance.now()
    const found = await firstBreach(REAL_PARTS, seeds, ({ events }) => {
      for (const event of events) seen.add(event)
    })
    const perSecond = (seeds.length * 1000) / (performance.now() - began)
    await annotate(`${perSecond.toFixed(1)} seeds a second`)
    expect(found && describeReport(found)).toBeNull()
    expect(ONE ? [] : TRIED.filter((event) => !seen.has(event))).toEqual([])
  },
)

test('the same seed gives the same steps', { timeout: TIMEOUT_MS }, async () => {
  const db = await openMemory()
  const first = await runReminders(db, REAL_PARTS, 7)
  const second = await runReminders(db, REAL_PARTS, 7)
  expect(second.steps).toEqual(first.steps)
})

test.for(MUTANTS)(
  'a program that $name is found out',
  { timeout: TIMEOUT_MS },
  async ({ parts }, { annotate }) => {
    const found = await firstBreach(parts, seedsUpTo(MOST_SEEDS_OF_A_MUTANT))
    await annotate(`seed ${found?.seed}: ${found?.breaches[0]}`)
    expect(found?.breaches).toBeDefined()
  },
)
