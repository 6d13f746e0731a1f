import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, globSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { newFolder } from '../support/database/databases.ts'

const ROOT = resolve(import.meta.dirname, '..', '..')

/** The variables of this run that would make a run inside it another one. */
const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^(?:VITEST|TEST_|LONG$|UPDATE$)/u.test(key)),
  )

/** A repository of its own: the given files of this one, under Git. */
const copyOf = (files: readonly string[]): string => {
  const folder = newFolder()
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    copyFileSync(join(ROOT, file), join(folder, file))
  }
  execFileSync('git', ['init', '--quiet'], { cwd: folder })
  return folder
}

const list = (folder: string) => execFileSync('git', ['add', '--all'], { cwd: folder })

/** Would start a process, so that it is among the tests that have the server. */
const RED = `import 'node:child_process'
import { expect, it } from 'vitest'
it('fails', () => { expect(1).toBe(2) })
`

describe('a planted failing test', () => {
  it('turns a run with the PostgreSQL server of the suite red', () => {
    const folder = copyOf([
      'package.json',
      'vitest.config.ts',
      'test/projects.ts',
      'test/support/database/postgres.ts',
      'test/support/database/postgres-server.ts',
      'test/support/database/templates.ts',
      // The server gets a database that is migrated as the program does it.
      ...globSync('storage/**/*.ts', { cwd: ROOT }),
    ])
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
    writeFileSync(join(folder, 'test', 'planted.test.ts'), RED)
    const run = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run'], {
      cwd: folder,
      env: environment(),
      encoding: 'utf8',
    })
    expect(run.stdout).toContain('1 failed')
    expect(run.status).toBe(1)
  })
})

/** Runs what is checked before the tests with these scripts in the place of format, lint and types. */
const checkWith = (scripts: Readonly<Record<string, string | undefined>>) => {
  const folder = newFolder()
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts }))
  const file = join(ROOT, 'test', 'house', 'main.ts')
  return spawnSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' })
}

describe('what is checked before the tests', () => {
  const green = { 'format:check': 'echo formatted', lint: 'echo clean', types: 'echo typed' }

  it('is green where all of it is', () => {
    expect(checkWith(green).status).toBe(0)
  })

  it.each(Object.keys(green))('is red where %s fails, and prints all that each says', (name) => {
    const { status, stdout } = checkWith({
      ...green,
      [name]: 'echo found && echo told >&2 && exit 2',
    })
    expect(status).toBe(1)
    expect(stdout).toContain(`${name}: failed\nfound\ntold\n`)
    expect(stdout.match(/: ok\n(?:formatted|clean|typed)\n/gu)).toHaveLength(2)
  })

  it('is red where one of them is no more', () => {
    expect(checkWith({ ...green, lint: undefined }).status).toBe(1)
  })
})

describe('.ci/run', () => {
  let folder: string
  const one = { name: 'test/a.test.ts', status: 'passed' }
  const green = { numPassedTests: 3, numFailedTests: 0, testResults: [one] }

  beforeEach(() => {
    folder = copyOf(['.ci/run', '.ci/count.mjs'])
    mkdirSync(join(folder, 'test'))
    mkdirSync(join(folder, 'bin'))
    writeFileSync(join(folder, 'test', 'a.test.ts'), '')
  })

  /** Runs it where `npm test` leaves this report and ends with this status. */
  const ci = (report: object | null, status = 0) => {
    const written = report === null ? '' : JSON.stringify(report)
    writeFileSync(
      join(folder, 'bin', 'npm'),
      `#!/bin/sh
[ "$1" = ci ] && exit 0
printf '%s' '${written}' > "$TEST_REPORT"
exit ${status}
`,
    )
    writeFileSync(join(folder, 'bin', 'chromium'), '#!/bin/sh\n')
    for (const file of ['npm', 'chromium']) chmodSync(join(folder, 'bin', file), 0o755)
    list(folder)
    const env = { ...environment(), PATH: `${join(folder, 'bin')}:${process.env['PATH']}` }
    return spawnSync('bash', [join(folder, '.ci', 'run')], { env, encoding: 'utf8' })
  }

  it('is green where every listed file passed', () => {
    const { status, stdout } = ci(green)
    expect(stdout.trim().split('\n').at(-1)).toBe('3 passed, 0 failed')
    expect(status).toBe(0)
  })

  it.each([
    ['a test failed', { ...green, numFailedTests: 1 }, '1 tests failed'],
    ['no test ran', { ...green, numPassedTests: 0 }, 'no test passed'],
    ['nothing was reported', null, 'the run left no report'],
    [
      'a file could not be read',
      { ...green, testResults: [{ ...one, status: 'failed' }] },
      'not passed: test/a.test.ts',
    ],
    [
      'fewer files ran than Git lists',
      { ...green, testResults: [] },
      '0 test files ran, git lists 1',
    ],
  ])('is red by itself where %s although the command ends with 0', (_, report, reason) => {
    const { status, stderr } = ci(report)
    expect(stderr).toContain(reason)
    expect(status).toBe(1)
  })

  it('is red where the command ends with another status than 0', () => {
    expect(ci(green, 2).status).not.toBe(0)
  })
})
