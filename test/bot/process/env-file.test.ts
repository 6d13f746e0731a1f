import { execFile, spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder } from '../../support/database/databases.ts'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Readonly<Record<string, string>>
}
const OWN_FILE = /\.?\/?(?:bot|test|bench)\/[\w./-]+\.[jt]s/gu
const LOADED_FIRST = join(process.cwd(), 'bot/process/env-file.js')
const PATH = `${dirname(process.execPath)}:${process.env['PATH']}`

/** What a program prints of PORT that starts in a folder. */
const portIn = (folder: string, environment: Readonly<Record<string, string>> = {}) =>
  new Promise<readonly [out: string, error: string]>((resolve) => {
    const words = ['--import', LOADED_FIRST, '--print', 'process.env.PORT']
    const options = { cwd: folder, env: { PATH, ...environment } }
    execFile(process.execPath, words, options, (_, out, error) => resolve([out, error]))
  })

/** What a script prints until it has printed `until`; then it is asked to stop. */
const printedBy = (script: string, until: string) =>
  new Promise<string>((resolve) => {
    const child = spawn('sh', ['-c', `exec ${script}`], {
      env: { PATH, PORT: '0', DATABASE_URL: 'sqlite::memory:' },
    })
    let output = ''
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes(until)) child.kill('SIGTERM')
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('close', () => resolve(output))
  })

test('what .env sets holds where the environment does not set it', async () => {
  const folder = newFolder()
  writeFileSync(join(folder, '.env'), 'PORT=4000\n')
  expect(await portIn(folder)).toEqual(['4000\n', ''])
  expect(await portIn(folder, { PORT: '5000' })).toEqual(['5000\n', ''])
})

test('without .env nothing is said of it', async () => {
  expect(await portIn(newFolder())).toEqual(['undefined\n', ''])
})

test('every file that a script of package.json runs is there', () => {
  const files = Object.values(scripts).flatMap((script) => script.match(OWN_FILE) ?? [])
  expect(files).toContain('./bot/process/compile-cache.js')
  expect(files.filter((file) => !existsSync(file))).toEqual([])
})

test('npm start prints the address first, and a command only its own words', async () => {
  expect(await printedBy(scripts['start'] ?? '', 'Ctrl+C')).toMatch(
    /^Trợ lý HTX đang chạy tại http/u,
  )
  expect(await printedBy(scripts['documents'] ?? '', 'remove')).toMatch(/^Cách dùng:/u)
})
