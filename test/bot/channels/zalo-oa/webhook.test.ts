import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { Update } from '../../../../bot/channels/channel.ts'
import { createIntake } from '../../../../bot/channels/zalo-oa/intake.ts'
import { createLog } from '../../../../bot/log.ts'
import { createMetrics } from '../../../../bot/metrics.ts'
import type { FakeZaloOaOptions } from '../../../support/fakes/zalo-oa/fake.ts'
import { openOa, settingsOf, startOa } from '../../../support/zalo-oa.ts'
import { ampleTime, eventually } from '../../../support/waiting.ts'

const ID = '2468458835296197922'
const CHAT = `zalo-oa:${ID}`
const QUICK = { retryMs: [1, 1, 1, 1, 1], deadlineMs: 150 }

/** A platform with a receiver that reads as the channel does; `answers` come first, then 200. */
const open = async (options: FakeZaloOaOptions = {}, answers: (number | 'silent')[] = []) => {
  const fake = await startOa({ ...QUICK, ...options })
  const { appId, secretKey } = settingsOf(fake)
  const read = createIntake(
    { appId, secretKey },
    { log: createLog('silent'), metrics: createMetrics() },
  )
  const updates: Update[] = []
  const headers: IncomingHttpHeaders[] = []
  let dropped = 0
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    headers.push(request.headers)
    const answer = answers.shift() ?? 200
    if (answer === 'silent') return
    const given = request.headers as Record<string, string>
    const delivery = read(given, Buffer.concat(chunks))
    if (delivery.kind === 'read' && answer === 200) {
      updates.push(...delivery.updates)
      dropped += delivery.dropped
    }
    response.writeHead(answer)
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  fake.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return { fake, updates, headers, dropped: () => dropped }
}

const textsOf = (updates: readonly Update[]) =>
  updates.map(({ event }) => (event.kind === 'text' ? event.text : event.kind))

test.each(['app_id', 'oa_id'] as const)(
  'a text signed with %s first is read as it was typed',
  async (macFirst) => {
    const { fake, updates } = await open({ macFirst })
    await fake.say(ID, 'Xin chào / "HTX" 😀')
    expect(updates).toMatchObject([
      { chat: CHAT, event: { kind: 'text', text: 'Xin chào / "HTX" 😀' } },
    ])
  },
)

test('an event that comes five times has one key', async () => {
  const { fake, updates } = await open({ duplicateDelivery: true }, [500, 500, 500])
  await fake.say(ID, 'a')
  await fake.say(ID, 'b')
  expect(textsOf(updates)).toEqual(['a', 'a', 'b', 'b'])
  expect(new Set(updates.map(({ key }) => key)).size).toBe(2)
})

test('an event is tried again with its number until it is taken in time', async () => {
  const { fake, updates, headers } = await open({}, [500, 'silent'])
  await fake.say(ID, 'a')
  expect(textsOf(updates)).toEqual(['a'])
  expect(headers.map(({ num_retry: retry }) => retry)).toEqual([undefined, '1', '2'])
  expect(fake.deliveries).toEqual([500, 0, 200])
})

test('after the last try nothing comes any more until a person switches it on', async () => {
  const { fake, updates } = await open({}, [500, 500, 500, 500, 500, 500])
  await fake.say(ID, 'a')
  expect(fake.isWebhookEnabled()).toBe(false)
  await fake.say(ID, 'b')
  expect(textsOf(updates)).toEqual([])
  fake.enableWebhook()
  await fake.say(ID, 'c')
  expect(textsOf(updates)).toEqual(['c'])
})

test('the later of two events can come first, and each has its own key', async () => {
  const { fake, updates } = await open({ outOfOrder: true })
  await Promise.all([fake.say(ID, 'a'), fake.say(ID, 'b')])
  expect(textsOf(updates)).toEqual(['b', 'a'])
})

test('an event that is lost never comes', async () => {
  const { fake, updates } = await open({ dropDelivery: true })
  await fake.say(ID, 'a')
  fake.switches.dropDelivery = false
  await fake.say(ID, 'b')
  expect(textsOf(updates)).toEqual(['b'])
})

test('the check of the console is answered 200 and dropped', async () => {
  const { fake, updates, dropped } = await open()
  const body = Buffer.from('{"event_name":"user_send_text","timestamp":"1"}')
  expect(await fake.post(body, {})).toBe(200)
  expect(updates).toEqual([])
  expect(dropped()).toBe(1)
})

test('what the account itself sends comes back as an echo and is dropped', async () => {
  const { fake, updates, headers, dropped } = await open({ echoOaSend: true })
  fake.know(ID)
  const { channel } = await openOa(fake)
  await channel.send(CHAT, { text: 'Dạ', choices: [] }, ampleTime())
  await eventually(() => headers.length > 0)
  expect(headers).toHaveLength(1)
  expect(updates).toEqual([])
  expect(dropped()).toBe(1)
})

test('a receipt names the message that was sent', async () => {
  const { fake, updates } = await open({ receipts: true })
  fake.know(ID)
  const { channel } = await openOa(fake)
  const sent = await channel.send(CHAT, { text: 'Dạ', choices: [] }, ampleTime())
  await eventually(() => updates.length > 0)
  expect(updates).toHaveLength(1)
  const messageId = sent.kind === 'sent' ? sent.messageId : ''
  expect(updates).toMatchObject([{ event: { kind: 'arrived', messages: [messageId] } }])
})

test('a person comes, goes and comes back', async () => {
  const { fake, updates } = await open()
  await fake.follow(ID)
  await fake.unfollow(ID)
  const { channel } = await openOa(fake)
  const send = () => channel.send(CHAT, { text: 'a', choices: [] }, ampleTime())
  expect((await send()).kind).toBe('blocked')
  await fake.follow(ID)
  expect((await send()).kind).toBe('sent')
  expect(textsOf(updates)).toEqual(['start', 'left', 'start'])
})

test('ids that come as numbers name the same person', async () => {
  const { fake, updates } = await open({ numericIds: true })
  await fake.say('9007199254740993', 'a')
  expect(updates).toMatchObject([{ chat: 'zalo-oa:9007199254740993' }])
})

test('a tap is the choice where buttons are taken, and else the typed number', async () => {
  const { fake, updates } = await open({ buttonsAccepted: true })
  fake.know(ID)
  const { channel } = await openOa(fake, { settings: { buttons: true } })
  const parcel = {
    text: 'Chọn:\n1. Đồng ý\n2. Không',
    choices: [
      { label: 'Đồng ý', value: 'consent/yes' },
      { label: 'Không', value: 'consent/no' },
    ],
  }
  await channel.send(CHAT, parcel, ampleTime())
  await fake.tap(ID, 'Không')
  await channel.send(CHAT, { ...parcel, choices: [] }, ampleTime())
  await fake.tap(ID, 'Không')
  await fake.tap(ID, 'để sau')
  expect(updates.map(({ event }) => event)).toMatchObject([
    { kind: 'choice', value: 'consent/no' },
    { kind: 'text', text: '2' },
    { kind: 'text', text: 'để sau' },
  ])
})
