import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql, type Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import { instantOf } from '../../bot/clock.ts'
import { readConfig } from '../../bot/config.ts'
import { hashOfCode } from '../../bot/reminders/code.ts'
import { backUp } from '../../storage/copies/backup.ts'
import { createDeletionStore } from '../../storage/chats/deletions.ts'
import { createInvitationStore } from '../../storage/reminders/invitations.ts'
import { pathOf } from '../../storage/database/file/place.ts'
import type { Database } from '../../storage/database/schema.ts'
import { readTables } from '../../storage/copies/tables.ts'
import { DATABASES, newFolder, openStore } from '../support/database/databases.ts'
import type { FakeChannel } from '../support/fakes/fake-channel.ts'
import { PLATFORMS } from '../support/fakes/platforms.ts'
import { startWith } from '../support/fakes/program.ts'
import { startProgram } from '../support/process/program.ts'
import { eventually } from '../support/waiting.ts'

const CODE = 'K7MP-3QWX'
const WORD = 'qzxvwkj'
const DAY = '2026-12-02'
const GOODBYE = 'xóa hết những gì'
const WAITING = ['pending', 'claimed', 'sending'] as const

/** Tables in which something stands, by the mark that is looked for. */
const tablesWith = async (db: Kysely<Database>, mark: string): Promise<readonly string[]> => {
  const found: string[] = []
  for (const { name } of await readTables(db)) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db)
    if (JSON.stringify(rows).includes(mark)) found.push(name)
  }
  return found
}

/** Files of a SQLite database in which the bytes of a mark stand; a server keeps its own. */
const filesWith = (url: string, mark: string): readonly string[] => {
  const path = pathOf(url)
  if (path === null) return []
  const folder = dirname(path)
  return readdirSync(folder).filter((file) => readFileSync(join(folder, file)).includes(mark))
}

/** A clock that runs from the morning of a deadline on. */
const newClocks = () => {
  const ahead = instantOf(DAY, '08:05') - performance.now()
  const now = () => Math.round(performance.now() + ahead)
  return { clock: () => new Date(now()), monotonic: now }
}

const openOfficer = async (url: string, fake: FakeChannel) => {
  const { db } = await openStore(url)
  const clocks = newClocks()
  const now = clocks.monotonic()
  await createInvitationStore(db).add(
    {
      id: 'i1',
      hash: hashOfCode(CODE),
      province: 'kien-giang',
      agency: 'so-nnptnt',
      approval: false,
      expiresAt: now + 3_600_000,
    },
    now,
  )
  const program = await startWith([fake], { DATABASE_URL: url, CHANNEL_PACE: 'off' }, clocks)
  const settled = () =>
    eventually(async () => {
      const inbox = await db
        .selectFrom('inbox')
        .select('id')
        .where('state', '=', 'waiting')
        .execute()
      const outbox = await db
        .selectFrom('outbox')
        .select('id')
        .where('state', 'in', WAITING)
        .execute()
      return inbox.length + outbox.length === 0
    })
  const say = async (chat: string, text: string) => {
    await fake.say(chat, text)
    await settled()
  }
  return { db, program, say, settled }
}

/** A person who leaves something in every table that can hold it. */
const TALK = [
  'zzzz-2222',
  `ma moi ${CODE}`,
  `con ${WORD} an co gi`,
  'kiểm tra điều kiện',
  'đồng ý',
  'kiên giang',
  'hợp tác xã',
  'lúa',
  '520 ha',
] as const

