import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { describeProblems } from '../../../../bot/channels/description.ts'
import { readConfig } from '../../../../bot/config.ts'
import { backUp } from '../../../../storage/copies/backup.ts'
import { createSeal } from '../../../../storage/tokens/seal.ts'
import { createTokenStore } from '../../../../storage/tokens/tokens.ts'
import {
  DATABASES,
  newFolder,
  openMigrated,
  withDatabase,
} from '../../../support/database/databases.ts'
import { startProgram } from '../../../support/process/program.ts'
import { startOa } from '../../../support/zalo-oa.ts'

const KEY = 'k'.repeat(32)
const OTHER = 'o'.repeat(32)

const { newUrl } = DATABASES[0]

/** Every byte of every file of a database. */
const bytesOf = (url: string): string => {
  const folder = dirname(url.slice('sqlite:'.length))
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'latin1'))
    .join('\n')
}

const readTokens = async (url: string, key?: string) => {
  const tokens = await withDatabase(url, (db) =>
    createTokenStore(db, createSeal({ key })).read('zalo-oa'),
  )
  return [tokens?.access ?? 'none', tokens?.refresh ?? 'none']
}

const runOnce = async (environment: Readonly<Record<string, string>>) => {
  const program = await startProgram({ CHANNEL_PACE: 'off', ...environment })
  await program.channelsStarted
  const ready = await fetch(`${program.address}/readyz`)
  const problems = describeProblems(await program.states(), program.say)
  const health = program.channels.map((channel) => channel.health())
  await program.stop()
  return { notices: program.notices.map(({ key }) => key), problems, health, ready: ready.status }
}

test('under a key the tokens of the account stand in no file of the database, and in no backup', async () => {
  const fake = await startOa()
  const url = await newUrl()
  const { notices } = await runOnce({
    ...fake.environment(),
    DATABASE_URL: url,
    SECRETS_KEY: KEY,
  })
  expect(notices).not.toContain('start.clear')
  const file = join(newFolder(), 'backup')
  await backUp(url, file)
  for (const token of await readTokens(url, KEY)) {
    expect(token.length).toBeGreaterThan(8)
    expect(bytesOf(url)).not.toContain(token)
    expect(readFileSync(file, 'latin1')).not.toContain(token)
  }
})

test('without a key the start says that they are in clear; with the first key they no longer are', async () => {
  const fake = await startOa()
  const environment = { ...fake.environment(), DATABASE_URL: await newUrl() }
  const url = environment.DATABASE_URL
  expect((await runOnce(environment)).notices).toContain('start.clear')
  const tokens = await readTokens(url)
  for (const token of tokens) expect(bytesOf(url)).toContain(token)
  const { health } = await runOnce({ ...environment, SECRETS_KEY: KEY })
  expect(health).toEqual([{ state: 'on', problem: null }])
  expect(await readTokens(url, KEY)).toEqual(tokens)
  for (const token of tokens) expect(bytesOf(url)).not.toContain(token)
})

test.each([
  ['another key', { SECRETS_KEY: OTHER }],
  ['no key', {}],
])('%s stops the account with words and nothing else', async (_name, keys) => {
  const fake = await startOa()
  const environment = { ...fake.environment(), DATABASE_URL: await newUrl() }
  await runOnce({ ...environment, SECRETS_KEY: KEY })
  const asked = fake.calls.length
  const { problems, health, ready } = await runOnce({ ...environment, ...keys })
  expect(health).toMatchObject([{ state: 'stopped', problem: { code: 'oa-sealed' } }])
  expect(problems.join()).toContain('SECRETS_KEY')
  expect(problems.join()).toContain('npm run channels -- authorize')
  expect(ready).toBe(200)
  // The first refresh token of the environment is not used again.
  expect(fake.calls.length).toBe(asked)
  const again = await runOnce({ ...environment, SECRETS_KEY: OTHER, SECRETS_KEY_OLD: KEY })
  expect(again.health).toEqual([{ state: 'on', problem: null }])
  const last = await runOnce({ ...environment, SECRETS_KEY: OTHER })
  expect(last.health).toEqual([{ state: 'on', problem: null }])
})

test('a key that is too short is refused, and is not shown', () => {
  expect(() => readConfig({ SECRETS_KEY: 'short-secret' })).toThrow('SECRETS_KEY')
  expect(() => readConfig({ SECRETS_KEY: 'short-secret' })).not.toThrow('short-secret')
})

test('a sealed account can be consented to anew without the old key', async () => {
  const url = await newUrl()
  const db = await openMigrated(url)
  const pair = { access: 'a', refresh: 'r', issuedAt: 0, expiresAt: 1 }
  await createTokenStore(db, createSeal({ key: KEY })).grant('zalo-oa', pair)
  await createTokenStore(db, createSeal({ key: OTHER })).grant('zalo-oa', pair)
  expect(await readTokens(url, OTHER)).toEqual(['a', 'r'])
})
