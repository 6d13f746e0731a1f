import { expect, test } from 'vitest'
import type { SendOutcome } from '../../../../bot/channels/channel.ts'
import type { Fault } from '../../../support/fakes/fake-channel.ts'
import { startFakeTelegram } from '../../../support/fakes/telegram/telegram.ts'
import { DATABASES } from '../../../support/database/databases.ts'
import { startWith } from '../../../support/fakes/program.ts'
import { openIssuer } from '../../../support/sheets/issuer.ts'
import { readBack } from '../../../support/sheets/pdf.ts'
import { NOT_ELIGIBLE } from '../../../support/sheets/sheets.ts'
import { CHAT, openKnown, PARCEL } from '../../../support/telegram.ts'
import { ampleTime, eventually } from '../../../support/waiting.ts'

const FILE = { name: 'ket-qua-2026-11-30.pdf', bytes: new TextEncoder().encode('%PDF-1.7 đ\r\n--') }

const refusal = (code: number, description: string, parameters?: object) => ({
  status: code,
  body: JSON.stringify({ ok: false, error_code: code, description, parameters }),
})

const sendFile = async (chat = CHAT) => {
  const { fake, channel } = await openKnown()
  return { fake, send: () => channel.send(chat, PARCEL, ampleTime(), true, FILE) }
}

test('a file arrives byte by byte with its name, its caption and what can be tapped', async () => {
  const { fake, send } = await sendFile()
  const outcome = await send()
  if (outcome.kind !== 'sent') throw new Error(outcome.kind)
  const message = fake.message(outcome.messageId)
  expect(message?.file?.name).toBe(FILE.name)
  expect(Buffer.from(message?.file?.bytes ?? [])).toEqual(Buffer.from(FILE.bytes))
  expect(message?.text).toBe(PARCEL.text)
  expect(fake.shown[0]?.labels).toEqual(PARCEL.choices.map(({ label }) => label))
  expect(fake.calls).toEqual([{ method: 'sendDocument', chat: '1001' }])
})

test('a file goes into the topic that asked for it', async () => {
  const { fake, channel } = await openKnown()
  fake.know('-1001')
  const outcome = await channel.send('telegram:-1001/42', PARCEL, ampleTime(), true, FILE)
  if (outcome.kind !== 'sent') throw new Error(outcome.kind)
  expect(fake.message(outcome.messageId)?.topic).toBe('42')
})

test.each<readonly [Fault, SendOutcome['kind'], number]>([
  ['accept-then-drop', 'in-doubt', 1],
  ['drop-before', 'in-doubt', 0],
  ['accept-then-502', 'in-doubt', 1],
  ['bad-gateway', 'in-doubt', 0],
  ['bad-json', 'in-doubt', 0],
  ['too-many', 'rate-limited', 0],
  ['blocked', 'blocked', 0],
  ['revoked', 'stopped', 0],
  ['internal', 'in-doubt', 0],
])('the fault "%s" of a file is one call and ends as "%s"', async (fault, kind, shown) => {
  const { fake, send } = await sendFile()
  fake.fail(fault)
  expect(await send()).toMatchObject({ kind })
  expect(fake.shown).toHaveLength(shown)
  expect(fake.calls).toHaveLength(1)
})

test.each<readonly [number, string, SendOutcome['kind']]>([
  [413, 'Request Entity Too Large', 'rejected'],
  [400, 'Bad Request: file is too big', 'rejected'],
  [400, 'Bad Request: not enough rights to send documents to the chat', 'rejected'],
  [400, 'Bad Request: CHAT_SEND_DOCS_FORBIDDEN', 'rejected'],
  [400, 'Bad Request: not enough rights to send text messages to the chat', 'blocked'],
  [429, 'Too Many Requests: retry after 5', 'rate-limited'],
])('the answer %i "%s" to a file means that it is %s', async (code, words, kind) => {
  const { fake, send } = await sendFile()
  fake.answer('sendDocument', refusal(code, words))
  expect(await send()).toMatchObject({ kind })
})

const openProgram = async () => {
  // Two writers of one process would wait for one another on SQLite.
  const url = await DATABASES[1].newUrl()
  const fake = await startFakeTelegram()
  fake.know('1001')
  await startWith([fake], { DATABASE_URL: url, CHANNEL_PACE: 'off' })
  const issuer = await openIssuer(url)
  const settled = () =>
    eventually(async () => {
      const rows = await issuer.db.selectFrom('outbox').select('state').execute()
      return rows.every(({ state }) => !['pending', 'claimed', 'sending'].includes(state))
    })
  const states = async () =>
    (await issuer.db.selectFrom('outbox').select(['state', 'reason']).execute()).map(
      ({ state }) => state,
    )
  return { fake, ...issuer, settled, states }
}

test('the file of a result is made when it leaves and sent through the outbox', async () => {
  const { fake, issue, send, settled, states } = await openProgram()
  const token = await issue(CHAT, NOT_ELIGIBLE)
  await send(CHAT, token)
  const [shown] = await fake.until(({ length }) => length === 1)
  const file = fake.message(shown?.messageId ?? '')?.file
  expect(file?.name).toBe('ket-qua-htx-nong-nghiep-hon-dat-2026-11-30.pdf')
  expect((await readBack(file?.bytes ?? new Uint8Array())).text).toContain('299 thành viên')
  await settled()
  expect(await states()).toEqual(['sent'])
})

test.each(['revoke', 'forget'] as const)(
  'after "%s" what waits is not sent as a file: words say why',
  async (how) => {
    const { fake, [how]: take, issue, send } = await openProgram()
    const token = await issue(CHAT)
    await take(CHAT)
    await send(CHAT, token)
    const [shown] = await fake.until(({ length }) => length === 1)
    expect(shown?.text).toContain('đã thu hồi hoặc đã xóa')
    expect(fake.message(shown?.messageId ?? '')?.file).toBeUndefined()
    expect(fake.calls.map(({ method }) => method)).not.toContain('sendDocument')
  },
)

test('a file in doubt is sent once and held', async () => {
  const { fake, issue, send, settled, states } = await openProgram()
  const token = await issue(CHAT)
  fake.fail('accept-then-drop')
  await send(CHAT, token)
  await settled()
  expect(await states()).toEqual(['unknown'])
  expect(fake.shown).toHaveLength(1)
})

test('a file that has to wait is sent later, once', async () => {
  const { fake, issue, send, settled, states } = await openProgram()
  const token = await issue(CHAT)
  fake.fail('too-many')
  await send(CHAT, token)
  await fake.until(({ length }) => length === 1)
  await settled()
  expect(await states()).toEqual(['sent'])
  expect(fake.calls.filter(({ method }) => method === 'sendDocument')).toHaveLength(2)
})
