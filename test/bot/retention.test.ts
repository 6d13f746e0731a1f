import { sql, type Kysely } from 'kysely'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createLog } from '../../bot/log.ts'
import { civilDay } from '../../bot/clock.ts'
import { keepRetention } from '../../bot/retention.ts'
import type { Session } from '../../handlers/conversation/conversation.ts'
import type { Database } from '../../storage/database/schema.ts'
import { PERSONAL } from '../../storage/personal/tables.ts'
import { createStores } from '../../storage/stores.ts'
import { createChat } from '../support/talk/chat.ts'
import { DATABASES, openStore } from '../support/database/databases.ts'

const NOW = Date.parse('2026-11-21T01:00:00.000Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const DAYS = 90

const ago = (ms: number) => NOW - ms
const isoAgo = (ms: number) => new Date(ago(ms)).toISOString()

const dayAgo = (days: number) => civilDay(new Date(ago(days * DAY)))

const sessionWith = (held: Session['held']): string => {
  const chat = createChat()
  chat.say('alo')
  return JSON.stringify({ ...chat.session(), held })
}

/** Rows named after what becomes of them: those that are due to go, and those that just are not. */
const fill = async (db: Kysely<Database>): Promise<void> => {
  const held = { text: 'gone: htx lúa 620 ha', at: isoAgo(DAY + MINUTE) }
  const waits = { text: 'kept: htx lúa 620 ha', at: isoAgo(DAY - MINUTE) }
  await sql`insert into sessions values
    ('gone', ${sessionWith(null)}, ${isoAgo(DAYS * DAY + MINUTE)}),
    ('kept', ${sessionWith(null)}, ${isoAgo(DAYS * DAY - MINUTE)}),
    ('kept with an opening', ${sessionWith(waits)}, ${isoAgo(0)}),
    ('kept without an opening', ${sessionWith(held)}, ${isoAgo(0)})`.execute(db)
  await sql`insert into updates values ('kept', '1', '{}', ${isoAgo(DAY - MINUTE)}),
    ('gone', '2', '{}', ${isoAgo(DAY + MINUTE)})`.execute(db)
  await sql`insert into unanswered (text, asked_on) values
    ('kept', ${isoAgo(DAYS * DAY).slice(0, 10)}),
    ('gone', ${isoAgo((DAYS + 1) * DAY).slice(0, 10)})`.execute(db)
  const list = (name: string, changed: number, told: number | null) =>
    sql`insert into checklists (chat, programme, name, body, revision, told_at, unheard, changed_at)
      values ('1', 'p', ${name}, '{}', 1, ${told}, 0, ${changed})`.execute(db)
  await list('kept', ago(DAYS * DAY - MINUTE), null)
  await list('kept for it was told', ago(400 * DAY), ago(DAYS * DAY - MINUTE))
  await list('gone', ago(DAYS * DAY + MINUTE), null)
  await list('gone though told once', ago(400 * DAY), ago(DAYS * DAY + MINUTE))
  await sql`insert into nudges values ('1', ${isoAgo(DAY).slice(0, 10)}, '1.1', 'kept'),
    ('2', ${isoAgo(DAY).slice(0, 10)}, '9.1', 'gone without its list'),
    ('1', ${isoAgo((DAYS + 2) * DAY).slice(0, 10)}, '1.1', 'gone')`.execute(db)
  await sql`insert into code_tries values ('kept', 5, ${ago(HOUR - MINUTE)}),
    ('gone', 5, ${ago(HOUR + MINUTE)})`.execute(db)
  await sql`insert into receipts values ('kept', 'm', ${ago(35 * DAY - MINUTE)}),
    ('gone', 'm', ${ago(35 * DAY + MINUTE)})`.execute(db)
  await sql`insert into inbox (channel, update_key, chat, state, received_at) values
    ('a', 'kept', '', 'done', ${ago(35 * DAY - MINUTE)}),
    ('a', 'gone', '', 'done', ${ago(35 * DAY + MINUTE)}),
    ('a', 'gone dead', '', 'dead', ${ago(35 * DAY + MINUTE)}),
    ('a', 'kept waiting', '', 'waiting', ${ago(400 * DAY)})`.execute(db)
  await sql`insert into recipients (chat, channel, state, heard_at) values
    ('kept', 'a', 'inactive', ${ago(DAYS * DAY - MINUTE)}),
    ('gone', 'a', 'inactive', ${ago(DAYS * DAY + MINUTE)}),
    ('kept for its talk', 'a', 'active', ${ago(400 * DAY)}),
    ('kept for its reminders', 'a', 'active', ${ago(400 * DAY)}),
    ('gone silent', 'a', 'active', ${ago(DAYS * DAY + MINUTE)}),
    ('gone and blocked', 'a', 'inactive', ${ago(DAYS * DAY + MINUTE)})`.execute(db)
  await sql`insert into sessions values
    ('kept for its talk', ${sessionWith(null)}, ${isoAgo(0)})`.execute(db)
  await sql`insert into subscribers (chat, channel, settings, latest, send_time) values
    ('kept for its reminders', 'a', '{"second":null}', '[]', '08:00'),
    ('gone and blocked', 'a', '{"second":null}', '[]', '08:00')`.execute(db)
  await sql`insert into reminders (chat, key, deadline, occurrence, kind, due, send_on, state, created_at) values
    ('kept', 'a', 'd', 'y', 'lead', ${dayAgo(DAYS - 1)}, '', 'queued', 0),
    ('kept, told today', 'b', 'd', 'y', 'moved', ${dayAgo(DAYS + 1)}, '', 'queued', ${ago(0)}),
    ('gone', 'c', 'd', 'y', 'lead', ${dayAgo(DAYS + 1)}, '', 'queued', 0)`.execute(db)
  await sql`insert into marks (chat, act, deadline, occurrence, at) values
    ('kept', 'done', 'd', 'y', ${ago(DAYS * DAY - MINUTE)}),
    ('gone', 'done', 'd', 'y', ${ago(DAYS * DAY + MINUTE)})`.execute(db)
  await sql`insert into last_messages (chat, message, words, update_key, is_plain, at) values
    ('kept', '', '', '', 0, ${ago(HOUR - MINUTE)}),
    ('gone', '', '', '', 0, ${ago(HOUR + MINUTE)})`.execute(db)
  await sql`insert into invitations (id, hash, province, agency, approval, created_at, expires_at, used_at, used_by) values
    ('1', '1', 'p', 'a', 0, 0, 0, ${ago(DAYS * DAY - MINUTE)}, 'kept'),
    ('2', '2', 'p', 'a', 0, 0, 0, ${ago(400 * DAY)}, 'kept for its reminders'),
    ('3', '3', 'p', 'a', 0, 0, 0, ${ago(DAYS * DAY + MINUTE)}, 'gone')`.execute(db)
  await sql`insert into deletions (receipt, chat, kinds, at) values
    ('kept', '', '{}', ${ago(400 * DAY - MINUTE)}),
    ('gone', '', '{}', ${ago(400 * DAY + MINUTE)})`.execute(db)
  await sql`insert into hand_offs (number, province, agency, state, last_at, opened_at, closed_at) values
    (1, 'kept', 'a', 'closed', 0, 0, ${ago(DAYS * DAY - MINUTE)}),
    (2, 'gone', 'a', 'closed', 0, 0, ${ago(DAYS * DAY + MINUTE)}),
    (3, 'kept open', 'a', 'waiting', 0, 0, null)`.execute(db)
  await sql`insert into hand_off_messages (hand_off, chat, channel, kind, sender, state, at) values
    (1, 'kept', 'a', 'ended', 'system', 'shown', 0),
    (2, 'gone', 'a', 'ended', 'system', 'shown', 0)`.execute(db)
  await sql`insert into paces (key, due_at, paused_until, set_at) values
    ('kept', 0, 0, ${ago(HOUR - MINUTE)}),
    ('kept for its pause', 0, ${ago(-HOUR)}, ${ago(HOUR + MINUTE)}),
    ('gone', 0, 0, ${ago(HOUR + MINUTE)})`.execute(db)
  await sql`insert into sheets (token, chat, sheet, issued_at, expires_at) values
    ('kept', 'a', '{}', 0, ${ago(-MINUTE)}),
    ('kept without its words', 'a', '{}', 0, ${ago(DAYS * DAY - MINUTE)}),
    ('gone', 'a', '{}', 0, ${ago(DAYS * DAY + MINUTE)})`.execute(db)
  const rows = [
    ['kept reply', 'reply', 'sent', ago(35 * DAY - MINUTE)],
    ['gone reply', 'reply', 'dead', ago(35 * DAY + MINUTE)],
    ['kept reply in doubt', 'reply', 'unknown', ago(DAYS * DAY - MINUTE)],
    ['gone reply in doubt', 'reply', 'unknown', ago(DAYS * DAY + MINUTE)],
    ['kept reminder', 'reminder', 'sent', ago(DAYS * DAY - MINUTE)],
    ['gone reminder', 'reminder', 'sent', ago(DAYS * DAY + MINUTE)],
    ['kept pending', 'reminder', 'pending', null],
  ] as const
  for (const [key, kind, state, settled] of rows)
    await sql`insert into outbox (key, channel, chat, class, rank, state, next_at, set_at, created_at, settled_at)
      values (${key}, 'a', '1', ${kind}, 0, ${state}, 0, 0, 0, ${settled})`.execute(db)
  await sql`insert into attempts (delivery, fence, owner, outcome, at) values
    (1, 1, 'kept', 'rejected', ${ago(DAYS * DAY - MINUTE)}),
    (1, 1, 'gone', 'rejected', ${ago(DAYS * DAY + MINUTE)})`.execute(db)
}

const TABLES = [
  'sessions',
  'sheets',
  'updates',
  'unanswered',
  'checklists',
  'nudges',
  'code_tries',
  'receipts',
  'inbox',
  'recipients',
  'paces',
  'outbox',
  'attempts',
  'subscribers',
  'reminders',
  'marks',
  'last_messages',
  'invitations',
  'deletions',
  'hand_offs',
  'hand_off_messages',
] as const

/** Everything that is left, by table, as text. */
const readAll = async (db: Kysely<Database>) =>
  Object.fromEntries(
    await Promise.all(
      TABLES.map(async (table) => {
        const { rows } = await sql`select * from ${sql.table(table)}`.execute(db)
        return [table, rows.map((row) => JSON.stringify(row))] as const
      }),
    ),
  )

const count = (rows: readonly string[] | undefined, word: string) =>
  rows?.filter((row) => row.includes(word)).length ?? 0

describe.each(DATABASES)('on $name', ({ newUrl }) => {
  const open = async () => {
    const { db } = await openStore(await newUrl())
    await fill(db)
    const deps = { stores: createStores(db), log: createLog('silent'), days: DAYS, backupDays: 30 }
    return { db, keep: (clock = () => new Date(NOW)) => keepRetention({ ...deps, clock }) }
  }

  test('what has had its time goes at the start, from every table, and nothing sooner', async () => {
    const { db, keep } = await open()
    const before = await readAll(db)
    for (const table of TABLES)
      expect([table, count(before[table], 'gone') > 0]).toEqual([table, true])
    await (
      await keep()
    )()
    const after = await readAll(db)
    for (const table of TABLES) {
      expect([table, count(after[table], 'gone')]).toEqual([table, 0])
      expect([table, count(after[table], 'kept')]).toEqual([table, count(before[table], 'kept')])
    }
  })

  test('every table that knows a person has an end', () => {
    const personal = Object.entries(PERSONAL).filter(([, rows]) => rows.length > 0)
    expect(TABLES).toEqual(expect.arrayContaining(personal.map(([table]) => table)))
  })

  test('what comes of age while the program runs goes within the hour', async () => {
    const { db, keep } = await open()
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    let now = NOW
    const end = await keep(() => new Date(now))
    now += 400 * DAY
    vi.advanceTimersByTime(HOUR)
    await vi.waitUntil(async () => (await readAll(db))['attempts']?.length === 0)
    await end()
    const after = await readAll(db)
    expect(after['inbox']).toHaveLength(1)
    expect(after['recipients']).toHaveLength(1)
    expect(after['subscribers']).toHaveLength(1)
    expect(after['outbox']).toHaveLength(1)
    expect(after['sessions']).toEqual([])
  })
})
