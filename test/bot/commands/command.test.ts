import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder } from '../../support/database/databases.ts'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Readonly<Record<string, string>>
}
const FOLDER = 'bot/commands'
const SHELL = join(FOLDER, 'command.ts')

/** Every command by its name: the file that its script runs. */
const COMMANDS = Object.entries(scripts).flatMap(([name, script]): [string, string][] => {
  const file = script.split(' ').find((word) => word.startsWith(`${FOLDER}/`))
  return file === undefined ? [] : [[name, file]]
})

const run = (
  file: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
) =>
  new Promise<{ readonly code: number; readonly out: string; readonly error: string }>(
    (resolve) => {
      const env = {
        PATH: process.env['PATH'] ?? '',
        DATABASE_URL: 'sqlite::memory:',
        ...environment,
      }
      execFile(process.execPath, [file, ...words], { env }, (failure, out, error) =>
        resolve({ code: failure ? Number(failure.code) : 0, out, error }),
      )
    },
  )

test('all commands are looked at', () => {
  expect(COMMANDS.map(([name]) => name).toSorted()).toEqual(
    'ask backup channels chat documents eval knowledge migrate move officers privacy reminders restore simulate train'.split(
      ' ',
    ),
  )
})

test.each(COMMANDS)(
  'npm run %s names an option that it does not know, and its usage',
  async (name, file) => {
    const { code, out, error } = await run(file, ['--nothing'])
    expect([code, out]).toEqual([1, ''])
    expect(error).toMatch(/^Không hiểu "--nothing"\. /u)
    expect(error).toContain(`npm run ${name}`)
    expect(error).not.toContain('    at ')
  },
)

test('a wrong value of the environment is named, and nothing is made', async () => {
  const folder = newFolder()
  const { code, error } = await run('bot/commands/documents/documents.ts', ['list'], {
    DATABASE_URL: `sqlite:${join(folder, 'a.db')}`,
    PORT: 'many',
  })
  expect(code).toBe(1)
  expect(error).toContain('PORT')
  expect(readdirSync(folder)).toEqual([])
})

test('a database that cannot be opened is told in words', async () => {
  const { code, out, error } = await run('bot/commands/reminders.ts', ['status'], {
    DATABASE_URL: 'mysql://a/b',
  })
  expect([code, out]).toEqual([1, ''])
  expect(error).toContain('Không dùng được cơ sở dữ liệu')
})

test('only the shell parses, reads the environment, explains a failure and ends', () => {
  const own = /parseArgs|process\.(?:exit|env|argv)|explainFailure|owner-only/u
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .map((file) => join(FOLDER, file))
    .filter((file) => file.endsWith('.ts') && own.test(readFileSync(file, 'utf8')))
  expect(files).toEqual([SHELL])
})
