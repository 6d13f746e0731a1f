import { describe, expect, test } from 'vitest'
import { createLog } from '../../../bot/log.ts'
import { keepRetention } from '../../../bot/retention.ts'
import { createStores } from '../../../storage/stores.ts'
import { DATABASES, openStore } from '../../support/database/databases.ts'

const asked = (text: string, on: string, province: 'kon-tum' | null = null) =>
  ({ do: 'record-unanswered', text, province, on }) as const

/** A database in which these questions were asked in vain. */
const openAsked = async (url: string, effects: readonly ReturnType<typeof asked>[]) => {
  const { db, save } = await openStore(url)
  await save('web:a', null, '2026-11-21T01:00:00.000Z', { session: null, response: null, effects })
  return createStores(db)
}

describe.each(DATABASES)('on $name', ({ newUrl }) => {
  test('the same wording of a province and a day is counted', async () => {
    const { unanswered } = await openAsked(await newUrl(), [
      asked('lãi suất', '2026-11-20'),
      asked('lãi suất', '2026-11-20'),
      asked('lãi suất', '2026-11-21'),
      asked('lãi suất', '2026-11-21', 'kon-tum'),
    ])
    const entries = await unanswered.list(null)
    expect(entries).toHaveLength(3)
    expect(entries).toContainEqual({
      text: 'lãi suất',
      province: null,
      on: '2026-11-20',
      count: 2,
    })
  })

  test('only what was asked since a day is listed, that day included', async () => {
    const { unanswered } = await openAsked(await newUrl(), [
      asked('a', '2026-11-19'),
      asked('b', '2026-11-20'),
      asked('c', '2026-11-21'),
    ])
    const texts = (await unanswered.list('2026-11-20')).map(({ text }) => text)
    expect(texts.toSorted()).toEqual(['b', 'c'])
  })

  test('a question goes with the days of retention, counted by the day in Vietnam', async () => {
    const stores = await openAsked(await newUrl(), [
      asked('older', '2026-11-10'),
      asked('just kept', '2026-11-11'),
    ])
    const end = await keepRetention({
      stores,
      clock: () => new Date('2026-11-20T17:00:00.000Z'),
      log: createLog('silent'),
      days: 10,
      backupDays: 30,
    })
    await end()
    expect((await stores.unanswered.list(null)).map(({ text }) => text)).toEqual(['just kept'])
  })
})
