import { expect, test } from 'vitest'
import { move, takeBack } from '../../../storage/copies/move.ts'
import { readMute } from '../../../storage/database/flags.ts'
import { openService } from '../../../storage/database/service.ts'
import { createOutbox } from '../../../storage/outbox/outbox.ts'
import { addOne, fillSome, NOW, PAIRS, tally } from '../../support/database/copies.ts'
import { DATABASES, withDatabase } from '../../support/database/databases.ts'

test.each(PAIRS)(
  'a move from $from.name to $to.name carries all, ids and numbers too',
  async (pair) => {
    const from = await pair.from.newUrl()
    const to = await pair.to.newEmptyUrl()
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
    await move(from, await DATABASES[0].newEmptyUrl())
    await expect(openService(from, () => undefined)).rejects.toMatchObject({ problem: 'moved' })
    await expect(move(from, await one.newEmptyUrl())).rejects.toMatchObject({ problem: 'moved' })
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

test('what was claimed before a move waits for the program of the new place', async () => {
  const from = await DATABASES[0].newUrl()
  const to = await DATABASES[1].newEmptyUrl()
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
