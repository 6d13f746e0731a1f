import { sql, type Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../../../storage/database/schema.ts'
import { readTables } from '../../../../storage/copies/tables.ts'
import { DATABASES, openStore } from '../../../support/database/databases.ts'
import { startWith } from '../../../support/fakes/program.ts'
import { startFakeZaloOa } from '../../../support/fakes/zalo-oa/zalo-oa.ts'
import { eventually } from '../../../support/waiting.ts'

const ID = '2468458835296197922'
const OTHER = '2468458835296190000'
const LEAVING = ['pending', 'claimed', 'sending'] as const

const withdrawalOf = (id: string, timestamp = String(Date.now())) => ({
  app_id: '1234567890123456789',
  oa_id: '388613280878808645',
  user_id: id,
  user_id_by_app: '552177279717587730',
  event_name: 'user_withdraw',
  timestamp,
})

/** Tables in which something of a person stands. */
const tablesWith = async (db: Kysely<Database>, id: string): Promise<readonly string[]> => {
  const found: string[] = []
  for (const { name } of await readTables(db)) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db)
    if (JSON.stringify(rows).includes(id)) found.push(name)
  }
  return found
}

const countOf = async (db: Kysely<Database>, table: keyof Database): Promise<number> =>
  (await db.selectFrom(table).selectAll().execute()).length

describe.each(DATABASES)('whoever withdraws at the platform, on $name,', ({ newUrl }) => {
  const open = async () => {
    const url = await newUrl()
    const { db } = await openStore(url)
    const fake = await startFakeZaloOa({ perMinute: 100_000 })
    const program = await startWith([fake], { DATABASE_URL: url, CHANNEL_PACE: 'off' })
    const settled = () =>
      eventually(async () => {
        const waiting = await db
          .selectFrom('inbox')
          .select('id')
          .where('state', '=', 'waiting')
          .execute()
        const leaving = await db
          .selectFrom('outbox')
          .select('id')
          .where('state', 'in', LEAVING)
          .execute()
        return waiting.length + leaving.length === 0
      })
    return { db, fake, program, settled }
  }

  test('is in no table any more, is told nothing, and others stay', async () => {
    const { db, fake, settled } = await open()
    for (const chat of [ID, OTHER])
      for (const text of ['con qzxvwkj ăn cỏ gì', 'kiểm tra điều kiện', 'đồng ý']) {
        await fake.say(chat, text)
        await settled()
      }
    fake.refuse(ID, -217)
    await fake.say(ID, 'hồ sơ gồm những gì')
    await settled()
    expect(await tablesWith(db, ID)).toEqual(
      expect.arrayContaining(['inbox', 'outbox', 'recipients', 'sessions']),
    )
    const shown = fake.shown.filter(({ chat }) => chat === ID).length
    const others = await tablesWith(db, OTHER)
    fake.refuse(ID, 0)
    await fake.deliver(withdrawalOf(ID))
    await settled()
    await eventually(async () => (await tablesWith(db, ID)).length === 0)
    expect(await countOf(db, 'unanswered')).toBe(1)
    expect(await tablesWith(db, OTHER)).toEqual(others)
    await fake.say(OTHER, 'cảm ơn em')
    await settled()
    expect(fake.shown.filter(({ chat }) => chat === ID)).toHaveLength(shown)
  })

  test('twice, or before anything was known, leaves nothing behind', async () => {
    const { db, fake, settled, program } = await open()
    const event = withdrawalOf(ID)
    await fake.deliver(event)
    await fake.deliver(event)
    await fake.deliver(withdrawalOf(ID, String(Date.now() + 1)))
    await settled()
    expect(await tablesWith(db, ID)).toEqual([])
    expect(await countOf(db, 'recipients')).toBe(0)
    expect(await countOf(db, 'sessions')).toBe(0)
    expect(fake.shown).toEqual([])
    expect(await countOf(db, 'inbox')).toBe(2)
    const metrics = await (await fetch(`${program.address}/metrics`)).text()
    expect(metrics).not.toContain('event="user_withdraw"')
    expect(metrics).toContain('htx_repeated_total 1')
  })

  test('is a stranger when they write again', async () => {
    const { fake, settled } = await open()
    await fake.say(ID, 'kiểm tra điều kiện')
    await fake.say(ID, 'đồng ý')
    await settled()
    await fake.deliver(withdrawalOf(ID))
    await settled()
    await fake.say(ID, 'xem dữ liệu')
    await settled()
    expect(fake.shown.at(-1)?.text).toContain('Anh/Chị chưa cho em số liệu nào')
    expect(fake.shown.at(-1)?.text).not.toContain('đồng ý, lúc')
  })
})
