import { setTimeout } from 'node:timers/promises'
import { StorageError } from '../../../storage/database/errors.ts'
import type { StoredTokens, TokenPair, TokenStore } from '../../../storage/tokens/tokens.ts'
import type { ChannelProblem } from '../channel.ts'
import type { OAuth } from './oauth.ts'

/** An access token to call with, or why there is none. */
export type Access =
  | { readonly kind: 'token'; readonly token: string }
  /** There may be one soon without a person. */
  | { readonly kind: 'later'; readonly problem: ChannelProblem }
  /** A person has to consent anew. */
  | { readonly kind: 'stopped'; readonly problem: ChannelProblem }

export interface TokenKeeperDeps {
  readonly store: TokenStore
  readonly oauth: OAuth
  /** The first refresh token, for where no pair is stored. */
  readonly first: string | undefined
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

const CHANNEL = 'zalo-oa'
const HOUR_MS = 3_600_000
/** A token lives 25 hours; five of them are left for what may go wrong. */
const RENEW_AFTER_MS = 20 * HOUR_MS
/** Longer than a call to the token endpoint may take. */
const LOST_AFTER_MS = 60_000
/** A refresh token is used at most once more after a refresh that was lost. */
const RULE = { lostAfterMs: LOST_AFTER_MS, mostDoubts: 1 }
/** How long another program's refresh is waited for. */
const WAIT_MS = 100
const WAITS = 10

const later = (code: string, detail: string): Access => ({
  kind: 'later',
  problem: { code, detail },
})
const stopped = (detail: string): Access => ({
  kind: 'stopped',
  problem: { code: 'oa-authorize', detail },
})

/**
 * Keeps the account's rotating tokens. A refresh is taken by one caller among all programs, and
 * its pair is committed before it is first used. A refresh without an answer is an alarm.
 */
export const createTokenKeeper = ({ store, oauth, first, now }: TokenKeeperDeps) => {
  let flight: Promise<Access> | null = null
  let trouble: Exclude<Access, { kind: 'token' }> | null = null
  /** The refresh token that the trouble is with: another one ends it. */
  let troubled = ''
  /** A refresh token that was refused, and why. */
  let dead: { readonly refresh: string; readonly reason: string } | null = null
  /** A refresh token whose use has no answer, and until when it is left alone. */
  let doubtful: { readonly refresh: string; readonly until: number } | null = null
  /** A new pair that the database did not take yet; it is not used before. */
  let unsaved: { readonly used: string; readonly pair: TokenPair } | null = null

  const isAlive = ({ access, expiresAt }: StoredTokens) => access !== '' && now() < expiresAt
  const isFresh = (stored: StoredTokens) =>
    isAlive(stored) && Math.abs(now() - stored.issuedAt) < RENEW_AFTER_MS
  const isRunning = ({ refreshingSince }: StoredTokens) =>
    refreshingSince !== null && Math.abs(now() - refreshingSince) < LOST_AFTER_MS

  const read = async (): Promise<StoredTokens | null> => {
    const stored = await store.read(CHANNEL)
    if (stored?.access || first === undefined) return stored
    await store.seed(CHANNEL, first)
    return store.read(CHANNEL)
  }

  const save = async (): Promise<Access | null> => {
    if (!unsaved) return null
    try {
      await store.replace(CHANNEL, unsaved.used, unsaved.pair)
      unsaved = null
      return null
    } catch {
      return later('oa-refresh', 'the new pair could not be stored yet')
    }
  }

  /** Uses a refresh token whose turn was taken; null where the store tells what came of it. */
  const use = async (stored: StoredTokens): Promise<Access | null> => {
    const { refresh } = stored
    const outcome = await oauth.refresh(refresh, now())
    switch (outcome.kind) {
      case 'pair':
        unsaved = { used: refresh, pair: outcome.pair }
        return save()
      case 'not-used':
        await store.release(CHANNEL, stored)
        return later('oa-refresh', outcome.reason)
      case 'refused':
        dead = { refresh, reason: outcome.reason }
        await store.release(CHANNEL, { ...stored, refreshingSince: null })
        return stopped(outcome.reason)
      case 'in-doubt':
        doubtful = { refresh, until: now() + LOST_AFTER_MS }
        return later('oa-refresh-doubt', outcome.reason)
      default:
        return outcome satisfies never
    }
  }

  /** One step towards another token; null where it is worth looking again. */
  const step = async (stored: StoredTokens): Promise<Access | null> => {
    const { refresh } = stored
    if (dead?.refresh === refresh) return stopped(dead.reason)
    if (doubtful?.refresh === refresh && now() < doubtful.until)
      return later('oa-refresh-doubt', 'the last refresh had no answer')
    if (await store.begin(CHANNEL, refresh, now(), RULE)) return use(stored)
    const latest = await store.read(CHANNEL)
    const isLost =
      latest?.refresh === refresh &&
      latest.doubts >= RULE.mostDoubts &&
      latest.refreshingSince !== null &&
      !isRunning(latest)
    return isLost ? stopped('two refreshes in a row had no answer') : null
  }

  const seek = async (refused: string | null): Promise<Access> => {
    for (let waits = 0; waits <= WAITS; waits += 1) {
      const unstored = await save()
      if (unstored) return unstored
      const stored = await read()
      if (!stored) return stopped('no token')
      if (stored.access !== refused && isFresh(stored))
        return { kind: 'token', token: stored.access }
      const before = stored.refreshingSince
      const access = await step(stored)
      if (access) return access
      if (before !== null) await setTimeout(WAIT_MS)
    }
    return later('oa-refresh', 'a refresh is on its way elsewhere')
  }

  const seekAndTell = async (refused: string | null): Promise<Access> => {
    try {
      const access = await seek(refused)
      trouble = access.kind === 'token' ? null : access
      if (trouble) troubled = (await store.read(CHANNEL))?.refresh ?? ''
      return access
    } finally {
      flight = null
    }
  }
  const seekOnce = (refused: string | null): Promise<Access> => {
    flight ??= seekAndTell(refused)
    return flight
  }

  /** Nobody but a person with the right key can help where no key opens what is stored. */
  const orSealed = async (work: () => Promise<Access>): Promise<Access> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof StorageError) || error.problem !== 'sealed') throw error
      trouble = { kind: 'stopped', problem: { code: 'oa-sealed', detail: error.message } }
      return trouble
    }
  }

  const take = async (): Promise<Access> => {
    const stored = unsaved ? null : await read()
    if (stored && isFresh(stored)) {
      if (stored.refresh !== troubled) trouble = null
      return { kind: 'token', token: stored.access }
    }
    const access = await seekOnce(null)
    if (access.kind === 'token') return access
    const old = await store.read(CHANNEL)
    return old && isAlive(old) ? { kind: 'token', token: old.access } : access
  }

  return {
    /** What is wrong with the tokens; null also before they were first needed. */
    trouble: () => trouble,
    /** Another token than this one, which the platform refused. */
    renew: (refused: string) => orSealed(() => seekOnce(refused)),
    /** The token to use now; refreshed when it is old. Rejects where the database does not answer. */
    take: () => orSealed(take),
  }
}

export type TokenKeeper = ReturnType<typeof createTokenKeeper>
