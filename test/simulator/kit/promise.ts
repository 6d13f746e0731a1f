import { onTestFinished, type TestContext } from 'vitest'
import { migrate } from '../../../storage/database/migrate.ts'
import { openDatabase } from '../../../storage/database/open.ts'
import type { Db, Mutants } from './mutants.ts'
import type { Report } from './stage.ts'

/** What is promised, and how it is put to the test. */
export interface Promised<P> {
  /** Plays one seed on a database, of which nothing is kept. */
  readonly play: (db: Db, parts: P, seed: number) => Promise<Report>
  /** The parts of the program that it holds for. */
  readonly real: P
  readonly mutants: Mutants<P>
  /** So many are played, and with `LONG=1` so many. */
  readonly seeds: readonly [count: number, long: number]
  readonly mostSeedsOfAMutant: number
  /** Seeds that found a fault once. */
  readonly foundOnce?: readonly number[]
  /** Seeds that find a mutant late, by its name: they are looked at first, and decide nothing else. */
  readonly foundLate?: Readonly<Record<string, number>>
  /** What can happen to a program, a platform and people: none of it may go untried. */
  readonly events: readonly string[]
}

type Annotated = Pick<TestContext, 'annotate'>

const LAST_STEPS = 250
/** `SEED=<n>` plays one and prints its steps. */
const ONE = process.env['SEED']

const seedsUpTo = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => at + 1)

const openMemory = async (): Promise<Db> => {
  const db = openDatabase('sqlite::memory:')
  onTestFinished(() => db.destroy())
  await migrate(db)
  return db
}

/** What a person needs to run and read a seed that failed. */
const describeReport = ({ seed, breaches, steps }: Report): string =>
  [`SEED=${seed}`, ...breaches, ...steps.slice(-LAST_STEPS)].join('\n')

/** Puts a promise to the test: it holds whatever happens, a seed repeats, a mutant is found out. */
export const prove = <P extends object>({
  play,
  real,
  mutants,
  seeds: [count, long],
  mostSeedsOfAMutant,
  foundOnce = [],
  foundLate = {},
  events,
}: Promised<P>) => {
  /** The first of the seeds that shows a breach, or null; `seen` gets the events of all of them. */
  const firstBreach = async (parts: P, seeds: readonly number[], seen = new Set<string>()) => {
    const db = await openMemory()
    for (const seed of seeds) {
      const report = await play(db, parts, seed)
      for (const event of report.events) seen.add(event)
      if (report.breaches.length > 0) return report
    }
    return null
  }

  return {
    /** What breaks the promise, to be read by a person, and what was never tried. */
    async breaks({ annotate }: Annotated) {
      const seen = new Set<string>()
      const played = seedsUpTo(process.env['LONG'] ? long : count)
      const seeds = ONE ? [Number(ONE)] : [...foundOnce, ...played]
      const began = performance.now()
      const found = await firstBreach(real, seeds, seen)
      const perSecond = (seeds.length * 1000) / (performance.now() - began)
      await annotate(`${perSecond.toFixed(1)} seeds a second`)
      const untried = ONE ? [] : events.filter((event) => !seen.has(event))
      return { breach: found && describeReport(found), untried }
    },
    /** The steps of one seed, played twice. */
    async playTwice() {
      const db = await openMemory()
      const { steps } = await play(db, real, 7)
      return [steps, (await play(db, real, 7)).steps] as const
    },
    /** What gives a mutant away; null where nothing does. */
    async findOut(mutant: string, { annotate }: Annotated) {
      const late = foundLate[mutant]
      const seeds = [...(late === undefined ? [] : [late]), ...seedsUpTo(mostSeedsOfAMutant)]
      const found = await firstBreach({ ...real, ...mutants[mutant] }, seeds)
      await annotate(`seed ${found?.seed}: ${found?.breaches[0]}`)
      return found && describeReport(found)
    },
  }
}

/** A promise that holds, and of which everything was tried. */
export const KEPT = { breach: null, untried: [] }
