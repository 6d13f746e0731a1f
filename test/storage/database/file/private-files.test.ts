import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { backUp } from '../../../../storage/copies/backup.ts'
import { DATABASES, newFolder } from '../../../support/database/databases.ts'
import { newUsed, open } from '../../../support/database/used.ts'

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
