import { expect, test } from 'vitest'
import { createOAuth } from '../../../../bot/channels/zalo-oa/oauth.ts'
import { createRedact } from '../../../../bot/channels/zalo-oa/settings.ts'
import { createTokenKeeper } from '../../../../bot/channels/zalo-oa/token-keeper.ts'
import { createTokenStore, type TokenStore } from '../../../../storage/tokens/tokens.ts'
import { DATABASES, openStore } from '../../../support/database/databases.ts'
import {
  createHands,
  openTokens,
  settingsOf,
  startOa,
  tokenCalls,
  errorWith,
  keeperOf,
  tokenOf,
} from '../../../support/zalo-oa.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
const CHANNEL = 'zalo-oa'

test('the first pair comes from the refresh token of the environment, and is stored', async () => {
  const fake = await startOa()
  const store = await openTokens()
  const token = await tokenOf(keeperOf(fake, store).take())
  expect(await errorWith(fake, token)).toBe(0)
  expect(await store.read(CHANNEL)).toMatchObject({ access: token, refreshingSince: null })
})

test('a stored pair is used without a call, whatever the environment says', async () => {
  const fake = await startOa()
  const store = await openTokens()
  const token = await tokenOf(keeperOf(fake, store).take())
  expect(await tokenOf(keeperOf(fake, store).take())).toBe(token)
  expect(tokenCalls(fake)).toBe(1)
})

test('many that need a token at once share one call', async () => {
  const fake = await startOa({ tokenDelayMs: 30 })
  const keeper = keeperOf(fake, await openTokens())
  const tokens = await Promise.all(Array.from({ length: 20 }, () => tokenOf(keeper.take())))
  expect(new Set(tokens).size).toBe(1)
  expect(tokenCalls(fake)).toBe(1)
})

test.each(DATABASES)('two programs on one $name database share one call', async ({ newUrl }) => {
  const fake = await startOa({ tokenDelayMs: 150 })
  const url = await newUrl()
  const [one, two] = [await openStore(url), await openStore(url)]
  const keepers = [one, two].map(({ db }) => keeperOf(fake, createTokenStore(db)))
  const tokens = await Promise.all(keepers.map((keeper) => tokenOf(keeper.take())))
  expect(new Set(tokens).size).toBe(1)
  expect(tokenCalls(fake)).toBe(1)
})

test('two programs whose token is refused at once share one call', async () => {
  const fake = await startOa({ tokenDelayMs: 150 })
  const store = await openTokens()
  const keepers = [keeperOf(fake, store), keeperOf(fake, store)]
  const [old = ''] = await Promise.all(keepers.map((keeper) => tokenOf(keeper.take())))
  fake.revoke()
  const tokens = await Promise.all(keepers.map((keeper) => tokenOf(keeper.renew(old))))
  expect(new Set(tokens).size).toBe(1)
  expect(tokens[0]).not.toBe(old)
  expect(tokenCalls(fake)).toBe(2)
})

test('a token of twenty hours is replaced, and one that is younger is not', async () => {
  const fake = await startOa()
  const hands = createHands()
  const keeper = keeperOf(fake, await openTokens(), hands)
  const first = await tokenOf(keeper.take())
  hands.advance(20 * HOUR - 1)
  expect(await tokenOf(keeper.take())).toBe(first)
  hands.advance(1)
  expect(await tokenOf(keeper.take())).not.toBe(first)
  expect(tokenCalls(fake)).toBe(2)
})

test('an old token that lives is used while no new one can be had, and the trouble is told', async () => {
  const fake = await startOa()
  const hands = createHands()
  const keeper = keeperOf(fake, await openTokens(), hands)
  const first = await tokenOf(keeper.take())
  hands.advance(21 * HOUR)
  fake.failToken('too-many')
  expect(await tokenOf(keeper.take())).toBe(first)
  expect(keeper.trouble()).toMatchObject({ kind: 'later', problem: { code: 'oa-refresh' } })
  expect(await tokenOf(keeper.take())).not.toBe(first)
  expect(keeper.trouble()).toBeNull()
})

