import { expect, test } from 'vitest'
import { authorize, createOAuth } from '../../../../bot/channels/zalo-oa/oauth.ts'
import { createRedact } from '../../../../bot/channels/zalo-oa/settings.ts'
import { createTokenKeeper } from '../../../../bot/channels/zalo-oa/token-keeper.ts'
import {
  openTokens,
  settingsOf,
  startOa,
  tokenCalls,
  errorWith,
  keeperOf,
  tokenOf,
} from '../../../support/zalo-oa.ts'

const MINUTE = 60_000

test('a refused refresh token is not used again, until consent brings a new pair', async () => {
  const fake = await startOa()
  const store = await openTokens()
  const keeper = keeperOf(fake, store)
  const old = await tokenOf(keeper.take())
  fake.revokeGrant()
  expect(await keeper.renew(old)).toMatchObject({ kind: 'stopped' })
  expect(await keeper.renew(old)).toMatchObject({ kind: 'stopped' })
  expect(tokenCalls(fake)).toBe(2)
  const deps = { tokens: store, clock: () => new Date() }
  expect(await authorize(fake.newCode(), settingsOf(fake), deps)).toEqual({ kind: 'authorized' })
  expect(await errorWith(fake, await tokenOf(keeper.take()))).toBe(0)
  expect(keeper.trouble()).toBeNull()
})

test('without a pair and without a first token a person is asked for', async () => {
  const fake = await startOa()
  const settings = settingsOf(fake)
  const keeper = createTokenKeeper({
    store: await openTokens(),
    oauth: createOAuth(settings, createRedact(settings)),
    first: undefined,
    now: Date.now,
  })
  expect(await keeper.take()).toMatchObject({ kind: 'stopped', problem: { code: 'oa-authorize' } })
  expect(tokenCalls(fake)).toBe(0)
})

test('a code is redeemed with its verifier, once, within ten minutes', async () => {
  const fake = await startOa()
  const tokens = await openTokens()
  const settings = settingsOf(fake)
  const deps = { tokens, clock: () => new Date() }
  const code = fake.newCode()
  expect(await authorize(code, settings, deps)).toEqual({ kind: 'authorized' })
  expect(await authorize(code, settings, deps)).toMatchObject({ kind: 'refused' })
  const late = fake.newCode()
  fake.advance(11 * MINUTE)
  expect(await authorize(late, settings, deps)).toMatchObject({ kind: 'refused' })
  const other = { ...settings, codeVerifier: 'x'.repeat(43) }
  expect(await authorize(fake.newCode(), other, deps)).toMatchObject({ kind: 'refused' })
  const calls = tokenCalls(fake)
  const short = { ...settings, codeVerifier: 'short' }
  expect(await authorize(fake.newCode(), short, deps)).toMatchObject({
    kind: 'refused',
    reason: expect.stringContaining('ZALO_OA_CODE_VERIFIER') as string,
  })
  expect(tokenCalls(fake)).toBe(calls)
})

/** A refusal that repeats what it was sent. */
const echo = (words: readonly unknown[]) => ({
  status: 200,
  body: JSON.stringify({ error: -1, error_description: `wrong: ${words.join(' ')}` }),
})

test('no reason holds a secret, also where the platform repeats what it was sent', async () => {
  const fake = await startOa()
  const settings = settingsOf(fake)
  const own = [settings.refreshToken, settings.appSecret, settings.codeVerifier]
  fake.answer('access_token', echo(own), echo([...own, 'secret-code']))
  const keeper = keeperOf(fake, await openTokens())
  const deps = { tokens: await openTokens(), clock: () => new Date() }
  const said = JSON.stringify([
    await keeper.take(),
    keeper.trouble(),
    await authorize('secret-code', settings, deps),
  ])
  expect(said).toContain('***')
  for (const secret of [...own, 'secret-code']) expect(said).not.toContain(secret)
})
