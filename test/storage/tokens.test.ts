import { describe, expect, test } from 'vitest'
import { createTokenStore } from '../../storage/tokens.ts'
import { DATABASES, openStore } from '../support/databases.ts'

const CHANNEL = 'zalo-oa'
const NOW = 1_763_690_400_000
const MINUTE = 60_000
const RULE = { lostAfterMs: MINUTE, mostDoubts: 1 }
const PAIR = { access: 'a1', refresh: 'r1', issuedAt: NOW, expiresAt: NOW + 90_000_000 }
const NEXT = { ...PAIR, access: 'a2', refresh: 'r2' }
const RESTING = { refreshingSince: null, doubts: 0 }

describe.each(DATABASES)('tokens on $name', ({ newUrl }) => {
  const open = async () => {
    const { db } = await openStore(await newUrl())
    return createTokenStore(db)
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
