import { join } from 'node:path'
import { expect, test } from 'vitest'
import { forget } from '../../../../storage/chats/forget.ts'
import { createDeletionStore } from '../../../../storage/chats/deletions.ts'
import { createWriteTx } from '../../../../storage/database/write-tx.ts'
import { keepSubscriber } from '../../../../storage/reminders/subscribers.ts'
import { DATABASES, newFolder, withDatabase } from '../../../support/database/databases.ts'
import { runCommand } from '../../../support/process/command.ts'
import { officerOf } from '../../../support/reminders/reminders.ts'

const CHAT = 'telegram:5550123987'
const AT = Date.parse('2026-11-21T01:00:00.000Z')

const newDeleted = async () => {
  const url = await DATABASES[0].newUrl()
  const run = (...words: readonly string[]) =>
    runCommand(words, { environment: { DATABASE_URL: url } })
  const file = join(newFolder(), 'backup')
  await withDatabase(url, (db) =>
    createWriteTx(db)((tx) => keepSubscriber(tx, 'telegram', CHAT, officerOf())),
  )
  await run('backup', file)
  const receipt = await withDatabase(url, async (db) => {
    const { erased } = await createWriteTx(db)((tx) => forget(tx, CHAT, AT))
    return erased.receipt ?? ''
  })
  return { url, run, file, receipt }
}

test('a deletion is looked up by its code, and says when and what, and never whose', async () => {
  const { run, receipt } = await newDeleted()
  const { code, printed } = await run('privacy', 'deletion', receipt.toLowerCase())
  expect(code).toBe(0)
  expect(printed).toContain('2026-11-21 08:00')
  expect(printed).toContain('1 đăng ký nhắc việc')
  expect(printed).not.toContain('5550123987')
  expect(await run('privacy', 'deletion', 'XD-0000-0000-0000')).toMatchObject({ code: 1 })
  expect(await run('privacy')).toMatchObject({ code: 1 })
})

test('a restore says whom it deleted again, and refuses a file of deletions that is not there', async () => {
  const { url, run, file } = await newDeleted()
  const refused = await run('restore', file, '--deletions', join(newFolder(), 'none'))
  expect(refused).toMatchObject({ code: 1, printed: expect.stringContaining('chưa khôi phục gì') })
  const { code, printed } = await run('restore', file)
  expect(code).toBe(0)
  expect(printed).toContain('xóa lại 1 cuộc trò chuyện')
  await withDatabase(url, async (db) => {
    expect(await db.selectFrom('subscribers').selectAll().execute()).toEqual([])
    expect((await createDeletionStore(db, null).reapply()).count).toBe(0)
  })
})
