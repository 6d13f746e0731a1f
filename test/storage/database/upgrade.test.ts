import { readFileSync } from 'node:fs'
import BetterSqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../storage/database/open.ts'
import { createInbox } from '../../../storage/chats/inbox.ts'
import { lookUp } from '../../../storage/reminders/invitations.ts'
import { migrate } from '../../../storage/database/migrate.ts'
import { pathOf } from '../../../storage/database/file/place.ts'
import { openService } from '../../../storage/database/service.ts'
import { createTokenStore } from '../../../storage/tokens/tokens.ts'
import { createTurnStore } from '../../../storage/chats/turns.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { DATABASES } from '../../support/database/databases.ts'

const NOW = 1_800_000_000_000
const AT = new Date(NOW).toISOString()
const LAST_WEEK = new Date(NOW - 7 * 24 * 3_600_000).toISOString()
const CHAT = 'zalo-bot:6ede9afa66b88fe6d6a9'
const UPDATES = 1203

const arrivalOf = (key: string) => ({ channel: 'zalo-bot', key, chat: CHAT, event: '{}' })
const decide = () => ({ saved: null, result: 'anew' })

/** A database as the version before wrote it, in which people have written. */
const newOld = async (newEmptyUrl: () => Promise<string>) => {
  const url = await newEmptyUrl()
  const db = openDatabase(url)
  await migrate(db, '0004-reminders')
  for (let at = 0; at < UPDATES; at += 1)
    await sql`insert into inbox (channel, update_key, chat, state, received_at)
      values ('zalo-bot', ${`6ede9afa66b88fe6d6a9:${at}`}, ${CHAT}, 'done', ${NOW})`.execute(db)
  await sql`insert into updates values ('web:abc', 'm1', 'the answer', ${AT}),
    ('web:abc', 'm0', 'an old answer', ${LAST_WEEK})`.execute(db)
  await sql`insert into code_tries values ('telegram:1', 5, ${NOW})`.execute(db)
  await sql`insert into unanswered (text, asked_on) values ('máy gặt?', '2026-01-02')`.execute(db)
  await sql`insert into tokens (channel, access_token, refresh_token, issued_at, expires_at)
    values ('zalo-oa', 'a1', 'r1', 0, 9)`.execute(db)
  await sql`insert into outbox (key, channel, chat, class, rank, parcel, state, next_at, set_at, created_at)
    values ('k', 'zalo-bot', ${CHAT}, 'reply', 0, '{}', 'pending', 0, 0, 0)`.execute(db)
  await db.destroy()
  return url
}

test.each(DATABASES)(
  '$name of the version before knows every update again, and names no chat by it',
  async ({ newEmptyUrl }) => {
    const url = await newOld(newEmptyUrl)
    const { db, close } = await openService(url, () => undefined)
    const inbox = createInbox(db, () => null)
    const known = Array.from({ length: UPDATES }, (_, at) =>
      arrivalOf(`6ede9afa66b88fe6d6a9:${at}`),
    )
    expect(await inbox.receive([...known, arrivalOf('new')], null, NOW)).toBe(1)
    const keys = await db.selectFrom('inbox').select('update_key').execute()
    expect(JSON.stringify(keys)).not.toContain('6ede9afa66b88fe6d6a9')
    const turns = createTurnStore(db)
    expect(await turns.take('web:abc', 'm1', AT, decide)).toEqual({ repeated: 'the answer' })
    expect(await turns.take('web:abc', 'm0', AT, decide)).toEqual({ result: 'anew' })
    const look = await createWriteTx(db)((tx) => lookUp(tx, 'telegram:1', 'hash', NOW))
    expect(look.kind).toBe('throttled')
    const updates = await db.selectFrom('updates').selectAll().execute()
    const tries = await db.selectFrom('code_tries').selectAll().execute()
    expect(JSON.stringify([updates, tries])).not.toMatch(/web:|telegram:/u)
    const tokens = createTokenStore(db)
    const rule = { lostAfterMs: 1, mostDoubts: 1 }
    expect(await tokens.read('zalo-oa')).toMatchObject({ access: 'a1', refresh: 'r1' })
    expect(await tokens.begin('zalo-oa', 'r1', NOW, rule)).toBe(true)
    expect(await db.selectFrom('outbox').select('erase').execute()).toEqual([{ erase: 0 }])
    await close()
  },
)

test('what a version before had deleted is gone from the file after the first start of this one', async () => {
  const url = await newOld(DATABASES[0].newEmptyUrl)
  const path = pathOf(url) ?? ''
  const old = new BetterSqlite(path)
  const mark = 'deleted long ago '
  old.prepare(`insert into sessions values ('web:x', ?, '2026-01-01')`).run(mark.repeat(400))
  old.exec(`delete from sessions`)
  old.close()
  expect(readFileSync(path).includes(mark)).toBe(true)
  const { close } = await openService(url, () => undefined)
  expect(readFileSync(path).includes(mark)).toBe(false)
  await close()
})
