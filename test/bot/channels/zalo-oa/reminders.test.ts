import { expect, test } from 'vitest'
import { createSender } from '../../../../bot/delivery/sender.ts'
import {
  TEMPLATE_PARAMETERS,
  type ChannelMessage,
  type TemplateValues,
} from '../../../../bot/channels/channel.ts'
import type { ZaloOaSettings } from '../../../../bot/channels/zalo-oa/settings.ts'
import { createTime } from '../../../../bot/clock.ts'
import { createLog } from '../../../../bot/log.ts'
import { createOutbox, enqueue } from '../../../../storage/outbox/outbox.ts'
import { hearFrom } from '../../../../storage/outbox/recipients.ts'
import { createTokenStore } from '../../../../storage/tokens/tokens.ts'
import { createWriteTx } from '../../../../storage/database/write-tx.ts'
import { openStore } from '../../../support/database/databases.ts'
import { REMINDER_TEMPLATE } from '../../../support/fakes/zalo-oa/templates.ts'
import { createHands, openOa, startOa } from '../../../support/zalo-oa.ts'
import { ampleTime } from '../../../support/waiting.ts'

const DAY = 86_400_000
const ID = '2468458835296197922'
const CHAT = `zalo-oa:${ID}`
const VALUES: TemplateValues = {
  name: 'Sở NN&PTNT',
  task: 'Báo cáo kết quả về UBND tỉnh',
  due: '09/12/2026',
  left: 'Còn 7 ngày',
  agency: 'Các sở, ngành',
  clause: 'KH 251/KH-UBND, mục IV.2.b',
  code: 'KG251-REPORT-DUTY-2026',
}
const PARCEL: ChannelMessage = { text: 'Còn 7 ngày: Báo cáo', choices: [], template: VALUES }
const WITH: Partial<ZaloOaSettings> = { reminderTemplate: REMINDER_TEMPLATE.id }

const open = async (settings: Partial<ZaloOaSettings> = WITH) => {
  const fake = await startOa()
  fake.know(ID)
  const hands = createHands()
  const { db } = await openStore('sqlite::memory:')
  const opened = await openOa(fake, { settings, hands, tokens: createTokenStore(db) })
  /** A week and more of silence. */
  const beSilent = () => {
    fake.advance(8 * DAY)
    hands.advance(8 * DAY)
  }
  return { ...opened, fake, db, beSilent }
}

test('outside its window a reminder goes as the template, with what the template asks for', async () => {
  const { fake, channel, beSilent } = await open()
  beSilent()
  const outcome = await channel.send(CHAT, PARCEL, ampleTime(), false)
  expect(outcome).toMatchObject({ kind: 'sent' })
  const { name, task, due } = VALUES
  expect(fake.templateMessages).toMatchObject([{ to: ID, by: 'user', data: { name, task, due } }])
  expect(fake.shown).toEqual([])
})

test('within its window a reminder goes as text', async () => {
  const { fake, channel } = await open()
  expect(await channel.send(CHAT, PARCEL, ampleTime(), true)).toMatchObject({ kind: 'sent' })
  expect(fake.shown.map(({ text }) => text)).toEqual([PARCEL.text])
  expect(fake.templateMessages).toEqual([])
})

test('where the platform says that the window is over, the template goes at once', async () => {
  const { fake, channel, beSilent } = await open()
  beSilent()
  expect(await channel.send(CHAT, PARCEL, ampleTime(), true)).toMatchObject({ kind: 'sent' })
  expect(fake.templateMessages).toHaveLength(1)
})

test('without a template, or a parcel that has none, nothing leaves outside the window', async () => {
  const without = await open({})
  without.beSilent()
  expect(without.channel.limits.template).toBe(false)
  const { text, choices } = PARCEL
  expect(await without.channel.send(CHAT, PARCEL, ampleTime(), false)).toMatchObject({
    kind: 'outside-window',
  })
  const bare = await open()
  bare.beSilent()
  expect(bare.channel.limits.template).toBe(true)
  expect(await bare.channel.send(CHAT, { text, choices }, ampleTime(), false)).toMatchObject({
    kind: 'outside-window',
  })
  expect(bare.fake.templateMessages).toEqual([])
})

