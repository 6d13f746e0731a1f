import { describe, expect, test } from 'vitest'
import { newChecklist, withNudge } from '../../../handlers/conversation/checklist.ts'
import {
  createChecklistStore,
  keepChecklist,
  readChecklists,
} from '../../../storage/checklists/checklists.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { moveChat } from '../../../storage/outbox/recipients.ts'
import { DATABASES, openStore } from '../../support/database/databases.ts'

const CHAT = 'telegram:1'
const NOW = Date.parse('2026-11-23T01:00:00.000Z')
const listOf = (name: string | null, done: readonly string[] = []) => ({
  ...newChecklist('kien-giang-167', name, new Date(NOW).toISOString()),
  done,
})

describe.each(DATABASES)('lists of papers on $name', ({ newUrl }) => {
  const open = async () => {
    const { db } = await openStore(await newUrl())
    const writeTx = createWriteTx(db)
    return {
      db,
      writeTx,
      keep: (list: ReturnType<typeof listOf>, chat = CHAT, at = NOW) =>
        writeTx((tx) => keepChecklist(tx, chat, list, at)),
      read: (chat = CHAT) => readChecklists(db, chat),
    }
  }

  test('each cooperative has its own, the one that was changed last first', async () => {
    const { keep, read } = await open()
    await keep(listOf('HTX Hòa Phát', ['report']))
    await keep(listOf(null, ['score']), CHAT, NOW + 1)
    await keep(listOf('HTX Hòa Phát', ['report', 'wages']), CHAT, NOW + 2)
    expect((await read()).map(({ name, done }) => [name, done])).toEqual([
      ['HTX Hòa Phát', ['report', 'wages']],
      [null, ['score']],
    ])
    expect(await read('telegram:2')).toEqual([])
  })

  test('a list that is given a name stays the same list', async () => {
    const { keep, read } = await open()
    await keep(listOf(null, ['report']))
    const [list] = await read()
    if (!list) throw new Error('nothing was kept')
    await keep({ ...list, name: 'HTX Hòa Phát' })
    expect(await read()).toMatchObject([{ id: list.id, name: 'HTX Hòa Phát', done: ['report'] }])
  })

  test('a tick leaves the next reminder as the planner set it, another wish sets it anew', async () => {
    const { db, keep, read } = await open()
    await keep(withNudge(listOf(null), { from: '2026-11-30', then: { every: 7 } }))
    await db.updateTable('checklists').set({ next_on: '2026-12-07' }).execute()
    const [list] = await read()
    if (!list) throw new Error('nothing was kept')
    await keep({ ...list, done: ['report'] })
    expect(await read()).toMatchObject([{ nextOn: '2026-12-07' }])
    await keep(withNudge(list, { from: '2026-12-10', then: null }))
    expect(await read()).toMatchObject([{ nextOn: '2026-12-10' }])
    await keep(withNudge(list, null))
    expect(await read()).toMatchObject([{ nextOn: null, nudge: null }])
  })

  test('a chat of one person holds fifty, and the oldest gives way', async () => {
    const { keep, read } = await open()
    for (let at = 0; at < 52; at += 1) await keep(listOf(`HTX ${at}`), CHAT, NOW + at)
    const names = (await read()).map(({ name }) => name)
    expect(names).toHaveLength(50)
    expect(names).not.toContain('HTX 1')
    expect(names[0]).toBe('HTX 51')
  })

  test('lists move with their chat, and where the new one has some, those count', async () => {
    const { writeTx, keep, read } = await open()
    await keep(listOf('HTX A'))
    await writeTx((tx) => moveChat(tx, CHAT, 'telegram:-100'))
    expect(await read()).toEqual([])
    expect(await read('telegram:-100')).toMatchObject([{ name: 'HTX A' }])
    await keep(listOf('HTX B'))
    await writeTx((tx) => moveChat(tx, CHAT, 'telegram:-100'))
    expect(await read('telegram:-100')).toMatchObject([{ name: 'HTX A' }])
    expect(await read()).toEqual([])
  })

  test('a stored list that cannot be read counts as none', async () => {
    const { db, keep, read } = await open()
    await keep(listOf(null))
    await db.updateTable('checklists').set({ body: '{"since":1}' }).execute()
    expect(await read()).toEqual([])
    expect(await createChecklistStore(db).expire(NOW + 1)).toBe(1)
  })
})
