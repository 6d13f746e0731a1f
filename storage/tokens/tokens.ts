import type { Selectable } from 'kysely'
import { isShared } from '../database/dialects.ts'
import type { Database, Db } from '../database/schema.ts'
import { createSeal, type Seal } from './seal.ts'
import { createHash } from 'node:crypto'
import { createWriteTx } from '../database/write-tx.ts'

/** By which a token is found again that cannot be read. Tokens are long and random: no salt is needed. */
const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Rotating tokens as a platform gave them. Instants are milliseconds since the epoch. */
export interface TokenPair {
  readonly access: string
  readonly refresh: string
  readonly issuedAt: number
  readonly expiresAt: number
}

/** A pair as it is kept; `access` is empty where there is only a first refresh token. */
export interface StoredTokens extends TokenPair {
  /** When a refresh began whose end was not recorded; null where none did. */
  readonly refreshingSince: number | null
  /** How often the refresh token was used again without having heard what became of it. */
  readonly doubts: number
}

/** When a refresh without an end counts as lost, and how often its token may be used again. */
export interface RefreshRule {
  readonly lostAfterMs: number
  readonly mostDoubts: number
}

type Row = Selectable<Database['tokens']>

const accessOf = (channel: string) => `${channel} access token`
const refreshOf = (channel: string) => `${channel} refresh token`

/**
 * The newest pair of each channel, shared by all programs on one database. Throws `StorageError`
 * (`sealed`) where it has to read what no key opens.
 */
export const createTokenStore = (db: Db, seal: Seal = createSeal()) => {
  const writeTx = createWriteTx(db)

  const sealed = (channel: string, { access, refresh }: Pick<TokenPair, 'access' | 'refresh'>) => ({
    access_token: seal.close(access, accessOf(channel)),
    refresh_token: seal.close(refresh, refreshOf(channel)),
  })
  const rowOf = (channel: string, pair: TokenPair) => ({
    ...sealed(channel, pair),
    refresh_hash: hashOfToken(pair.refresh),
    issued_at: pair.issuedAt,
    expires_at: pair.expiresAt,
    refreshing_since: null,
    doubts: 0,
  })
  const pairOf = (row: Pick<Row, 'channel' | 'access_token' | 'refresh_token'>) => ({
    access: seal.open(row.access_token, accessOf(row.channel)),
    refresh: seal.open(row.refresh_token, refreshOf(row.channel)),
  })
  const canOpen = (row: Row): boolean => {
    try {
      pairOf(row)
      return true
    } catch {
      return false
    }
  }
  const isCurrent = (row: Row) =>
    seal.isCurrent(row.access_token, accessOf(row.channel)) &&
    seal.isCurrent(row.refresh_token, refreshOf(row.channel))

  return {
    async read(channel: string) {
      const row = await db
        .selectFrom('tokens')
        .selectAll()
        .where('channel', '=', channel)
        .executeTakeFirst()
      if (!row) return null
      return {
        ...pairOf(row),
        issuedAt: row.issued_at,
        expiresAt: row.expires_at,
        refreshingSince: row.refreshing_since,
        doubts: row.doubts,
      }
    },

    /** A first refresh token, where there is no pair yet. */
    seed: (channel: string, refresh: string) =>
      writeTx(async (tx) => {
        const row = rowOf(channel, { access: '', refresh, issuedAt: 0, expiresAt: 0 })
        await tx
          .insertInto('tokens')
          .values({ channel, ...row })
          .onConflict((conflict) =>
            conflict
              .column('channel')
              .doUpdateSet(row)
              .where('tokens.access_token', '=', '')
              .where('tokens.refresh_hash', '!=', row.refresh_hash),
          )
          .execute()
      }),

    /**
     * Takes the right to use a refresh token, committed before the call: true for one caller only. A
     * refresh that was lost is a doubt, and its token may be used again as often as the rule says.
     */
    begin: (
      channel: string,
      refresh: string,
      now: number,
      { lostAfterMs, mostDoubts }: RefreshRule,
    ) =>
      writeTx(async (tx) => {
        const free = await tx
          .updateTable('tokens')
          .set({ refreshing_since: now })
          .where('channel', '=', channel)
          .where('refresh_hash', '=', hashOfToken(refresh))
          .where('refreshing_since', 'is', null)
          .executeTakeFirst()
        if (free.numUpdatedRows > 0n) return true
        const lost = await tx
          .updateTable('tokens')
          .set((expression) => ({
            refreshing_since: now,
            doubts: expression('doubts', '+', 1),
          }))
          .where('channel', '=', channel)
          .where('refresh_hash', '=', hashOfToken(refresh))
          .where('doubts', '<', mostDoubts)
          .where((expression) =>
            expression.or([
              expression('refreshing_since', '<=', now - lostAfterMs),
              // The clock went back since.
              expression('refreshing_since', '>', now + lostAfterMs),
            ]),
          )
          .executeTakeFirst()
        return lost.numUpdatedRows > 0n
      }),

    /** Undoes `begin` where the refresh token cannot have been used: as `before` again. */
    release: (channel: string, { refresh, refreshingSince, doubts }: StoredTokens) =>
      writeTx(async (tx) => {
        await tx
          .updateTable('tokens')
          .set({ refreshing_since: refreshingSince, doubts })
          .where('channel', '=', channel)
          .where('refresh_hash', '=', hashOfToken(refresh))
          .execute()
      }),

    /** Replaces the pair whose refresh token was used; false where it is another one by now. */
    replace: (channel: string, used: string, pair: TokenPair) =>
      writeTx(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('tokens')
          .set(rowOf(channel, pair))
          .where('channel', '=', channel)
          .where('refresh_hash', '=', hashOfToken(used))
          .executeTakeFirst()
        return numUpdatedRows > 0n
      }),

    /** Stores a pair whatever was there: a person consented anew. */
    grant: (channel: string, pair: TokenPair) =>
      writeTx(async (tx) => {
        const row = rowOf(channel, pair)
        await tx
          .insertInto('tokens')
          .values({ channel, ...row })
          .onConflict((conflict) => conflict.column('channel').doUpdateSet(row))
          .execute()
      }),

    /** Closes with the newest key what is in clear or under the one before; leaves what none opens. */
    reseal: () =>
      writeTx(async (tx) => {
        const rows = await tx
          .selectFrom('tokens')
          .selectAll()
          .$if(isShared(tx), (query) => query.forUpdate())
          .execute()
        for (const row of rows) {
          if (isCurrent(row) || !canOpen(row)) continue
          await tx
            .updateTable('tokens')
            .set(sealed(row.channel, pairOf(row)))
            .where('channel', '=', row.channel)
            .execute()
        }
      }),
  }
}

export type TokenStore = ReturnType<typeof createTokenStore>
