import type { Selectable } from 'kysely'
import type { InvitationLook } from '../../handlers/conversation/subscriber.ts'
import type { ProvinceId } from '../../knowledge/schema/primitives.ts'
import { lockCode } from '../database/dialects.ts'
import { readPseudonym } from '../database/pseudonym.ts'
import type { Database, Db } from '../database/schema.ts'
import { createWriteTx } from '../database/write-tx.ts'

export type Invitation = Selectable<Database['invitations']>

/** A new invitation; the code itself is known only to whoever made it. */
export interface InvitationDraft {
  readonly id: string
  readonly hash: string
  readonly province: ProvinceId
  readonly agency: string
  readonly approval: boolean
  readonly expiresAt: number
}

/** How an invitation stands; only a valid one lets anybody in. */
export type InvitationStand = 'valid' | 'used' | 'revoked' | 'expired'

/** An invitation by what an operator sees of it, or by the hash of its code. */
export type InvitationName = { readonly id: string } | { readonly hash: string }

/** Wrong codes that a chat may try before it has to wait. */
const MOST_TRIES = 5
const MINUTE_MS = 60 * 1000
/** How long wrong codes count, and how long a chat has to wait. */
const TRIES_COUNT_MS = 60 * MINUTE_MS

export const standOf = (
  { expires_at, used_at, revoked_at }: Invitation,
  now: number,
): InvitationStand => {
  if (used_at !== null) return 'used'
  if (revoked_at !== null) return 'revoked'
  return expires_at <= now ? 'expired' : 'valid'
}

/** What a code, by its hash, is worth to a chat. */
export const lookUp = async (
  tx: Db,
  chat: string,
  hash: string,
  now: number,
): Promise<InvitationLook> => {
  await lockCode(tx, hash)
  const pseudonym = await readPseudonym(tx)
  const tries = await tx
    .selectFrom('code_tries')
    .selectAll()
    .where('chat', '=', pseudonym(chat))
    .executeTakeFirst()
  const left = tries ? tries.since + TRIES_COUNT_MS - now : 0
  if (tries && tries.failures >= MOST_TRIES && left > 0 && left <= TRIES_COUNT_MS)
    return { kind: 'throttled', minutes: Math.ceil(left / MINUTE_MS) }
  const row = await tx
    .selectFrom('invitations')
    .selectAll()
    .where('hash', '=', hash)
    .executeTakeFirst()
  if (!row) return { kind: 'wrong' }
  const kind = standOf(row, now)
  if (kind !== 'valid') return { kind }
  const { id, agency, approval } = row
  return { kind, id, province: row.province, agency, approval: approval === 1 }
}

/** Marks an invitation as used by a chat; what was tried before no longer counts. */
export const redeem = async (tx: Db, chat: string, id: string, now: number): Promise<void> => {
  await tx
    .updateTable('invitations')
    .set({ used_at: now, used_by: chat })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .execute()
  const pseudonym = await readPseudonym(tx)
  await tx.deleteFrom('code_tries').where('chat', '=', pseudonym(chat)).execute()
}

/** Counts a code that was of no use; an hour after the first one the count begins anew. */
export const countWrongCode = async (tx: Db, chat: string, now: number): Promise<void> => {
  const name = (await readPseudonym(tx))(chat)
  await tx
    .deleteFrom('code_tries')
    .where('chat', '=', name)
    .where((eb) => eb.or([eb('since', '<=', now - TRIES_COUNT_MS), eb('since', '>', now)]))
    .execute()
  await tx
    .insertInto('code_tries')
    .values({ chat: name, failures: 1, since: now })
    .onConflict((conflict) =>
      conflict
        .column('chat')
        .doUpdateSet((eb) => ({ failures: eb('code_tries.failures', '+', 1) })),
    )
    .execute()
}

const find = (tx: Db, name: InvitationName): Promise<Invitation | undefined> =>
  tx
    .selectFrom('invitations')
    .selectAll()
    .where((eb) => ('id' in name ? eb('id', '=', name.id) : eb('hash', '=', name.hash)))
    .executeTakeFirst()

/** The invitations of a database that has been migrated. */
export const createInvitationStore = (db: Db) => {
  const writeTx = createWriteTx(db)
  return {
    add: ({ expiresAt, approval, ...draft }: InvitationDraft, now: number) =>
      writeTx(async (tx) => {
        const row = { ...draft, approval: approval ? 1 : 0, created_at: now, expires_at: expiresAt }
        await tx.insertInto('invitations').values(row).execute()
      }),
    /** All of them, oldest first. */
    list: () => db.selectFrom('invitations').selectAll().orderBy('created_at').execute(),
    /** How it stood before: one that was used stays so, any other is closed. Null where there is none. */
    revoke: (name: InvitationName, now: number) =>
      writeTx(async (tx) => {
        const found = await find(tx, name)
        if (!found) return null
        // A turn that has found the code valid uses it first.
        await lockCode(tx, found.hash)
        const before = standOf((await find(tx, name)) ?? found, now)
        if (before === 'valid' || before === 'expired')
          await tx
            .updateTable('invitations')
            .set({ revoked_at: now })
            .where('id', '=', found.id)
            .execute()
        return { id: found.id, before }
      }),
  }
}
