import { expect, onTestFinished, test } from 'vitest'
import { hashOfCode } from '../../../../../bot/reminders/code.ts'
import { createInvitationStore } from '../../../../../storage/reminders/invitations.ts'
import { DATABASES, openStore } from '../../../../support/database/databases.ts'
import { startWith } from '../../../../support/fakes/program.ts'
import { startFakeTelegram } from '../../../../support/fakes/telegram/telegram.ts'
import type { UpdateBody } from '../../../../support/fakes/telegram/updates.ts'
import { startProgram } from '../../../../support/process/program.ts'

const PERSON = '5213456789'
const CODE = 'K7MP-3QWX'
const EDITED = 'Anh/Chị vừa sửa tin'

/** What a person writes, as the platform tells it; an edit has the same id. */
const said = (id: number, text: string, seconds?: number): UpdateBody => {
  const message = {
    message_id: id,
    from: { id: Number(PERSON), is_bot: false },
    chat: { id: Number(PERSON), type: 'private' },
    date: 1_795_220_000,
    text,
  }
  return seconds === undefined
    ? { message }
    : { edited_message: { ...message, edit_date: message.date + seconds } }
}

const open = async () => {
  const fake = await startFakeTelegram({ limits: false })
  const url = await DATABASES[0].newUrl()
  const { db } = await openStore(url)
  onTestFinished(() => db.destroy())
  await startWith([fake], { DATABASE_URL: url, CHANNEL_PACE: 'off' })
  fake.know(PERSON)
  /** Says something and returns all that is shown in answer to it. */
  const ask = async (update: UpdateBody): Promise<readonly string[]> => {
    const before = fake.shown.length
    await fake.deliver(PERSON, update)
    await fake.until((all) => all.length > before)
    return fake.shown.slice(before).map(({ text }) => text)
  }
  return { fake, db, ask }
}

test('who changes the last message within two minutes is answered anew', async () => {
  const { ask } = await open()
  const [first] = await ask(said(1, 'An Giang cũ hồ sơ gồm những gì'))
  expect(first).not.toContain(EDITED)
  const [second] = await ask(said(1, 'Kiên Giang hồ sơ gồm những gì', 90))
  expect(second).toContain(EDITED)
  expect(second).toContain('Kiên Giang')
})

test('what was changed counts as if it had not been said: in a walk the figure is replaced', async () => {
  const { ask } = await open()
  let id = 1
  for (const text of ['kiểm tra điều kiện', 'đồng ý', 'kiên giang', 'hợp tác xã', 'lúa'])
    await ask(said((id += 1), text))
  const [wrong] = await ask(said(40, '52 ha'))
  expect(wrong).toMatch(/52 ha/u)
  const [right] = await ask(said(40, '520 ha', 20))
  expect(right).toContain(EDITED)
  expect(right).toMatch(/520 ha/u)
  // Nothing is left of the first figure to be corrected or asked about.
  expect(right).not.toMatch(/52 ha|trước đó/u)
  const [summary] = await ask(said(41, 'tóm tắt'))
  expect(summary).toContain('520')
  expect(summary).not.toMatch(/\b52 ha/u)
})

test('a last message may be changed again and again, and each change is answered', async () => {
  const { ask } = await open()
  await ask(said(1, 'kg ho so'))
  for (const text of ['Kiên Giang hạn nộp', 'Kiên Giang hồ sơ gồm những gì'])
    expect((await ask(said(1, text, 60)))[0]).toContain(EDITED)
})

test.each<readonly [string, readonly UpdateBody[]]>([
  ['comes after two minutes', [said(1, 'alo'), said(1, 'Kiên Giang hạn nộp', 121)]],
  [
    'is of a message that another one has followed',
    [said(1, 'alo'), said(2, 'Kiên Giang hồ sơ'), said(1, 'Kiên Giang hạn nộp', 10)],
  ],
  ['says what was said before', [said(1, 'alo'), said(1, 'alo', 10)]],
  ['is of a message that was never seen', [said(2, 'alo'), said(1, 'Kiên Giang hạn nộp', 10)]],
])('a change that %s is silent', async (_how, updates) => {
  const { fake, ask } = await open()
  for (const update of updates) {
    if ('message' in update) await ask(update)
    else await fake.deliver(PERSON, update)
  }
  const last = await ask(said(9, 'cảm ơn em'))
  expect(last[0]).toContain('không có gì')
  expect(fake.shown.map(({ text }) => text).join('\n')).not.toContain(EDITED)
})

test('a change that is delivered twice is answered once', async () => {
  const { fake, ask } = await open()
  await ask(said(1, 'alo'))
  fake.switches.duplicateDelivery = true
  await ask(said(1, 'Kiên Giang hồ sơ gồm những gì', 10))
  fake.switches.duplicateDelivery = false
  await ask(said(2, 'cảm ơn em'))
  const marked = fake.shown.filter(({ text }) => text.includes(EDITED))
  expect(marked).toHaveLength(1)
})