test('the new pair is stored before anybody gets its token', async () => {
  const fake = await startOa()
  const store = await openTokens()
  let isBroken = true
  const failing: TokenStore = {
    ...store,
    replace: (...change) =>
      isBroken ? Promise.reject(new Error('disk full')) : store.replace(...change),
  }
  const keeper = keeperOf(fake, failing)
  expect(await keeper.take()).toMatchObject({ kind: 'later', problem: { code: 'oa-refresh' } })
  isBroken = false
  const token = await tokenOf(keeper.take())
  expect(await store.read(CHANNEL)).toMatchObject({ access: token })
  expect(await errorWith(fake, token)).toBe(0)
  expect(tokenCalls(fake)).toBe(1)
})

test('a refresh without an answer is an alarm; its token is used once more, and then a person is asked for', async () => {
  const fake = await startOa()
  const hands = createHands()
  const keeper = keeperOf(fake, await openTokens(), hands)
  fake.failToken('drop-before', 'drop-before')
  expect(await keeper.take()).toMatchObject({ kind: 'later' })
  expect(keeper.trouble()?.problem.code).toBe('oa-refresh-doubt')
  expect(await keeper.take()).toMatchObject({ kind: 'later' })
  expect(tokenCalls(fake)).toBe(1)
  hands.advance(MINUTE)
  expect(await keeper.take()).toMatchObject({ kind: 'later' })
  expect(tokenCalls(fake)).toBe(2)
  hands.advance(MINUTE)
  expect(await keeper.take()).toMatchObject({ kind: 'stopped', problem: { code: 'oa-authorize' } })
  hands.advance(HOUR)
  expect(await keeper.take()).toMatchObject({ kind: 'stopped' })
  expect(tokenCalls(fake)).toBe(2)
})

test('a refresh whose answer was lost before it was taken succeeds the second time', async () => {
  const fake = await startOa()
  const hands = createHands()
  const keeper = keeperOf(fake, await openTokens(), hands)
  fake.failToken('bad-gateway')
  await keeper.take()
  hands.advance(MINUTE)
  expect(await errorWith(fake, await tokenOf(keeper.take()))).toBe(0)
  expect(keeper.trouble()).toBeNull()
})

test('a pair that was changed and never arrived ends in asking for consent', async () => {
  const fake = await startOa()
  const hands = createHands()
  const keeper = keeperOf(fake, await openTokens(), hands)
  fake.failToken('accept-then-drop')
  await keeper.take()
  hands.advance(MINUTE)
  expect(await keeper.take()).toMatchObject({ kind: 'stopped', problem: { code: 'oa-authorize' } })
})

test('a program that died during a refresh leaves its token to be used once more', async () => {
  const fake = await startOa()
  const store = await openTokens()
  const hands = createHands()
  const first = settingsOf(fake).refreshToken ?? ''
  await store.seed(CHANNEL, first)
  await store.begin(CHANNEL, first, hands.now(), { lostAfterMs: MINUTE, mostDoubts: 1 })
  const keeper = keeperOf(fake, store, hands)
  expect(await keeper.take()).toMatchObject({ kind: 'later', problem: { code: 'oa-refresh' } })
  expect(tokenCalls(fake)).toBe(0)
  hands.advance(MINUTE)
  expect(await errorWith(fake, await tokenOf(keeper.take()))).toBe(0)
  expect(await store.read(CHANNEL)).toMatchObject({ refreshingSince: null, doubts: 0 })
})

test('an endpoint that cannot be reached costs no turn', async () => {
  const fake = await startOa()
  const store = await openTokens()
  const gone = await startOa()
  await gone.stop()
  const settings = { ...settingsOf(fake), oauthRoot: gone.url }
  const away = createTokenKeeper({
    store,
    oauth: createOAuth(settings, createRedact(settings)),
    first: settings.refreshToken,
    now: Date.now,
  })
  expect(await away.take()).toMatchObject({ kind: 'later', problem: { code: 'oa-refresh' } })
  expect(await store.read(CHANNEL)).toMatchObject({ refreshingSince: null, doubts: 0 })
  expect(await errorWith(fake, await tokenOf(keeperOf(fake, store).take()))).toBe(0)
})
