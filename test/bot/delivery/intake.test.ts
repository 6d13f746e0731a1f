import { expect, test } from 'vitest'
import type { ChannelEvent } from '../../../bot/channels/event.ts'
import { createIntake } from '../../../bot/delivery/intake.ts'
import { createMetrics } from '../../../bot/metrics.ts'
import { CHANNEL, openDelivery } from '../../support/database/outbox.ts'

const NOW = 1_763_690_400_000
const CHAT = 'telegram:1'
/** What one chat may let wait, and one more. */
const FULL = 20

const take = async (event: ChannelEvent, isLimited = true) => {
  const { inbox, db } = await openDelivery('sqlite::memory:')
  const channel = { name: CHANNEL, acknowledge: () => Promise.resolve() } as const
  const intake = createIntake(channel, {
    inbox,
    queue: { wake: () => undefined },
    time: { now: () => NOW },
    metrics: createMetrics(),
    isFull: () => false,
    isLimited,
    asksToDelete: (text) => text === 'xoa du lieu',
  })
  const updates = Array.from({ length: FULL + 1 }, (_, at) => ({
    key: `u${at}`,
    chat: CHAT,
    event,
  }))
  await intake.receive(updates, null)
  const rows = await db.selectFrom('inbox').select('state').execute()
  return rows.filter(({ state }) => state === 'surplus').length
}

test.each<ChannelEvent>([
  { kind: 'text', text: 'alo' },
  { kind: 'choice', value: 'v', message: 'm', tap: 't' },
  { kind: 'start', payload: '' },
  { kind: 'media', media: 'image' },
])('what a person does is counted and has an end: $kind', async (event) => {
  expect(await take(event)).toBe(1)
  expect(await take(event, false)).toBe(0)
})

test.each<ChannelEvent>([
  { kind: 'returned' },
  { kind: 'left', reason: 'blocked' },
  { kind: 'arrived', messages: ['m'] },
  { kind: 'moved', to: 'telegram:-2' },
  { kind: 'unread', update: '{}' },
  { kind: 'text', text: 'xoa du lieu' },
])(
  'what the platform tells of a chat, what may not be to the bot, and the wish to be deleted are never too much: $kind',
  async (event) => {
    expect(await take(event)).toBe(0)
  },
)
