import { expect, test } from 'vitest'
import { codeIn, INVITE, openOfficers } from '../../../support/process/officers.ts'

test('who waits is listed, approved once, and told by the same stroke', async () => {
  const { run, db, join: joinAs } = await openOfficers()
  const code = codeIn(await run(...INVITE, '--approval'))
  const id = await joinAs('telegram:7', code, 'waiting')
  expect((await run('list')).out).toContain(`npm run officers -- approve ${id}`)
  expect((await run('people')).out).toContain('(chờ duyệt)')
  expect(await run('approve', id)).toMatchObject({ code: 0 })
  const [letter] = await db.selectFrom('outbox').selectAll().execute()
  expect(letter).toMatchObject({ chat: 'telegram:7', channel: 'telegram', state: 'pending' })
  expect(letter?.parcel).toContain('đã được duyệt')
  expect((await run('list')).out).not.toContain('Đang chờ duyệt')
  expect((await run('people')).out).not.toContain('(chờ duyệt)')
  const again = await run('approve', 'telegram:7')
  expect(again).toMatchObject({ code: 1, out: '' })
  expect(again.error).toContain('Không có ai chờ duyệt')
  expect(await db.selectFrom('outbox').selectAll().execute()).toHaveLength(1)
})

test('a second chat is named once both have written, and taken back', async () => {
  const { run, db, join: joinAs } = await openOfficers()
  await joinAs('telegram:7', codeIn(await run(...INVITE)), 'approved')
  const unheard = await run('second', 'telegram:7', 'zalo-bot:7')
  expect(unheard).toMatchObject({ code: 1, out: '' })
  expect(unheard.error).toContain('phải nhắn bot ở kênh ấy trước')
  await db
    .insertInto('recipients')
    .values({ chat: 'zalo-bot:7', channel: 'zalo-bot', state: 'active', heard_at: 0 })
    .execute()
  expect((await run('second', 'telegram:7', 'zalo-bot:7')).out).toContain('sang zalo-bot:7')
  expect((await run('people')).out).toContain('kênh thứ hai zalo-bot:7')
  expect(await run('second', 'telegram:7', 'none')).toMatchObject({ code: 0 })
  expect((await run('people')).out).not.toContain('zalo-bot')
  const letters = await db.selectFrom('outbox').selectAll().execute()
  expect(letters.map(({ chat, parcel }) => [chat, parcel?.includes('Zalo Bot')])).toEqual([
    ['telegram:7', true],
    ['telegram:7', false],
  ])
  expect(await run('second', 'telegram:9', 'none')).toMatchObject({ code: 1, out: '' })
})

test('a code that is revoked after it was used takes its right away, and the person is told', async () => {
  const { run, db, join: joinAs } = await openOfficers()
  const first = codeIn(await run(...INVITE))
  const second = codeIn(await run('invite', '--province', 'kien-giang', '--agency', 'lmhtx'))
  await joinAs('telegram:7', first, 'approved')
  await joinAs('telegram:8', second, 'approved')
  expect((await run('list')).out).toContain('(telegram:7)')
  const revoked = await run('revoke', first)
  expect(revoked).toMatchObject({ code: 0 })
  expect(revoked.out).toContain('telegram:7')
  const people = (await run('people')).out
  expect(people).not.toContain('telegram:7')
  expect(people).toContain('telegram:8')
  const letters = await db.selectFrom('outbox').selectAll().execute()
  expect(letters.map(({ chat }) => chat)).toEqual(['telegram:7'])
  expect((await run('list')).out).toContain('nay không còn nhận nhắc')
  expect(await run('revoke', first)).toMatchObject({ code: 1 })
})

test('who is on duty is listed, and nobody else', async () => {
  const { run, join, db } = await openOfficers()
  const code = codeIn(await run(...INVITE))
  await join('telegram:1001', code, 'approved')
  expect((await run('on-duty')).out).toContain('Không có cán bộ nào đang trực')
  const { settings } = await db
    .selectFrom('subscribers')
    .select('settings')
    .executeTakeFirstOrThrow()
  const shift = { until: null, name: null }
  await db
    .updateTable('subscribers')
    .set({ settings: JSON.stringify({ ...JSON.parse(settings), shift }) })
    .execute()
  expect((await run('on-duty')).out).toContain('telegram:1001')
  expect((await run('people')).out).toContain('đang trực trả lời HTX')
})
