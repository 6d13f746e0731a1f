import {
  existsSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../../../storage/database/open.ts'
import type { StorageError } from '../../../../storage/database/errors.ts'
import { pathOf } from '../../../../storage/database/file/place.ts'
import { readMute } from '../../../../storage/database/flags.ts'
import { DATABASES, newFolder } from '../../../support/database/databases.ts'
import { runFile } from '../../../support/process/command.ts'
import { newUsed, open } from '../../../support/database/used.ts'

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
  async ({ newEmptyUrl }) => {
    const found: (string | null)[] = []
    for (let point = 0; ; point += 8) {
      const url = await newEmptyUrl()
      if ((await beginAndDie(url, point)) !== null) break
      const { db, difference, close } = await open(url)
      found.push(difference, await readMute(db))
      await close()
    }
    expect(found.length).toBeGreaterThan(10)
    expect(new Set(found)).toEqual(new Set([null]))
  },
)