test('the buttons of the earlier answer mean nothing else after a change', async () => {
  const { fake, ask } = await open()
  await ask(said(1, 'kiểm tra điều kiện'))
  const earlier = fake.shown.at(-1)
  const message = fake.message(earlier?.messageId ?? '')
  const data = message?.keyboard.flat()[0]?.callback_data ?? ''
  await ask(said(1, 'Kiên Giang hồ sơ gồm những gì', 10))
  const before = fake.shown.length
  await fake.tapWith(PERSON, earlier?.messageId ?? '', data)
  await fake.until((all) => all.length > before)
  expect(fake.shown.at(-1)?.text).not.toMatch(/Câu 1\/\d/u)
})

test('what cannot be taken back is heard as a correction', async () => {
  const { db, ask } = await open()
  const invitation = { id: 'i1', hash: hashOfCode(CODE), province: 'kien-giang', approval: false }
  await createInvitationStore(db).add(
    { ...invitation, agency: 'so-nnptnt', expiresAt: Date.now() + 3_600_000 },
    Date.now(),
  )
  await ask(said(1, `mã mời ${CODE}`))
  await ask(said(2, 'nhắc lúc 7 giờ'))
  const [answer] = await ask(said(2, 'nhắc lúc 9 giờ', 15))
  expect(answer).toContain(EDITED)
  const rows = await db.selectFrom('subscribers').select('send_time').execute()
  expect(rows).toEqual([{ send_time: '09:00' }])
})

test('who has said "xóa dữ liệu" is in no row that an edit could go back to', async () => {
  const { db, ask } = await open()
  await ask(said(1, 'Kiên Giang hồ sơ gồm những gì'))
  expect(await db.selectFrom('last_messages').selectAll().execute()).toHaveLength(1)
  await ask(said(2, 'xóa dữ liệu'))
  await ask(said(3, 'đồng ý xóa'))
  await ask(said(4, '/xoadulieu'))
  await ask(said(5, 'có'))
  const kept = JSON.stringify(await db.selectFrom('last_messages').selectAll().execute())
  expect(kept).not.toContain('Kiên Giang')
})

test('a caption that is added to a picture is read', async () => {
  const { fake, ask } = await open()
  const photo = [{ file_id: 'a', file_unique_id: 'b', width: 9, height: 9 }]
  const picture = (change: object): Record<string, unknown> => ({
    message_id: 1,
    from: { id: Number(PERSON), is_bot: false },
    chat: { id: Number(PERSON), type: 'private' },
    date: 1_795_220_000,
    photo,
    ...change,
  })
  await ask({ message: picture({}) })
  const caption = 'Kiên Giang hồ sơ gồm những gì'
  const [answer] = await ask({ edited_message: picture({ caption, edit_date: 1_795_220_030 }) })
  expect(answer).toContain(EDITED)
  expect(fake.shown).toHaveLength(2)
})

test('a change that comes while the program is away is answered once it is back', async () => {
  const fake = await startFakeTelegram({ limits: false })
  onTestFinished(() => fake.stop())
  fake.know(PERSON)
  const url = await DATABASES[0].newUrl()
  const environment = { ...fake.environment(), DATABASE_URL: url, CHANNEL_PACE: 'off' }
  const first = await startProgram(environment)
  await fake.deliver(PERSON, said(1, 'alo'))
  await fake.until((all) => all.length > 0)
  await first.stop()
  await fake.deliver(PERSON, said(1, 'Kiên Giang hồ sơ gồm những gì', 30))
  const second = await startProgram(environment)
  onTestFinished(() => second.stop())
  const shown = await fake.until((all) => all.some(({ text }) => text.includes(EDITED)))
  expect(shown.at(-1)?.text).toContain('Kiên Giang')
})

test('the earlier words are not kept for the editors, what was asked before is', async () => {
  const { db, ask } = await open()
  const kept = async () => {
    const rows = await db.selectFrom('unanswered').select('text').orderBy('id').execute()
    return rows.map(({ text }) => text)
  }
  const first = 'lãi suất vay vốn hợp tác xã là bao nhiêu'
  await ask(said(1, first))
  await ask(said(2, 'giá phân bón bao nhiêu'))
  expect(await kept()).toEqual([first, 'giá phân bón bao nhiêu'])
  await ask(said(2, 'tổ hợp tác là gì', 30))
  expect(await kept()).toEqual([first, 'tổ hợp tác là gì'])
  await ask(said(2, 'Kiên Giang hồ sơ gồm những gì', 60))
  expect(await kept()).toEqual([first])
  await ask(said(2, 'An Giang cũ hồ sơ gồm những gì', 90))
  expect(await kept()).toEqual([first])
})