test('a template that cannot be used is nothing that the person is blamed for', async () => {
  const { fake, channel, beSilent } = await open()
  fake.addTemplate({ ...REMINDER_TEMPLATE, status: 'PENDING_REVIEW' })
  beSilent()
  expect(await channel.send(CHAT, PARCEL, ampleTime(), false)).toEqual({
    kind: 'outside-window',
    reason: 'template: the template is PENDING_REVIEW',
  })
})

test.each([-147, -144, -115, -137])(
  'the code %i of a template lets replies go on',
  async (error) => {
    const { fake, channel, beSilent } = await open()
    beSilent()
    const body = JSON.stringify({ error, message: 'no' })
    fake.answer('message/template', { status: 200, body })
    expect(await channel.send(CHAT, PARCEL, ampleTime(), false)).toMatchObject({
      kind: 'not-sent',
      retryAfterMs: 900_000,
    })
  },
)

test('a template that asks for more than a reminder says is told before anybody needs it', async () => {
  const { fake, channel } = await open()
  expect((await channel.inspect()).problems).toEqual([])
  const more = { name: 'phone', require: true, type: 'STRING', maxLength: 15, minLength: 10 }
  fake.addTemplate({ ...REMINDER_TEMPLATE, parameters: [...REMINDER_TEMPLATE.parameters, more] })
  expect((await channel.inspect()).problems).toEqual([
    { code: 'oa-template', detail: 'phone is missing' },
  ])
  const gone = await open({ reminderTemplate: '1' })
  expect((await gone.channel.inspect()).problems).toMatchObject([{ code: 'oa-template' }])
})

test('a template of all parameters, each as long as the platform lets it, takes a reminder', async () => {
  const { fake, channel, beSilent } = await open()
  const lengths: Readonly<Record<string, number>> = { name: 30, due: 20, left: 30, code: 30 }
  const parameters = TEMPLATE_PARAMETERS.map((name) => ({
    name,
    require: true,
    type: 'STRING',
    maxLength: lengths[name] ?? 200,
    minLength: 1,
  }))
  fake.addTemplate({ ...REMINDER_TEMPLATE, parameters })
  beSilent()
  expect(await channel.send(CHAT, PARCEL, ampleTime(), false)).toMatchObject({ kind: 'sent' })
  expect(fake.templateMessages.map(({ data }) => data)).toEqual([VALUES])
})

/** Two deliveries of a chat that was last heard eight days ago, through gate and network. */
const deliverLate = async (settings: Partial<ZaloOaSettings>) => {
  const { fake, channel, hands, db, beSilent } = await open(settings)
  const writeTx = createWriteTx(db)
  const outbox = createOutbox(db)
  const time = createTime(hands.clock)
  const courier = createSender({
    outbox,
    channel,
    time,
    log: createLog('silent'),
    isPaced: false,
    wait: () => Promise.resolve(),
    newSignal: ampleTime,
  })
  await writeTx((tx) => hearFrom(tx, 'zalo-oa', CHAT, time.now()))
  beSilent()
  const draft = { channel: 'zalo-oa', chat: CHAT, parcel: JSON.stringify(PARCEL) }
  for (const kind of ['reminder', 'reply'] as const) {
    await writeTx((tx) => enqueue(tx, [{ ...draft, key: kind, class: kind }], time.now()))
    const claimant = { channel: 'zalo-oa', owner: kind, holds: [] }
    const { deliveries } = await outbox.claim(claimant, courier.bot, time.now(), 1)
    for (const delivery of deliveries) await courier.deliver(delivery)
  }
  const rows = await db.selectFrom('outbox').select(['key', 'state', 'reason']).execute()
  return { fake, rows }
}

test('through gate and network a reminder goes as the template, and a reply does not', async () => {
  const { fake, rows } = await deliverLate(WITH)
  expect(rows).toEqual([
    { key: 'reminder', state: 'sent', reason: null },
    { key: 'reply', state: 'dead', reason: 'outside-window' },
  ])
  expect(fake.templateMessages).toHaveLength(1)
  expect(fake.calls.filter(({ method }) => method === 'message/cs')).toEqual([])
})

test('without a template the gate keeps a reminder back, so that the second chat can have it', async () => {
  const { fake, rows } = await deliverLate({})
  expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
    ['dead', 'outside-window'],
    ['dead', 'outside-window'],
  ])
  expect(fake.calls.filter(({ method }) => method.startsWith('message/'))).toEqual([])
})
