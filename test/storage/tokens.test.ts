import { describe, expect, test } from 'vitest'
import { createSeal, type SealKeys } from '../../storage/tokens/seal.ts'
import { createTokenStore } from '../../storage/tokens/tokens.ts'
import { DATABASES, openStore } from '../support/database/databases.ts'

const CHANNEL = 'zalo-oa'
const NOW = 1_763_690_400_000
const MINUTE = 60_000
const RULE = { lostAfterMs: MINUTE, mostDoubts: 1 }
const PAIR = { access: 'a1', refresh: 'r1', issuedAt: NOW, expiresAt: NOW + 90_000_000 }
const NEXT = { ...PAIR, access: 'a2', refresh: 'r2' }
const KEY = 'k'.repeat(32)
const OTHER = 'o'.repeat(32)
const RESTING = { refreshingSince: null, doubts: 0 }

describe.each(DATABASES)('tokens on $name', ({ newUrl }) => {
  const open = async (keys: SealKeys = {}) => {
    const { db } = await openStore(await newUrl())
    const withKeys = (other: SealKeys) => createTokenStore(db, createSeal(other))
    const stored = async () => JSON.stringify(await db.selectFrom('tokens').selectAll().execute())
    return Object.assign(withKeys(keys), { withKeys, stored })
  }
  const openWith = async () => {
    const store = await open()
    await store.grant(CHANNEL, PAIR)
    return store
  }

  test('a pair is read as it was granted, and a later one takes its place', async () => {
    const store = await open()
    expect(await store.read(CHANNEL)).toBeNull()
    await store.grant(CHANNEL, PAIR)
    expect(await store.read(CHANNEL)).toEqual({ ...PAIR, ...RESTING })
    await store.grant(CHANNEL, NEXT)
    expect(await store.read(CHANNEL)).toEqual({ ...NEXT, ...RESTING })
  })

  test('a first refresh token is taken only where there is no pair', async () => {
    const store = await open()
    await store.seed(CHANNEL, 'first')
    expect(await store.read(CHANNEL)).toMatchObject({ access: '', refresh: 'first' })
    await store.seed(CHANNEL, 'second')
    expect(await store.read(CHANNEL)).toMatchObject({ access: '', refresh: 'second' })
    await store.grant(CHANNEL, PAIR)
    await store.seed(CHANNEL, 'third')
    expect(await store.read(CHANNEL)).toMatchObject({ access: 'a1', refresh: 'r1' })
  })

  test('the same first refresh token given again does not free a refresh on its way', async () => {
    const store = await open()
    await store.seed(CHANNEL, 'first')
    expect(await store.begin(CHANNEL, 'first', NOW, RULE)).toBe(true)
    await store.seed(CHANNEL, 'first')
    expect(await store.begin(CHANNEL, 'first', NOW, RULE)).toBe(false)
  })

  test('of many that want to refresh at once one may', async () => {
    const store = await openWith()
    const turns = await Promise.all(
      Array.from({ length: 20 }, () => store.begin(CHANNEL, 'r1', NOW, RULE)),
    )
    expect(turns.filter(Boolean)).toHaveLength(1)
  })

  test('a refresh token that is no longer the stored one gives no turn', async () => {
    const store = await openWith()
    expect(await store.begin(CHANNEL, 'r0', NOW, RULE)).toBe(false)
  })

  test('a lost refresh gives its token one more turn, and then none', async () => {
    const store = await openWith()
    await store.begin(CHANNEL, 'r1', NOW, RULE)
    expect(await store.begin(CHANNEL, 'r1', NOW + MINUTE - 1, RULE)).toBe(false)
    expect(await store.begin(CHANNEL, 'r1', NOW + MINUTE, RULE)).toBe(true)
    expect(await store.read(CHANNEL)).toMatchObject({ doubts: 1, refreshingSince: NOW + MINUTE })
    expect(await store.begin(CHANNEL, 'r1', NOW + 9 * MINUTE, RULE)).toBe(false)
  })

  test('a clock that went back does not freeze a lost refresh', async () => {
    const store = await openWith()
    await store.begin(CHANNEL, 'r1', NOW, RULE)
    expect(await store.begin(CHANNEL, 'r1', NOW - 60 * MINUTE, RULE)).toBe(true)
  })

  test('a turn that was not used is given back, with the doubt that was there before', async () => {
    const store = await openWith()
    await store.begin(CHANNEL, 'r1', NOW, RULE)
    const lost = await store.read(CHANNEL)
    await store.begin(CHANNEL, 'r1', NOW + MINUTE, RULE)
    await store.release(CHANNEL, { ...PAIR, refreshingSince: NOW, doubts: 0 })
    expect(await store.read(CHANNEL)).toEqual(lost)
    expect(await store.begin(CHANNEL, 'r1', NOW + MINUTE, RULE)).toBe(true)
  })

  const SECRETS = { ...PAIR, access: 'access-in-clear', refresh: 'refresh-in-clear' }

  test('a pair under a key is read as it was granted, and stands nowhere in clear', async () => {
    const store = await open({ key: KEY })
    await store.grant(CHANNEL, SECRETS)
    expect(await store.read(CHANNEL)).toEqual({ ...SECRETS, ...RESTING })
    expect(await store.stored()).not.toContain('in-clear')
    expect(await store.begin(CHANNEL, SECRETS.refresh, NOW, RULE)).toBe(true)
    expect(await store.replace(CHANNEL, SECRETS.refresh, NEXT)).toBe(true)
    expect(await store.read(CHANNEL)).toEqual({ ...NEXT, ...RESTING })
  })

  test('a first refresh token under a key is looked for and kept like one in clear', async () => {
    const store = await open({ key: KEY })
    await store.seed(CHANNEL, SECRETS.refresh)
    expect(await store.stored()).not.toContain('in-clear')
    expect(await store.begin(CHANNEL, SECRETS.refresh, NOW, RULE)).toBe(true)
    await store.seed(CHANNEL, SECRETS.refresh)
    expect(await store.begin(CHANNEL, SECRETS.refresh, NOW, RULE)).toBe(false)
    await store.grant(CHANNEL, PAIR)
    await store.seed(CHANNEL, 'late')
    expect(await store.read(CHANNEL)).toMatchObject({ refresh: 'r1' })
  })

  test('what was in clear is closed once there is a key, and a refresh on its way stays on its way', async () => {
    const store = await open()
    await store.grant(CHANNEL, SECRETS)
    await store.begin(CHANNEL, SECRETS.refresh, NOW, RULE)
    expect(await store.stored()).toContain('access-in-clear')
    const keyed = store.withKeys({ key: KEY })
    expect(await keyed.read(CHANNEL)).toMatchObject({ access: SECRETS.access })
    await keyed.reseal()
    expect(await store.stored()).not.toContain('in-clear')
    expect(await keyed.read(CHANNEL)).toEqual({ ...SECRETS, refreshingSince: NOW, doubts: 0 })
  })

  test('the key before still opens, and what it closed is closed with the new one', async () => {
    const store = await open({ key: KEY })
    await store.grant(CHANNEL, SECRETS)
    const changed = store.withKeys({ key: OTHER, old: KEY })
    expect(await changed.read(CHANNEL)).toMatchObject({ refresh: SECRETS.refresh })
    await changed.reseal()
    expect(await store.withKeys({ key: OTHER }).read(CHANNEL)).toMatchObject(SECRETS)
    await expect(store.read(CHANNEL)).rejects.toMatchObject({ problem: 'sealed' })
  })

  test('what is closed with the newest key is left as it is', async () => {
    const store = await open({ key: KEY })
    await store.grant(CHANNEL, SECRETS)
    const before = await store.stored()
    await store.reseal()
    expect(await store.stored()).toBe(before)
  })

  test('without a key that opens it nothing is read and nothing is lost', async () => {
    const store = await open({ key: KEY })
    await store.grant(CHANNEL, SECRETS)
    for (const keys of [{}, { key: OTHER }]) {
      const other = store.withKeys(keys)
      await expect(other.read(CHANNEL)).rejects.toMatchObject({ problem: 'sealed' })
      await other.reseal()
    }
    expect(await store.read(CHANNEL)).toMatchObject(SECRETS)
    const other = store.withKeys({ key: OTHER })
    await other.grant(CHANNEL, NEXT)
    expect(await other.read(CHANNEL)).toMatchObject(NEXT)
  })

  test('a key that was taken back leaves tokens in clear', async () => {
    const store = await open({ key: KEY })
    await store.grant(CHANNEL, SECRETS)
    const plain = store.withKeys({ old: KEY })
    await plain.reseal()
    expect(await store.withKeys({}).read(CHANNEL)).toMatchObject(SECRETS)
  })

  test('a new pair replaces only the one whose refresh token was used, and ends its doubts', async () => {
    const store = await openWith()
    await store.begin(CHANNEL, 'r1', NOW, RULE)
    await store.begin(CHANNEL, 'r1', NOW + MINUTE, RULE)
    expect(await store.replace(CHANNEL, 'r1', NEXT)).toBe(true)
    expect(await store.read(CHANNEL)).toEqual({ ...NEXT, ...RESTING })
    expect(await store.replace(CHANNEL, 'r1', { ...PAIR, access: 'late' })).toBe(false)
    expect(await store.read(CHANNEL)).toMatchObject({ access: 'a2' })
  })
})

test('a sealed token opens only as what it is, and only unchanged', () => {
  const seal = createSeal({ key: KEY })
  const closed = seal.close('secret', 'one')
  expect(seal.open(closed, 'one')).toBe('secret')
  expect(seal.close('secret', 'one')).not.toBe(closed)
  expect(() => seal.open(closed, 'other')).toThrow('is sealed')
  const last = closed.at(-2) === 'A' ? 'B' : 'A'
  const changed = `${closed.slice(0, -2)}${last}${closed.at(-1)}`
  expect(() => seal.open(changed, 'one')).toThrow('is sealed')
  expect(() => seal.open('sealed:1:', 'one')).toThrow('is sealed')
})
