import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseSync } from 'oxc-parser'

const ROOT = join(import.meta.dirname, '..')
/** What makes a test slow to begin with: a process, a browser, a database server. */
const OUTSIDE: ReadonlySet<string> = new Set(['node:child_process', 'playwright-core', 'pg'])
/** Changes the engine that runs the tests: nobody else may stand beside it. */
const ENGINE: ReadonlySet<string> = new Set(['node:inspector'])

/**
 * Thousands of played mornings: a quarter of what the quick ones would take, and no work of every day,
 * since they change with the engine and the sender alone.
 */
const PLAYED = join(import.meta.dirname, 'simulator/')

/** Platforms over real HTTP: their tests wait for the real intervals of a channel. */
const PLATFORMS = join(import.meta.dirname, 'support/fakes/')

const readImports = (file: string): readonly string[] => {
  const text = readFileSync(file, 'utf8')
  const { staticImports, dynamicImports } = parseSync(file, text).module
  return [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1)),
  ]
}

const below = (file: string) => relative(ROOT, file)

/** Everything that a file of the tests imports, itself or through other files of the tests. */
const createReach = () => {
  const direct = new Map<string, readonly string[]>()
  const importsOf = (file: string) => {
    const known = direct.get(file)
    if (known) return known
    const found = readImports(file).map((name) =>
      name.startsWith('.') ? join(dirname(file), name) : name,
    )
    direct.set(file, found)
    return found
  }
  return (test: string): ReadonlySet<string> => {
    const reached = new Set<string>()
    const visit = (file: string) => {
      for (const name of importsOf(file)) {
        if (reached.has(name)) continue
        reached.add(name)
        if (name.startsWith(import.meta.dirname) && name.endsWith('.ts')) visit(name)
      }
    }
    visit(test)
    return reached
  }
}

/** Test files by what they need, each in one list, as paths below the repository. */
export interface Projects {
  /** Need nothing but this process, and share it: modules and content are loaded once. */
  readonly quick: readonly string[]
  /** Start processes, browsers, platforms and database servers, or play on and on, and share a process. */
  readonly whole: readonly string[]
  /** Change the engine that runs them: a process for each file. */
  readonly alone: readonly string[]
}

export const findProjects = (): Projects => {
  const reachOf = createReach()
  const files = globSync('**/*.test.ts', { cwd: import.meta.dirname }).toSorted()
  const projectOf = (file: string): keyof Projects => {
    const reached = reachOf(file)
    if (!reached.isDisjointFrom(ENGINE)) return 'alone'
    const isSlow = file.startsWith(PLAYED) || [...reached].some((one) => one.startsWith(PLATFORMS))
    return isSlow || !reached.isDisjointFrom(OUTSIDE) ? 'whole' : 'quick'
  }
  const tests = files.map((file) => join(import.meta.dirname, file))
  const { quick = [], whole = [], alone = [] } = Object.groupBy(tests, projectOf)
  return { quick: quick.map(below), whole: whole.map(below), alone: alone.map(below) }
}