describe.each(DATABASES)('on $name', ({ newUrl }) => {
  test.each(PLATFORMS.filter(({ isMain, hasReceipts }) => isMain || hasReceipts))(
    '$title: whoever says "xóa dữ liệu" is in no table and no file any more',
    async ({ start, chat, name }) => {
      const url = await newUrl()
      const fake = await start()
      const { db, program, say, settled } = await openOfficer(url, fake)
      const other = `${chat}77`
      await say(other, 'kiểm tra điều kiện')
      await say(other, 'đồng ý')
      for (const text of TALK) await say(chat, text)
      await program.planReminders()
      await settled()
      await say(chat, 'xong')
      await say(chat, 'zzzz-3333')
      fake.fail('accept-then-drop')
      await say(chat, 'hồ sơ gồm những gì')
      expect(await tablesWith(db, `${name}:${chat}"`)).toEqual(
        expect.arrayContaining([
          'inbox',
          'marks',
          'outbox',
          'recipients',
          'reminders',
          'sessions',
          'subscribers',
        ]),
      )
      expect(await tablesWith(db, WORD)).toContain('unanswered')
      expect(await db.selectFrom('code_tries').selectAll().execute()).toHaveLength(1)
      expect(await db.selectFrom('attempts').selectAll().execute()).not.toEqual([])

      await say(chat, 'xóa dữ liệu')
      await fake.until((shown) => shown.some(({ text }) => text.includes(GOODBYE)))
      await settled()
      const proof = fake.shown.findLast(({ text }) => text.includes(GOODBYE))?.text ?? ''
      for (const told of ['câu trả lời', 'đăng ký nhắc việc', 'lượt nhắc', 'lần ghi việc'])
        expect(proof).toMatch(new RegExp(`Đã xóa: .*[1-9]\\d* ${told}`, 'u'))
      const receipt = /XD(?:-\d{4}){3}/u.exec(proof)?.[0] ?? ''
      const note = await createDeletionStore(db, null).find(receipt)
      expect(JSON.parse(note?.kinds ?? '')).toMatchObject({
        answer: 4,
        subscription: 1,
        question: 1,
      })
      const marks = [WORD, `${name}:${chat}"`, `${chat}"`, `${chat}:`]
      for (const mark of marks) expect([mark, ...(await tablesWith(db, mark))]).toEqual([mark])
      expect(await db.selectFrom('attempts').selectAll().execute()).toEqual([])
      const bytes = [WORD, `${name}:${chat}{`, 'zzzz', 'hồ sơ gồm']
      await eventually(() => bytes.every((mark) => filesWith(url, mark).length === 0))
      const left = await db.selectFrom('sessions').select('chat').execute()
      expect(left).toEqual([{ chat: `${name}:${other}` }])
      // A message that was handled counts as handled, also under the name that nobody can read.
      const rows = await db.selectFrom('inbox').select('chat').execute()
      expect(rows.filter((row) => row.chat === '').length).toBeGreaterThan(TALK.length)
    },
    120_000,
  )

  test('on the page: whoever says "xóa dữ liệu" is in no table and no file any more', async () => {
    const url = await newUrl()
    const { db } = await openStore(url)
    const program = await startProgram({ DATABASE_URL: url })
    const conversation = 'conversation-qzxvw'
    const chat = async (text: string, message: string) => {
      const response = await fetch(`${program.address}/api/v1/chat`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ conversation, text, message }),
      })
      return response.text()
    }
    const said = [`con ${WORD} ăn cỏ gì`, 'htx lúa 520 ha ở kiên giang đủ đk ko', 'đồng ý']
    for (const [at, text] of said.entries()) await chat(text, `message-${WORD}-${at}`)
    expect(await tablesWith(db, conversation)).toEqual(['sessions'])
    expect(await tablesWith(db, WORD)).toContain('unanswered')
    const goodbye = await chat('xóa dữ liệu', `message-${WORD}-last`)
    expect(goodbye).toContain(GOODBYE)
    for (const mark of [WORD, conversation]) {
      expect([mark, ...(await tablesWith(db, mark))]).toEqual([mark])
      expect([mark, ...filesWith(url, mark)]).toEqual([mark])
    }
    expect(filesWith(url, '520 ha')).toEqual([])
    // Said again since the answer was not heard, it is answered again.
    expect(await chat('xóa dữ liệu', `message-${WORD}-last`)).toBe(goodbye)
    await program.stop()
  })
})

test('while somebody reads the whole file, what was deleted is owed, and gone soon after', async () => {
  const url = await DATABASES[0].newUrl()
  const { db } = await openStore(url)
  const program = await startProgram({ DATABASE_URL: url })
  const say = (text: string) =>
    fetch(`${program.address}/api/v1/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ conversation: 'conversation-1', text }),
    })
  await say(`con ${WORD} ăn cỏ gì`)
  await sql`begin`.execute(db)
  await sql`select count(*) from unanswered`.execute(db)
  expect((await say('xóa dữ liệu')).status).toBe(200)
  expect(filesWith(url, WORD)).not.toEqual([])
  await sql`rollback`.execute(db)
  await eventually(() => filesWith(url, WORD).length === 0)
  await backUp(url, join(newFolder(), 'backup'))
  await program.stop()
})

test('the guide promises of backups what the setting says where nobody changes it', () => {
  const guide = readFileSync('docs/operations.md', 'utf8')
  expect(guide).toContain(`nhiều nhất ${readConfig({}).BACKUP_DAYS} ngày`)
})
