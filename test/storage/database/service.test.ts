import {
  copyFileSync,
  mkdirSync,
  renameSync,
  writeFileSync,
  openSync,
  writeSync,
  closeSync,
} from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { holdDatabase } from '../../../storage/database/file/lock.ts'
import { openService } from '../../../storage/database/service.ts'
import { createMuteSwitch, markMoved } from '../../../storage/database/flags.ts'
import { DATABASES, newFolder, openStore } from '../../support/database/databases.ts'
import { runCommand } from '../../support/process/command.ts'

const open = async (url: string) => {
  const service = await openService(url, () => undefined)
  return { ...service, standing: createMuteSwitch(service.db) }
}

/** Opens and closes it again, as a start and an orderly stop do. */
const run = async (url: string) => {
  const service = await open(url)
  const muted = await service.standing.readMute()
  await service.close()
  return muted
}

const newFile = () => join(newFolder(), 'a.db')

test.each(DATABASES)('$name that is started again is what it was', async ({ newEmptyUrl }) => {
  const url = await newEmptyUrl()
  expect([await run(url), await run(url), await run(url)]).toEqual([null, null, null])
})

test('a file whose program was killed between its two marks is what it was', async () => {
  const path = newFile()
  await run(`sqlite:${path}`)
  const { db } = await openStore(`sqlite:${path}`)
  await sql`update standing set value = value + 1 where name = 'mark'`.execute(db)
  expect(await run(`sqlite:${path}`)).toBeNull()
})

test('a file that was copied elsewhere is muted, and the original is not', async () => {
  const path = newFile()
  const copy = newFile()
  await run(`sqlite:${path}`)
  mkdirSync(join(copy, '..'), { recursive: true })
  copyFileSync(path, copy)
  expect(await run(`sqlite:${copy}`)).toContain('a copy')
  expect(await run(`sqlite:${path}`)).toBeNull()
})

test('a copied file stays muted until somebody lifts it, and then for good', async () => {
  const path = newFile()
  const copy = newFile()
  await run(`sqlite:${path}`)
  copyFileSync(path, copy)
  await run(`sqlite:${copy}`)
  const { standing, close } = await open(`sqlite:${copy}`)
  expect([await standing.unmute(), await standing.unmute()]).toEqual([true, false])
  await close()
  expect(await run(`sqlite:${copy}`)).toBeNull()
})

test('an older state written over the file is muted', async () => {
  const path = newFile()
  await run(`sqlite:${path}`)
  const older = join(newFolder(), 'older.db')
  copyFileSync(path, older)
  await run(`sqlite:${path}`)
  copyFileSync(older, path)
  expect(await run(`sqlite:${path}`)).toContain('an older state')
})

test('another file in the place of the one that was here is muted', async () => {
  const path = newFile()
  await run(`sqlite:${path}`)
  copyFileSync(path, `${path}.other`)
  renameSync(`${path}.other`, path)
  expect(await run(`sqlite:${path}`)).toContain('replaced')
})

test('a file with a marker that cannot be read is muted', async () => {
  const path = newFile()
  await run(`sqlite:${path}`)
  writeFileSync(`${path}.alive`, '{')
  expect(await run(`sqlite:${path}`)).toContain('a copy')
})

test.each(DATABASES)('$name with a place of its own that is not this one is muted', async (one) => {
  const url = await one.newUrl()
  await run(url)
  const { db } = await openStore(url)
  await sql`update standing set value = 'elsewhere' where name = 'place'`.execute(db)
  expect(await run(url)).toMatch(/^(a copy|another database)/u)
  expect(await run(url)).not.toBeNull()
})

test('a table of PostgreSQL that was made anew under the same name is muted', async () => {
  const url = await DATABASES[1].newUrl()
  await run(url)
  const { db } = await openStore(url)
  await sql`create table other (like outbox including all)`.execute(db)
  await sql`drop table outbox cascade`.execute(db)
  await sql`alter table other rename to outbox`.execute(db)
  expect(await run(url)).toContain('a copy')
})

test('the first reason to be mute stays', async () => {
  const { standing, close } = await open('sqlite::memory:')
  await standing.mute('clock')
  await standing.mute('copy')
  expect(await standing.readMute()).toBe('clock')
  await close()
})

test('a second program on a file is refused, a killed one leaves nothing behind', async () => {
  const url = `sqlite:${newFile()}`
  const first = await open(url)
  const refusal = await open(url).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ name: 'StorageError', problem: 'in-use' })
  await first.close()
  expect(await run(url)).toBeNull()
})

test('programs share PostgreSQL', async () => {
  const url = await DATABASES[1].newUrl()
  const programs = [await open(url), await open(url)]
  for (const { close } of programs) await close()
  expect(programs.map(({ difference }) => difference)).toEqual([null, null])
})

test('a command may write beside the program', async () => {
  const url = `sqlite:${newFile()}`
  const program = await open(url)
  const { db } = await openStore(url)
  await createMuteSwitch(db).mute('by a command')
  expect(await program.standing.readMute()).toBe('by a command')
  await program.close()
})

test('a database in memory is held by nobody', () => {
  const release = [holdDatabase('sqlite::memory:'), holdDatabase('sqlite::memory:')]
  for (const one of release) one()
  expect(release).toHaveLength(2)
})

test.each(DATABASES)('$name that a newer version has written is refused', async ({ newUrl }) => {
  const url = await newUrl()
  await run(url)
  const { db } = await openStore(url)
  await sql`insert into kysely_migration values ('9999-later', '2030-01-01')`.execute(db)
  const refusal = await open(url).catch((error: unknown) => error)
  expect(refusal).toMatchObject({
    problem: 'newer',
    message: expect.stringContaining('9999-later'),
  })
})

test.each(DATABASES)('$name that was moved away is refused', async ({ newUrl }) => {
  const url = await newUrl()
  const program = await open(url)
  await markMoved(program.db, 'postgres://new')
  await program.close()
  const refusal = await open(url).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ problem: 'moved', message: expect.stringContaining('//new') })
})

test('a file with a damaged page is refused', async () => {
  const path = newFile()
  const program = await open(`sqlite:${path}`)
  for (let row = 0; row < 500; row += 1)
    await sql`insert into recipients values (${`telegram:${row}`}, 'telegram', 'active', null, 0, 1)`.execute(
      program.db,
    )
  await program.close()
  const file = openSync(path, 'r+')
  for (let page = 6; page < 40; page += 1)
    writeSync(file, Buffer.alloc(4096, 7), 0, 4096, page * 4096)
  closeSync(file)
  const refusal = await open(`sqlite:${path}`).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ name: 'StorageError', problem: 'damaged' })
})

const migrateAlone = (url: string) =>
  runCommand(['migrate'], { environment: { DATABASE_URL: url } })

test.each(DATABASES)(
  '$name takes three programs that migrate it at once',
  async ({ newEmptyUrl }) => {
    const url = await newEmptyUrl()
    const ended = await Promise.all(Array.from({ length: 3 }, () => migrateAlone(url)))
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0])
    const done = ended.flatMap(({ printed }) => printed.trim().split('\n'))
    expect(done.filter((name) => name !== '').toSorted()).toEqual([
      '0001-sessions',
      '0002-delivery',
      '0003-documents',
      '0004-reminders',
      '0005-rests',
      '0006-tokens',
      '0007-forgetting',
      '0008-last-messages',
      '0009-proposals',
      '0010-document-names',
      '0011-sheets',
      '0012-checklists',
      '0013-hand-offs',
      '0014-deletions',
    ])
  },
)
