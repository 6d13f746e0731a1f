import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { TelegramServer } from 'telegram-test-api/lib/telegramServer.js'
import { expect, onTestFinished, test } from 'vitest'
import type { ChannelState } from '../../../../bot/channels/state.ts'
import { hashOfCode } from '../../../../bot/reminders/code.ts'
import { createInvitationStore } from '../../../../storage/reminders/invitations.ts'
import { DATABASES, openStore } from '../../../support/database/databases.ts'
import { startProgram } from '../../../support/process/program.ts'
import { eventually } from '../../../support/waiting.ts'

const TOKEN = '666:AAtoken-of-the-emulator'
const CODE = 'K7MP-3QWX'

const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

interface Button {
  readonly text: string
  readonly callback_data?: string
}

/** The whole program on a Bot API that other people wrote, and that knows nine methods. */
const open = async () => {
  const server = new TelegramServer({ port: await freePort(), host: '127.0.0.1' })
  await server.start()
  let asked = 0
  const getUpdates = server.getUpdates.bind(server)
  server.getUpdates = (token) => {
    asked += 1
    return getUpdates(token)
  }
  const url = await DATABASES[0].newUrl()
  const { db } = await openStore(url)
  const now = Date.now()
  const invitation = { id: 'i1', hash: hashOfCode(CODE), province: 'kien-giang', approval: false }
  await createInvitationStore(db).add(
    { ...invitation, agency: 'so-nnptnt', expiresAt: now + 3_600_000 },
    now,
  )
  const program = await startProgram({
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: server.config.apiURL,
    TELEGRAM_MODE: 'polling',
    DATABASE_URL: url,
    CHANNEL_PACE: 'off',
  })
  onTestFinished(async () => {
    await program.stop()
    await server.stop()
    await db.destroy()
  })
  await program.channelsStarted
  const client = server.getClient(TOKEN, { userId: 42, chatId: 42, firstName: 'Út' })
  const shown = () => server.storage.botMessages.map(({ message }) => message)
  /** What is shown in answer. */
  const answered = async (work: () => Promise<unknown>) => {
    const before = shown().length
    await work()
    await eventually(() => shown().length > before)
    return shown()
      .slice(before)
      .map(({ text }) => text)
      .join('\n')
  }
  const say = (text: string) =>
    answered(() =>
      text.startsWith('/')
        ? client.sendCommand(client.makeCommand(text))
        : client.sendMessage(client.makeMessage(text)),
    )
  /** A tap under the latest message that has such a button. */
  const tap = (label: string) =>
    answered(async () => {
      const stored = server.storage.botMessages
      const buttonsOf = (at: number): readonly Button[] => {
        const markup = stored[at]?.message.reply_markup as
          | { inline_keyboard?: readonly (readonly Button[])[] }
          | undefined
        return markup?.inline_keyboard?.flat() ?? []
      }
      const at = stored.findLastIndex((_one, place) =>
        buttonsOf(place).some(({ text }) => text === label),
      )
      const button = buttonsOf(at).find(({ text }) => text === label)
      await client.sendCallback(
        client.makeCallbackQuery(button?.callback_data ?? '', {
          message: { message_id: stored[at]?.messageId ?? 0 },
        }),
      )
    })
  const state = async () => {
    const ready = await (await fetch(`${program.address}/readyz`)).json()
    return (ready as { channels: { telegram: ChannelState } }).channels.telegram
  }
  return { db, say, tap, state, asked: () => asked }
}

test('an emulator of other people that lacks half of the methods serves a whole talk', async () => {
  const { db, say, tap, state } = await open()
  expect(await say('/start kien-giang')).toMatch(/giúp gì/iu)
  expect(await say('hồ sơ gồm những gì')).toContain('Kiên Giang')
  expect(await say('kiểm tra điều kiện')).toMatch(/đồng ý/iu)
  expect(await tap('Đồng ý')).toMatch(/Câu 1\/\d/u)
  expect(await say('hợp tác xã')).toMatch(/Câu 2\/\d/u)
  expect(await say('lúa')).toMatch(/Câu 3\/\d/u)
  expect(await say('/huy')).toMatch(/tiếp tục/iu)
  expect(await say(`/nhacviec ${CODE}`)).toContain('Sở Nông nghiệp')
  const subscribers = await db.selectFrom('subscribers').select('chat').execute()
  expect(subscribers).toEqual([{ chat: 'telegram:42' }])
  await eventually(async () => (await state()).state === 'on')
  const { problem, notes = [] } = await state()
  expect(problem).toBeNull()
  expect(notes.map(({ code }) => code)).toEqual(['telegram-extra'])
  expect(notes[0]?.detail).toMatch(/^setMyCommands \S/u)
  expect(JSON.stringify(notes)).not.toContain('undefined')
})

test('a server that never waits for an update is not asked without a pause', async () => {
  const { say, asked } = await open()
  await say('alo')
  const before = asked()
  const since = performance.now()
  await eventually(() => asked() >= before + 3)
  expect(performance.now() - since).toBeGreaterThan(900)
})
