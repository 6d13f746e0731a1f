import { AMPLE_MS } from '../../../support/waiting.ts'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { explainFailure } from '../../../../bot/process/failure.ts'
import { backUp } from '../../../../storage/copies/backup.ts'
import { StorageError } from '../../../../storage/database/errors.ts'
import { openService, type Service } from '../../../../storage/database/service.ts'
import { keepSubscriber } from '../../../../storage/reminders/subscribers.ts'
import { createWriteTx } from '../../../../storage/database/write-tx.ts'
import { DATABASES, newFolder, withDatabase } from '../../../support/database/databases.ts'
import { runCommand as run, type Ended } from '../../../support/process/command.ts'
import { officerOf } from '../../../support/reminders/reminders.ts'

/** Points spread over a whole command, and those that are looked at one by one at its end. */
const SPREAD = process.env['LONG'] ? 60 : 4
const LAST = 6
/** Every step of the end, or every second one. */
const STRIDE = process.env['LONG'] ? 1 : 2
const LOADED_FIRST = join(process.cwd(), 'test/support/process/kill-at.ts')

/** Goes by the input and not with the words of a command. */
const isSecret = (word: string) => word.startsWith('postgres')

const runCommand = (
  url: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> =>
  run(
    words.map((word) => (isSecret(word) ? '-' : word)),
    {
      environment: { DATABASE_URL: url, ...environment },
      input: words.find(isSecret) ?? '',
      options: ['--import', LOADED_FIRST],
    },
  )

/** How many steps a command takes that nobody kills. */
const countSteps = async (url: string, words: readonly string[]): Promise<number> => {
  const file = join(newFolder(), 'steps')
  const { code, printed } = await runCommand(url, words, { STEPS: file })
  if (code !== 0) throw new Error(printed)
  return readFileSync(file, 'utf8').split('\n').length
}

/** The first step, those amid equal parts of a command, and every one of the last few. */
const pointsOf = (steps: number): readonly number[] => {
  const spread = Array.from({ length: SPREAD }, (_, at) =>
    Math.floor(((at + 0.5) * steps) / SPREAD),
  )
  const last = Array.from({ length: LAST }, (_, at) => steps - 1 - at)
  return [...new Set([1, ...spread, ...last])].toSorted((one, other) => one - other)
}

/** Many rows, so that whoever is killed in the middle of them has written some. */
const fill = (url: string, name: string): Promise<void> =>
  withDatabase(url, (db) =>
    createWriteTx(db)(async (tx) => {
      for (let person = 0; person < 30; person += 1)
        await keepSubscriber(tx, 'telegram', `telegram:${name}-${person}`, officerOf())
    }),
  )

/** A server may still be at work for whoever was killed: then it says so, and is asked again. */
const openSettled = (url: string): Promise<Service | StorageError> =>
  vi.waitFor(
    async () => {
      const opened = await openService(url, () => undefined).catch((error: StorageError) => error)
      if (opened instanceof StorageError && opened.problem === 'in-use') throw opened
      return opened
    },
    { timeout: AMPLE_MS },
  )

/** What a start finds: whose rows, how many, or the words by which it refuses. */
const startOn = async (url: string): Promise<string> => {
  const opened = await openSettled(url)
  if (opened instanceof StorageError) return explainFailure(opened)
  const { db, close, isNew } = opened
  const rows = await db.selectFrom('subscribers').select('chat').execute()
  await close()
  const names = new Set(rows.map(({ chat }) => /:(\w+)-/u.exec(chat)?.[1]))
  return isNew ? 'a new database' : `${rows.length} of ${[...names].join(' and ')}`
}

const OLD = '30 of old'
const NEW = '30 of new'

const kindOf = (start: string): string => {
  if (start === OLD) return 'data'
  return start === 'a new database' ? start : 'refused'
}

/** Kills a command before one of its steps; false where it came to its end before. */
const isKilled = async (url: string, words: readonly string[], point: number): Promise<boolean> => {
  const { code, printed } = await runCommand(url, words, { KILL_AT: String(point) })
  if (code !== null && code !== 0) throw new Error(printed)
  return code === null
}

describe.each(DATABASES)('on $name', ({ newUrl, newEmptyUrl }) => {
  const newPlace = async (name: string) => {
    const url = await newUrl()
    await fill(url, name)
    return url
  }
  const newBackup = async () => {
    const file = join(newFolder(), 'backup')
    await backUp(await newPlace('new'), file)
    return file
  }

  test('a restore that is killed leaves the old data whole, the new data whole, or a refusal', async () => {
    const file = await newBackup()
    const steps = await countSteps(await newPlace('old'), ['restore', file])
    const found: string[] = []
    for (const point of pointsOf(steps)) {
      const url = await newPlace('old')
      if (await isKilled(url, ['restore', file], point)) found.push(await startOn(url))
    }
    expect(found.length).toBeGreaterThanOrEqual(SPREAD + LAST - 2)
    expect(new Set(found)).toEqual(new Set([OLD, NEW]))
  })

  test('a restore into an empty place that is killed leaves nothing, all, or a refusal that says what to do', async () => {
    const file = await newBackup()
    const steps = await countSteps(await newEmptyUrl(), ['restore', file])
    const found: string[] = []
    for (const point of pointsOf(steps)) {
      const url = await newEmptyUrl()
      if (!(await isKilled(url, ['restore', file], point))) continue
      const start = await startOn(url)
      found.push(start.includes('npm run restore') ? 'refused' : start)
      if (start.includes('npm run restore')) {
        expect(await runCommand(url, ['restore', file])).toMatchObject({ code: 0 })
        expect(await startOn(url)).toBe(NEW)
      }
    }
    expect(found.filter((one) => one === 'refused').length).toBeGreaterThan(3)
    // Before the first step that changes anything, nothing has begun.
    expect(found.slice(found.indexOf('refused'))).not.toContain('a new database')
    expect(new Set(found)).toEqual(new Set(['a new database', 'refused', NEW]))
  })

  test('a move that is killed leaves its data in one place, and the same move ends it', async () => {
    const from = await newPlace('old')
    const target = await newEmptyUrl()
    const steps = await countSteps(from, ['move', '--to', target])
    const found: string[] = []
    for (const point of pointsOf(steps)) {
      const source = await newPlace('old')
      const to = await newEmptyUrl()
      if (!(await isKilled(source, ['move', '--to', to], point))) continue
      const there = await startOn(to)
      const here = await startOn(source)
      found.push(`${kindOf(here)}, ${kindOf(there)}`)
      if (!there.includes('npm run move')) continue
      expect(await runCommand(source, ['move', '--to', to])).toMatchObject({ code: 0 })
      expect(await startOn(to)).toBe(OLD)
    }
    expect(found.length).toBeGreaterThanOrEqual(SPREAD + LAST - 2)
    const firstRefusal = found.indexOf('data, refused')
    expect(found.slice(firstRefusal)).not.toContain('data, a new database')
    expect(new Set(found)).toEqual(
      new Set(['data, a new database', 'data, refused', 'refused, refused', 'refused, data']),
    )
  }, 300_000)
})

test('a damaged file is never opened without its log, whenever its restore is killed', async () => {
  const [{ newUrl }] = DATABASES
  const from = await newUrl()
  await fill(from, 'new')
  const file = join(newFolder(), 'backup')
  await backUp(from, file)
  const newDamaged = async () => {
    const url = await newUrl()
    const path = url.slice('sqlite:'.length)
    await fill(url, 'old')
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.fill(7, 4096 / 2, 4096 * 3))
    writeFileSync(`${path}-wal`, 'what nobody can read any more')
    return { url, path, bytes }
  }
  const whole = await newDamaged()
  const steps = await countSteps(whole.url, ['restore', file])
  expect(readFileSync(`${whole.path}.before-restore-1`)).toEqual(whole.bytes)
  const found: string[] = []
  for (let point = steps - 14; point < steps; point += STRIDE) {
    const { url } = await newDamaged()
    if (await isKilled(url, ['restore', file], point)) found.push(await startOn(url))
  }
  const kinds = found.map((one) => (one.includes('npm run restore') ? 'refused' : one))
  expect(new Set(kinds)).toEqual(new Set(['refused', NEW]))
})
