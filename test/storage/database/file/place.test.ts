import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { backUp } from '../../../../storage/copies/backup.ts'
import { openDatabase } from '../../../../storage/database/open.ts'
import type { StorageError } from '../../../../storage/database/errors.ts'
import { migrate } from '../../../../storage/database/migrate.ts'
import { pathOf } from '../../../../storage/database/file/place.ts'
import { openService } from '../../../../storage/database/service.ts'
import { readMute } from '../../../../storage/database/flags.ts'
import { DATABASES, newFolder } from '../../../support/database/databases.ts'
import { runFile } from '../../../support/process/command.ts'

const open = (url: string) => openService(url, () => undefined)

/** A file on which a program has run. */
const newUsed = async () => {
  const path = join(newFolder(), 'data', 'a.db')
  await (await open(`sqlite:${path}`)).close()
  return { path, url: `sqlite:${path}` }
}

const problemOf = (url: string) =>
  open(url).then(
    async ({ close, isNew }) => {
      await close()
      return isNew ? 'new' : 'opened'
    },
    (error: Partial<StorageError>) => error.problem ?? error.message,
  )

describe('a database that was here and is not', () => {
  test.each([
    ['was deleted', (path: string) => rmSync(path)],
    ['was emptied', (path: string) => truncateSync(path)],
    ['was replaced by a file without a table', (path: string) => writeFileSync(path, '')],
  ])('is not begun anew where its file %s', async (_how, lose) => {
    const { path, url } = await newUsed()
    lose(path)
    expect(await problemOf(url)).toBe('missing')
    expect(() => openDatabase(url)).toThrow('knows a database')
    expect(existsSync(path) && statSync(path).size > 0).toBe(false)
  })

  test('is not begun anew where a file without tables stands in its place', async () => {
    const { path, url } = await newUsed()
    const other = join(newFolder(), 'other.db')
    openDatabase(`sqlite:${other}`)
    renameSync(other, path)
    expect(await problemOf(url)).toBe('missing')
  })

  test('is found again once it is back', async () => {
    const { path, url } = await newUsed()
    renameSync(path, `${path}.away`)
    expect(await problemOf(url)).toBe('missing')
    renameSync(`${path}.away`, path)
    expect(await problemOf(url)).toBe('opened')
  })

  test('is begun anew once a person says so by removing the mark', async () => {
    const { path, url } = await newUsed()
    rmSync(path)
    rmSync(`${path}.alive`)
    expect(await problemOf(url)).toBe('new')
  })

  test('is not begun anew where a restore into the place was cut short', async () => {
    const path = join(newFolder(), 'a.db')
    writeFileSync(`${path}.restoring`, '')
    expect(await problemOf(`sqlite:${path}`)).toBe('unfinished')
    expect(() => openDatabase(`sqlite:${path}`)).toThrow('was not finished')
  })

  test('is asked for by its URL alone where the whole folder may be missing', async () => {
    const folder = newFolder()
    const path = join(folder, 'volume', 'a.db')
    expect(await problemOf(`sqlite:${path}?mode=rw`)).toBe('missing')
    expect(() => openDatabase(`sqlite:${path}?mode=rw`)).toThrow('there is no')
    expect(existsSync(join(folder, 'volume'))).toBe(false)
    expect(await problemOf(`sqlite:${path}`)).toBe('new')
    expect(await problemOf(`sqlite:${path}?mode=rw`)).toBe('opened')
  })
})

test('what a killed restore left beside a database is gone after the next start', async () => {
  const { path, url } = await newUsed()
  for (const part of ['', '-wal']) writeFileSync(`${path}.restoring${part}`, 'half')
  expect(await problemOf(url)).toBe('opened')
  for (const part of ['', '-wal']) writeFileSync(`${path}.restoring${part}`, 'half')
  await openDatabase(url).destroy()
  expect([existsSync(`${path}.restoring`), existsSync(`${path}.restoring-wal`)]).toEqual([
    false,
    false,
  ])
})

describe('one file by two names', () => {
  test('is the same database by whatever links it is named', () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'real'))
    symlinkSync(join(folder, 'real'), join(folder, 'linked'))
    symlinkSync('real/a.db', join(folder, 'b.db'))
    symlinkSync('loop', join(folder, 'loop'))
    const real = join(folder, 'real', 'a.db')
    const named = [join(folder, 'linked', 'a.db'), join(folder, 'b.db'), real]
    expect(named.map((path) => pathOf(`sqlite:${path}`))).toEqual([real, real, real])
    writeFileSync(real, '')
    expect(named.map((path) => pathOf(`sqlite:${path}`))).toEqual([real, real, real])
    expect(pathOf(`sqlite:${join(folder, 'loop')}`)).toBe(join(folder, 'loop'))
  })

  test('takes no second program through a symbolic link, and the first through either', async () => {
    const { path, url } = await newUsed()
    const link = join(newFolder(), 'link.db')
    symlinkSync(path, link)
    const first = await open(url)
    expect(await problemOf(`sqlite:${link}`)).toBe('in-use')
    await first.close()
    expect(await problemOf(`sqlite:${link}`)).toBe('opened')
    const service = await open(url)
    expect(await readMute(service.db)).toBeNull()
    await service.close()
  })

  test('takes no program at all through a hard link', async () => {
    const { path, url } = await newUsed()
    const second = join(newFolder(), 'second.db')
    linkSync(path, second)
    expect(await problemOf(`sqlite:${second}`)).toBe('two-names')
    expect(await problemOf(url)).toBe('two-names')
    rmSync(second)
    expect(await problemOf(url)).toBe('opened')
  })
})

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)

