import { readFileSync, truncateSync, writeFileSync, existsSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { backUp, inspectBackup } from '../../../storage/copies/backup.ts'
import { openDatabase } from '../../../storage/database/open.ts'
import { migrate } from '../../../storage/database/migrate.ts'
import { enqueue } from '../../../storage/outbox/outbox.ts'
import { restore } from '../../../storage/copies/restore.ts'
import { openService } from '../../../storage/database/service.ts'
import { createMuteSwitch, readMute } from '../../../storage/database/flags.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import {
  addOne,
  AT,
  draft,
  fillSome,
  newFile,
  NOW,
  PAIRS,
  tally,
} from '../../support/database/copies.ts'
import { DATABASES, withDatabase } from '../../support/database/databases.ts'

test.each(PAIRS)('a backup of $from.name comes back whole into $to.name, muted', async (pair) => {
  const from = await pair.from.newUrl()
  const to = await pair.to.newEmptyUrl()
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
  expect(report.migrations.at(-1)).toBe('0011-sheets')
  await service.close()
})

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

test.each(DATABASES)(
  'a backup of $name by a newer program is refused',
  async ({ newUrl, newEmptyUrl }) => {
    const url = await newUrl()
    await fillSome(url)
    await withDatabase(url, (db) =>
      sql`insert into kysely_migration values ('9999-later', '2030-01-01')`.execute(db),
    )
    const file = newFile('backup')
    await backUp(url, file)
    const target = await newEmptyUrl()
    await expect(restore(target, file, AT)).rejects.toMatchObject({ problem: 'newer' })
  },
)

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

const RELEASED = ['0001-sessions', '0002-delivery', '0003-documents', '0004-reminders'] as const

test.each(DATABASES.flatMap((database) => RELEASED.map((state) => ({ database, state }))))(
  'a $database.name of $state keeps its rows through migrations, backup and restore',
  async ({ database, state }) => {
    const url = await database.newEmptyUrl()
    const db = openDatabase(url)
    await migrate(db, state)
    await sql`insert into sessions values ('web:1', '{}', '2026-01-01')`.execute(db)
    await sql`insert into unanswered (text, asked_on) values ('máy gặt?', '2026-01-02')`.execute(db)
    if (state !== '0001-sessions') await createWriteTx(db)((tx) => enqueue(tx, [draft('old')], NOW))
    await db.destroy()
    const file = newFile('backup')
    expect((await backUp(url, file)).migrations.at(-1)).toBe(state)
    const other = await database.newEmptyUrl()
    await restore(other, file, AT)
    await withDatabase(url, (one) => migrate(one))
    expect(await tally(url)).toEqual(await tally(other))
    const filled = (await tally(url)).flatMap(({ table, rows }) => (rows > 0 ? [table] : []))
    expect(filled).toEqual([
      ...(state === '0001-sessions' ? [] : ['outbox']),
      'sessions',
      'unanswered',
    ])
  },
)
