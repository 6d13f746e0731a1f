import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { CONFIG_KEYS, ConfigError, readConfig } from '../../bot/config.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'htx-'))
  folders.push(folder)
  return folder
}

interface Ended {
  readonly code: number | null
  readonly output: string
}

/** Runs a program file; `until` ends it when that text was printed. */
const run = (
  file: string,
  {
    cwd = process.cwd(),
    env = {},
    args = [],
    input = '',
    until = '',
    talk = () => Promise.resolve(),
  }: {
    cwd?: string
    env?: Record<string, string>
    args?: readonly string[]
    input?: string
    until?: string
    talk?: (address: string) => Promise<void>
  } = {},
): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd,
      env: { PATH: process.env['PATH'] ?? '', PORT: '0', DATABASE_URL: 'sqlite::memory:', ...env },
    })
    let output = ''
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
      if (!until || !output.includes(until)) return
      const address = /http:\S+/u.exec(output)?.[0] ?? ''
      void talk(address).finally(() => child.kill('SIGTERM'))
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.stdin.end(input)
    child.on('close', (code) => resolve({ code, output }))
  })

test('the program says its address first, then what is on and off, and stops when asked', async () => {
  const { code, output } = await run('bot/main.ts', { until: 'Ctrl+C' })
  const [first, second] = output.split('\n')
  expect(first).toMatch(/http:\/\/127\.0\.0\.1:\d+/u)
  expect(second).toContain('Đang bật')
  expect(output).toContain('TELEGRAM_BOT_TOKEN')
  expect(code).toBe(0)
})

test('a token of a channel that is not there is reported and never shown', async () => {
  const { output } = await run('bot/main.ts', {
    env: { TELEGRAM_BOT_TOKEN: '123:secret' },
    until: 'Ctrl+C',
  })
  expect(output).toContain('TELEGRAM_BOT_TOKEN đã đặt')
  expect(output).not.toContain('secret')
})

test('a wrong value of the environment names itself and stops the start', async () => {
  const { code, output } = await run('bot/main.ts', { env: { RETENTION_DAYS: 'many' } })
  expect([code, output.includes('RETENTION_DAYS')]).toEqual([1, true])
})

test('a database that cannot be written says so and exits 1', async () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'file'), '')
  const { code, output } = await run('bot/main.ts', {
    env: { DATABASE_URL: `sqlite:${join(folder, 'file', 'a.db')}` },
  })
  expect(code).toBe(1)
  expect(output).toContain('DATABASE_URL')
})

test('a database that is locked says so and exits 1', async () => {
  const path = join(newFolder(), 'a.db')
  const other = new BetterSqlite(path)
  other.exec('BEGIN EXCLUSIVE')
  const { code, output } = await run('bot/main.ts', { env: { DATABASE_URL: `sqlite:${path}` } })
  other.close()
  expect(code).toBe(1)
  expect(output).toContain('locked')
})

test('a faulty content file stops the start with file and place', async () => {
  const folder = newFolder()
  for (const part of ['bot', 'handlers', 'knowledge', 'storage', 'package.json'])
    cpSync(part, join(folder, part), { recursive: true })
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
  const file = join(folder, 'knowledge/programmes/an-giang-167.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('clause: III.2.1/3', 'clause: III.9'))
  const { code, output } = await run('bot/main.ts', { cwd: folder })
  expect(code).toBe(1)
  expect(output).toContain('programmes/an-giang-167.yaml')
  expect(output).toContain('III.9')
})

const talk = async (address: string) => {
  const response = await fetch(`${address}/api/v1/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ conversation: 'conversation1', text: 'kiểm tra điều kiện con mèo' }),
  })
  expect(response.status).toBe(200)
}

test('message text never stands in what the program prints, even at the finest level', async () => {
  const { output } = await run('bot/main.ts', {
    env: { LOG_LEVEL: 'trace' },
    until: 'Ctrl+C',
    talk,
  })
  expect(output).not.toContain('con mèo')
  expect(output).not.toContain('conversation1')
})

test('a recorded talk in the terminal is a transcript', async () => {
  const folder = newFolder()
  const { output } = await run('bot/console.ts', {
    input: 'hồ sơ gồm những gì\n',
    args: ['--record', join(folder, 'talk.txt'), '--province', 'kien-giang'],
  })
  expect(output).toContain('Bot: ')
  const recorded = readFileSync(join(folder, 'talk.txt'), 'utf8')
  expect(recorded).toMatch(/^# .*\n@ \d{4}-\d{2}-\d{2} \d{2}:\d{2} {2}terminal {2}director/u)
  expect(recorded).toContain('Bà con: hồ sơ gồm những gì\nBot: ')
})

test('one question on the command line gets one answer, as text or as JSON', async () => {
  const args = ['--province', 'kien-giang', '--json', 'hồ sơ gồm những gì']
  const { code, output } = await run('bot/ask.ts', { args })
  expect(code).toBe(0)
  expect(JSON.parse(output)).toMatchObject({ turn: { kind: 'answer' } })
})

test('a province that is not there is named on the command line', async () => {
  const { code, output } = await run('bot/ask.ts', { args: ['--province', 'ca-mau', 'alo'] })
  expect([code, output.includes('kien-giang')]).toEqual([1, true])
})

test('.env.example lists exactly the keys that the program reads', () => {
  const listed = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gmu)].map(
    ([, key]) => key,
  )
  expect(new Set(listed)).toEqual(new Set(CONFIG_KEYS))
})

test('an empty value counts as none', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({
    PORT: 3000,
    DATABASE_URL: 'sqlite:data/tro-ly-htx.db',
  })
  expect(() => readConfig({ PORT: '-1' })).toThrow(ConfigError)
})