describe('files for their owner alone', () => {
  test('are made so: folder, database, log, lock and mark', async () => {
    const path = join(newFolder(), 'data', 'a.db')
    const before = process.umask(0)
    try {
      const { close } = await open(`sqlite:${path}`)
      const files = ['', '-wal', '-shm', '.lock', '.alive'].map((part) => `${path}${part}`)
      expect(files.map((file) => `${basename(file)} ${modeOf(file)}`)).toEqual(
        files.map((file) => `${basename(file)} 600`),
      )
      expect(modeOf(join(path, '..'))).toBe('700')
      await close()
    } finally {
      process.umask(before)
    }
  })

  test.each(DATABASES)('a backup of $name is', async ({ newUrl }) => {
    const url = await newUrl()
    const db = openDatabase(url)
    await migrate(db)
    await db.destroy()
    const file = join(newFolder(), 'kept', 'backup')
    const before = process.umask(0)
    try {
      await backUp(url, file)
    } finally {
      process.umask(before)
    }
    expect([modeOf(file), modeOf(join(file, '..'))]).toEqual(['600', '700'])
  })

  test('that others could read are mended at the start, which says which', async () => {
    const { path, url } = await newUsed()
    const kept = `${path}.before-restore-1`
    writeFileSync(kept, '')
    const open644 = [path, kept, `${path}.alive`, `${path}.lock`]
    for (const file of open644) chmodSync(file, 0o644)
    chmodSync(join(path, '..'), 0o755)
    const { mended, close } = await open(url)
    expect(mended.toSorted()).toEqual([join(path, '..'), ...open644].toSorted())
    expect([join(path, '..'), ...open644].map(modeOf)).toEqual(['700', '600', '600', '600', '600'])
    await close()
    const again = await open(url)
    expect(again.mended).toEqual([])
    await again.close()
  })

  test('do not take the rights of others from a folder in which other things live', async () => {
    const { path, url } = await newUsed()
    const letter = join(path, '..', 'a.dbx')
    writeFileSync(letter, '')
    for (const [one, mode] of [
      [letter, 0o644],
      [join(path, '..'), 0o755],
    ] as const)
      chmodSync(one, mode)
    await (await open(url)).close()
    expect([modeOf(letter), modeOf(join(path, '..'))]).toEqual(['644', '755'])
  })
})

/** Whether a file limits the rights of what it writes before it imports anything else. */
const begins = (file: string) =>
  /^import '(?:\.\.?\/)+(?:process\/)?owner-only\.ts'$/mu.test(
    readFileSync(file, 'utf8').split('\n')[0] ?? '',
  )

test('every command begins with the rights of its owner alone', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: Readonly<Record<string, string>>
  }
  const files = new Set(
    Object.values(scripts).flatMap((script) => /\bbot\/[\w/-]+\.ts\b/u.exec(script)?.[0] ?? []),
  )
  expect(files.size).toBeGreaterThan(12)
  // Before anything that could write: what is imported first runs first.
  expect(begins('bot/commands/command.ts')).toBe(true)
  for (const file of files)
    expect(
      `${file} ${begins(file) || /from '[./]*\/command\.ts'/u.test(readFileSync(file, 'utf8'))}`,
    ).toBe(`${file} true`)
})

/** Opens a database for the first time in a process of its own, and is killed before a step of it. */
const beginAndDie = async (url: string, point: number): Promise<number | null> => {
  const work = `import { openService } from './storage/database/service.ts'
    await openService(process.env.DATABASE_URL, () => undefined)
    process.exit(0)`
  const { code } = await runFile(['--input-type=module', '--eval', work], {
    environment: { DATABASE_URL: url, KILL_AT: String(point) },
    options: ['--import', './test/support/process/kill-at.ts'],
  })
  return code
}

test.each(DATABASES)(
  '$name whose very first start is killed comes back working and not muted',
  async ({ newUrl }) => {
    const found: (string | null)[] = []
    for (let point = 0; ; point += 8) {
      const url = await newUrl()
      if ((await beginAndDie(url, point)) !== null) break
      const { db, difference, close } = await open(url)
      found.push(difference, await readMute(db))
      await close()
    }
    expect(found.length).toBeGreaterThan(10)
    expect(new Set(found)).toEqual(new Set([null]))
  },
)
