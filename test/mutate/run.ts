import { spawn } from 'node:child_process'
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { mutate, type Mutant } from './operators.ts'

const ROOT = resolve(import.meta.dirname, '..', '..')
/** A fault that makes a test wait for ever is found out by that. */
const HANGS_MS = 120_000

/** A copy of the tracked files in which faults can be put, with this project's packages. */
export interface Copy {
  /** Runs the tests with the fault in the file; true where a test failed or never ended. */
  isFound(file: string, mutant: Mutant, tests: readonly string[]): Promise<boolean>
  /** True where the tests pass without a fault: else nothing that they say counts. */
  isGreen(tests: readonly string[]): Promise<boolean>
  end(): void
}

/** Makes a copy; `postgresUrl` is a server that its runs share, where its tests need one. */
export const openCopy = (postgresUrl?: string): Copy => {
  const folder = mkdtempSync(join(tmpdir(), 'htx-mutate-'))
  const listed = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' })
  for (const file of listed.split('\n').filter(Boolean))
    cpSync(join(ROOT, file), join(folder, file), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^(?:VITEST|TEST_|LONG$|UPDATE$)/u.test(key)),
  )
  const passes = (tests: readonly string[]): Promise<boolean> =>
    new Promise((done) => {
      const child = spawn(
        process.execPath,
        ['node_modules/vitest/vitest.mjs', 'run', '--bail=1', '--reporter=dot', ...tests],
        {
          cwd: folder,
          env: { ...env, ...(postgresUrl ? { TEST_DATABASE_URL: postgresUrl } : {}) },
          stdio: 'ignore',
          timeout: HANGS_MS,
          killSignal: 'SIGKILL',
        },
      )
      child.once('close', (code) => done(code === 0))
    })
  return {
    async isFound(file, mutant, tests) {
      const path = join(folder, file)
      const code = readFileSync(path, 'utf8')
      writeFileSync(path, mutate(code, mutant))
      const green = await passes(tests)
      writeFileSync(path, code)
      return !green
    },
    isGreen: passes,
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}
