import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { createDispatch, type Respond } from '../../../bot/channels/web/dispatch.ts'
import { createAllowance, type TurnAllowance } from '../../../bot/delivery/allowance.ts'
import { createChatQueue } from '../../../bot/delivery/chat-queue.ts'
import type { TurnHandler } from '../../../bot/delivery/turn.ts'
import { createMetrics } from '../../../bot/metrics.ts'
import { renderTurn } from '../../../bot/channels/web/render.ts'
import { respond } from '../../../handlers/respond.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'
import { createTurnStore } from '../../../storage/chats/turns.ts'
import { DATABASES } from '../../support/database/databases.ts'
import { draftOf, openDelivery } from '../../support/database/outbox.ts'

const NOW = 1_763_690_400_000
const FLOOD = 'telegram:flood'
/** A chat of which only the platform speaks. */
const RECEIPTS = 'telegram:receipts'
const CHANNEL = {
  name: 'telegram',
  limits: {
    text: 4096,
    choices: 100,
    numbersChoices: false,
    writesFirst: 'always',
    window: null,
    quota: null,
    pace: { perSecond: 0, burst: 1, chatPerSecond: 0, inFlight: 8 },
  },
} as const

/** The queue and the interface for web pages on one database; `onTurn` sees every turn of either. */
const open = async (
  url: string,
  onTurn: (chat: string) => void,
  allowance: TurnAllowance = createAllowance(0, () => 0),
) => {
  const { inbox, db } = await openDelivery(url)
  const shared = { log: pino({ level: 'silent' }), metrics: createMetrics() }
  const handle: TurnHandler['handle'] = (_channel, chat, { key }) => {
    onTurn(chat)
    const drafts = chat === RECEIPTS ? [] : [draftOf(key, { chat })]
    return { turn: null, drafts, chat: { kind: 'heard' } }
  }
  const queue = createChatQueue({
    ...shared,
    inbox,
    turns: { handle, apologise: () => [] },
    channelOf: () => CHANNEL,
    listener: null,
    time: { now: () => NOW },
    allowance,
    onHandled: () => undefined,
    onSlow: () => undefined,
  })
  onTestFinished(() => queue.stop())
  const answer: Respond = (incoming, session, knowledge) => {
    onTurn(`web:${incoming.text ?? ''}`)
    return respond(incoming, session, knowledge)
  }
  const dispatch = createDispatch({
    ...shared,
    respond: answer,
    knowledge: loadKnowledge(),
    store: createTurnStore(db),
    clock: () => new Date(NOW),
    render: renderTurn,
    backupDays: 30,
  })
  const receive = async (chat: string, count: number) => {
    const keys = Array.from({ length: count }, (_, at) => `${chat} ${at}`)
    const arrivals = keys.map((key) => ({ channel: 'telegram', key, chat, event: '{}' }))
    await inbox.receive(arrivals, null, NOW)
    queue.wake(chat)
  }
  return { db, queue, dispatch, receive }
}

const countOf = (chats: readonly string[], wanted: string) =>
  chats.filter((chat) => chat === wanted).length

test('a chat with a hundred messages delays the first of another by no more than its turn', async () => {
  const order: string[] = []
  let arrived = Number.POSITIVE_INFINITY
  const done = Promise.withResolvers<unknown>()
  const onTurn = (chat: string) => {
    order.push(chat)
    // In the middle of both floods others write, on a channel and on the page.
    if (order.length !== 40) return
    arrived = order.length
    const typed = dispatch('web:other', null, { text: 'other' })
    done.resolve(Promise.all([typed, receive('telegram:other', 1)]))
  }
  const { receive, dispatch } = await open(await DATABASES[0].newUrl(), onTurn)
  await receive(FLOOD, 100)
  const typed = Array.from({ length: 100 }, () => dispatch('web:flood', null, { text: 'flood' }))
  await done.promise
  await Promise.all(typed)
  const between = (other: string) => order.slice(arrived, order.indexOf(other))
  for (const flood of [FLOOD, 'web:flood']) {
    expect(countOf(between('web:other'), flood)).toBeLessThanOrEqual(1)
    // One more while it is stored.
    expect(countOf(between('telegram:other'), flood)).toBeLessThanOrEqual(2)
  }
})

test('whoever is out of allowance waits alone, and keeps nothing from ending', async () => {
  const order: string[] = []
  const handled = Promise.withResolvers<void>()
  let left = 5
  const allowance: TurnAllowance = {
    waitOf: (chat) => (chat === FLOOD && left === 0 ? 1_000_000 : 0),
    spend: (chat) => {
      if (chat === FLOOD) left -= 1
    },
  }
  const onTurn = (chat: string) => {
    order.push(chat)
    if (chat === FLOOD && left === 1) void receive('telegram:other', 1)
    if (chat === 'telegram:other') handled.resolve()
  }
  const { queue, receive, db } = await open(await DATABASES[0].newUrl(), onTurn, allowance)
  await receive(FLOOD, 100)
  await handled.promise
  await receive(FLOOD, 100)
  await queue.stop()
  expect(order.filter((chat) => chat === FLOOD)).toHaveLength(5)
  const waiting = await db.selectFrom('inbox').select('id').where('state', '=', 'waiting').execute()
  expect(waiting).toHaveLength(95)
})

test("what the platform tells of a chat is at nobody's expense", async () => {
  let spent = 0
  const over = Promise.withResolvers<void>()
  const allowance: TurnAllowance = { waitOf: () => 0, spend: () => (spent += 1) }
  const { receive } = await open(
    await DATABASES[0].newUrl(),
    (chat) => {
      if (chat === 'telegram:last') over.resolve()
    },
    allowance,
  )
  await receive(RECEIPTS, 10)
  await receive('telegram:last', 1)
  await over.promise
  expect(spent).toBeLessThanOrEqual(1)
})

test('while turns that take their time follow one another, the program goes on answering in between', async () => {
  const TURNS = 30
  let between = 0
  let turns = 0
  const over = Promise.withResolvers<void>()
  const look = () => {
    between += 1
    if (turns < TURNS) setImmediate(look)
  }
  const onTurn = () => {
    turns += 1
    if (turns === 1) setImmediate(look)
    if (turns === TURNS) over.resolve()
    const until = performance.now() + 10
    while (performance.now() < until);
  }
  const { receive } = await open(await DATABASES[0].newUrl(), onTurn)
  await Promise.all(Array.from({ length: TURNS }, (_, at) => receive(`telegram:${at}`, 1)))
  await over.promise
  expect(between).toBeGreaterThanOrEqual(TURNS - 2)
})
