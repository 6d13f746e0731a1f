import { Session, type Profiler } from 'node:inspector'
import { setFlagsFromString } from 'node:v8'

/** What something took, counted and not timed: the same on every machine. */
export interface Work {
  /** How often a block of our code was run through: the body of a function, a loop or a branch. */
  readonly blocks: number
  /** Characters of the texts that went through V8's own functions: composed, split, matched, replaced. */
  readonly characters: number
}

export interface Meter {
  /** The work of what `run` does. */
  workOf(run: () => unknown): Work
}

const OURS = /\/(?:knowledge|handlers)\//u

/**
 * Counts work with the counters that V8 keeps for coverage: no line of the program has to count. Only
 * what is compiled afterwards is counted, so the modules that are measured are imported behind it.
 */
export const startMeter = (): Meter => {
  // Optimised code leaves out some of the counting, and when it is optimised is a matter of time.
  setFlagsFromString('--no-opt')
  setFlagsFromString('--no-maglev')
  setFlagsFromString('--no-flush-bytecode')
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })

  let characters = 0
  const meter = (
    owner: object,
    name: string,
    textOf: (self: unknown, given: unknown) => unknown,
  ) => {
    const method = Reflect.get(owner, name) as (...given: readonly unknown[]) => unknown
    const metered = function metered(this: unknown, ...given: readonly unknown[]) {
      characters += String(textOf(this, given[0])).length
      return Reflect.apply(method, this, given)
    }
    Object.defineProperty(owner, name, { value: metered, configurable: true, writable: true })
  }
  for (const name of ['normalize', 'match', 'matchAll', 'replace', 'replaceAll', 'split'])
    meter(String.prototype, name, (self) => self)
  meter(RegExp.prototype, 'test', (_, given) => given)

  const takeBlocks = (): number => {
    let scripts: readonly Profiler.ScriptCoverage[] = []
    session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error) throw error
      scripts = taken.result
    })
    let blocks = 0
    for (const { url, functions } of scripts)
      if (OURS.test(url))
        for (const { ranges } of functions) for (const { count } of ranges) blocks += count
    return blocks
  }

  return {
    workOf(run) {
      takeBlocks()
      characters = 0
      run()
      return { blocks: takeBlocks(), characters }
    },
  }
}
