import type { Kysely } from 'kysely'
import { onTestFinished } from 'vitest'
import { migrate } from '../../../storage/database/migrate.ts'
import { openDatabase } from '../../../storage/database/open.ts'
import type { Database } from '../../../storage/database/schema.ts'
import type { Report } from '../delivery/scenario.ts'

/** One scenario on an empty database, decided by its seed. */
export type Scenario = (db: Kysely<Database>, seed: number) => Promise<Report>

const LAST_STEPS = 250

/** `SEED=<n>` runs one and prints its steps. */
export const ONE = process.env['SEED']

export const seedsUpTo = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => at + 1)

export const openMemory = async (): Promise<Kysely<Database>> => {
  const db = openDatabase('sqlite::memory:')
  onTestFinished(() => db.destroy())
  await migrate(db)
  return db
}

/** What a person needs to run and read a seed that failed. */
export const describeReport = ({ seed, breaches, steps }: Report): string =>
  [`SEED=${seed}`, ...breaches, ...steps.slice(-LAST_STEPS)].join('\n')

/** The first of the seeds that shows a breach, or null; `seen` gets the events of all of them. */
export const firstBreach = async (
  scenario: Scenario,
  seeds: readonly number[],
  seen = new Set<string>(),
): Promise<Report | null> => {
  const db = await openMemory()
  for (const seed of seeds) {
    const report = await scenario(db, seed)
    for (const event of report.events) seen.add(event)
    if (report.breaches.length > 0) return report
  }
  return null
}
