import { readFileSync, truncateSync, writeFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { backUp, inspectBackup } from '../../../storage/copies/backup.ts'
import { tallyAll, withTableCopy } from '../../../storage/copies/table-copy.ts'
import { openDatabase } from '../../../storage/database/open.ts'
import { migrate } from '../../../storage/database/migrate.ts'
import { move, takeBack } from '../../../storage/copies/move.ts'
import { createOutbox, enqueue } from '../../../storage/outbox/outbox.ts'
import { restore } from '../../../storage/copies/restore.ts'
import { openService } from '../../../storage/database/service.ts'
import { createMuteSwitch, readMute } from '../../../storage/database/flags.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { DATABASES, newFolder, withDatabase } from '../../support/database/databases.ts'

const NOW = 1_800_000_000_000
const AT = '2026-11-21T00:00:00.000Z'

const draft = (key: string, chat = 'telegram:1') => ({
  key,
  channel: 'telegram',
  chat,
  class: 'reply' as const,
  parcel: JSON.stringify({ text: `“Chào” \\ ${key}\n`, choices: [], links: [] }),
})

/** A little of everything: texts, numbers, nothing, and numbers that were given out and are gone. */
const fillSome = (url: string) =>
  withDatabase(url, (db) =>
    createWriteTx(db)(async (tx) => {
      await enqueue(tx, [draft('a'), draft('b'), draft('c', 'telegram:2')], NOW)
      await sql`delete from outbox where key = 'c'`.execute(tx)
      for (let row = 0; row < 1203; row += 1)
        await sql`insert into receipts (chat, message_id, at) values (${`zalo:${row % 7}`}, ${String(row)}, ${NOW})`.execute(
          tx,
        )
      await sql`insert into standing (name, value) values ('place', 'there'), ('mark', '7')`.execute(
        tx,
      )
    }),
  )

const tally = (url: string) =>
  withDatabase(url, (db) => withTableCopy(db, async ({ loads }) => tallyAll(loads))).then((all) =>
    all.filter(({ table }) => table !== 'standing'),
  )

const addOne = (url: string, key: string) =>
  withDatabase(url, async (db) => {
    await createWriteTx(db)((tx) => enqueue(tx, [draft(key)], NOW))
    const row = await db
      .selectFrom('outbox')
      .select('id')
      .where('key', '=', key)
      .executeTakeFirstOrThrow()
    return row.id
  })

const newFile = (name: string) => join(newFolder(), name)

const pairs = DATABASES.flatMap((from) => DATABASES.map((to) => ({ from, to })))

test.each(pairs)('a backup of $from.name comes back whole into $to.name, muted', async (pair) => {
  const from = await pair.from.newUrl()
  const to = await pair.to.newUrl()
  await fillSome(from)
  const file = newFile('backup')
  const report = await backUp(from, file)
  expect(report.tallies.find(({ table }) => table === 'receipts')?.rows).toBe(1203)
  expect((await restore(to, file, AT)).kept).toBeNull()
  expect(await tally(to)).toEqual(await tally(from))
  expect(await withDatabase(to, readMute)).toBe(`restored ${AT}`)
})

test.each(DATABASES)(
  'a restore into $name keeps what was there, which can come back',
  async (one) => {
    const url = await one.newUrl()
    await fillSome(url)
    const file = newFile('backup')
    await backUp(url, file)
    await addOne(url, 'later')
    const later = await tally(url)
    const { kept } = await restore(url, file, AT)
    expect(await tally(url)).not.toEqual(later)
    await restore(url, kept ?? '', AT)
    expect(await tally(url)).toEqual(later)
  },
)

test.each(DATABASES)(
  '$name that was restored starts muted, and after that stays lifted',
  async (one) => {
    const url = await one.newUrl()
    await (await openService(url, () => undefined)).close()
    const file = newFile('backup')
    await backUp(url, file)
    await restore(url, file, AT)
    const service = await openService(url, () => undefined)
    const standing = createMuteSwitch(service.db)
    expect(await standing.readMute()).toBe(`restored ${AT}`)
    await standing.unmute()
    await service.close()
    const again = await openService(url, () => undefined)
    expect([again.difference, await readMute(again.db)]).toEqual([null, null])
    await again.close()
  },
)

test.each(DATABASES)('a backup of $name is taken while the program writes', async ({ newUrl }) => {
  const url = await newUrl()
  const service = await openService(url, () => undefined)
  const writeTx = createWriteTx(service.db)
  const writes = Array.from({ length: 30 }, (_, row) =>
    writeTx((tx) => enqueue(tx, [draft(`w${row}`)], NOW)),
  )
  const report = await backUp(url, newFile('backup'))
  await Promise.all(writes)
  expect(report.migrations.at(-1)).toBe('0007-forgetting')
  await service.close()
})

test.each(DATABASES)(
  'a restore into $name is refused while the program runs',
  async ({ newUrl }) => {
    const url = await newUrl()
    const service = await openService(url, () => undefined)
    const file = newFile('backup')
    await backUp(url, file)
    await expect(restore(url, file, AT)).rejects.toMatchObject({ problem: 'in-use' })
    await service.close()
  },
)

test('a file that is no backup, and one that is not there, are refused', async () => {
  const url = await DATABASES[0].newUrl()
  const file = newFile('letter')
  writeFileSync(file, 'a letter')
  await expect(restore(url, file, AT)).rejects.toMatchObject({ problem: 'no-backup' })
  await expect(restore(url, `${file}.not`, AT)).rejects.toMatchObject({ problem: 'no-backup' })
})

test('a backup is not written over a file', async () => {
  const url = await DATABASES[0].newUrl()
  await fillSome(url)
  const file = newFile('letter')
  writeFileSync(file, 'a letter')
  await expect(backUp(url, file)).rejects.toMatchObject({ problem: 'exists' })
  expect(readFileSync(file, 'utf8')).toBe('a letter')
})

test('a backup of a database that is not there makes none', async () => {
  const file = newFile('backup')
  await expect(backUp('sqlite:/nowhere/a.db', file)).rejects.toThrow('there is no')
  expect(existsSync(file)).toBe(false)
})

test.each(DATABASES)('a backup of $name by a newer program is refused', async ({ newUrl }) => {
  const url = await newUrl()
  await fillSome(url)
  await withDatabase(url, (db) =>
    sql`insert into kysely_migration values ('9999-later', '2030-01-01')`.execute(db),
  )
  const file = newFile('backup')
  await backUp(url, file)
  const target = await newUrl()
  await expect(restore(target, file, AT)).rejects.toMatchObject({ problem: 'newer' })
})

test.each(DATABASES)(
  'a backup of $name that was cut off is refused, and nothing changes',
  async (one) => {
    const url = await one.newUrl()
    await fillSome(url)
    const file = newFile('backup')
    await backUp(url, file)
    truncateSync(file, readFileSync(file).length - 5000)
    const before = await tally(url)
    await expect(restore(url, file, AT)).rejects.toMatchObject({ problem: 'damaged' })
    expect(await tally(url)).toEqual(before)
  },
)

test('a backup of PostgreSQL in which one letter differs is refused', async () => {
  const url = await DATABASES[1].newUrl()
  await fillSome(url)
  const file = newFile('backup')
  await backUp(url, file)
  writeFileSync(file, readFileSync(file, 'utf8').replace('Chào', 'Chao'))
  await expect(inspectBackup(file)).rejects.toMatchObject({ problem: 'damaged' })
})

test.each(pairs)(
  'a move from $from.name to $to.name carries all, ids and numbers too',
  async (pair) => {
    const from = await pair.from.newUrl()
    const to = await pair.to.newUrl()
    await fillSome(from)
    const before = await tally(from)
    await move(from, to)
    expect(await tally(to)).toEqual(before)
    expect(await withDatabase(to, readMute)).toBeNull()
    expect(await addOne(to, 'next')).toBe(4)
    expect(await addOne(to, 'a')).toBe(1)
  },
)

test.each(DATABASES)(
  'no program starts on $name that was moved, until it is taken back',
  async (one) => {
    const from = await one.newUrl()
    await fillSome(from)
    await move(from, await DATABASES[0].newUrl())
    await expect(openService(from, () => undefined)).rejects.toMatchObject({ problem: 'moved' })
    await expect(move(from, await one.newUrl())).rejects.toMatchObject({ problem: 'moved' })
    expect([await takeBack(from), await takeBack(from)]).toEqual([true, false])
    const service = await openService(from, () => undefined)
    expect(await readMute(service.db)).toContain('taken back')
    await service.close()
  },
)

test.each(DATABASES)(
  'a move into $name that holds rows is refused, and nothing changes',
  async (one) => {
    const from = await DATABASES[0].newUrl()
    const to = await one.newUrl()
    await fillSome(from)
    await addOne(to, 'here')
    const before = await tally(to)
    await expect(move(from, to)).rejects.toMatchObject({ problem: 'not-empty' })
    expect(await tally(to)).toEqual(before)
    await (await openService(from, () => undefined)).close()
  },
)

test.each(DATABASES)('a move of $name is refused while the program runs', async ({ newUrl }) => {
  const from = await newUrl()
  const service = await openService(from, () => undefined)
  await expect(move(from, await newUrl())).rejects.toMatchObject({ problem: 'in-use' })
  await service.close()
})

test('what was claimed before a move waits for the program of the new place', async () => {
  const from = await DATABASES[0].newUrl()
  const to = await DATABASES[1].newUrl()
  await fillSome(from)
  const bot = { key: 'telegram', perSecond: 0, burst: 1 }
  await withDatabase(from, (db) =>
    createOutbox(db).claim({ owner: 'old', channel: 'telegram', holds: [] }, bot, NOW, 9),
  )
  await move(from, to)
  const taken = await withDatabase(to, async (db) => {
    const outbox = createOutbox(db)
    return outbox.reap('old', 0, () => Promise.reject(new Error('nothing had left')) as never, NOW)
  })
  expect(taken).toBe(1)
})

const RELEASED = ['0001-sessions', '0002-delivery', '0003-documents', '0004-reminders'] as const

test.each(DATABASES.flatMap((database) => RELEASED.map((state) => ({ database, state }))))(
  'a $database.name of $state keeps its rows through migrations, backup and restore',
  async ({ database, state }) => {
    const url = await database.newUrl()
    const db = openDatabase(url)
    await migrate(db, state)
    await sql`insert into sessions values ('web:1', '{}', '2026-01-01')`.execute(db)
    await sql`insert into unanswered (text, asked_on) values ('máy gặt?', '2026-01-02')`.execute(db)
    if (state !== '0001-sessions') await createWriteTx(db)((tx) => enqueue(tx, [draft('old')], NOW))
    await db.destroy()
    const file = newFile('backup')
    expect((await backUp(url, file)).migrations.at(-1)).toBe(state)
    const other = await database.newUrl()
    await restore(other, file, AT)
    expect(await tally(url)).toEqual(await tally(other))
    const filled = (await tally(url)).flatMap(({ table, rows }) => (rows > 0 ? [table] : []))
    expect(filled).toEqual([
      ...(state === '0001-sessions' ? [] : ['outbox']),
      'sessions',
      'unanswered',
    ])
  },
)
