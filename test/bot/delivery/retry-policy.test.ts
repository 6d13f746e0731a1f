import { expect, test } from 'vitest'
import { settlementOf, settlementOfCrash } from '../../../bot/delivery/retry-policy.ts'
import type { SendOutcome } from '../../../bot/channels/channel.ts'
import type { OutboxRow } from '../../../storage/database/schema.ts'

const NOW = 1_763_690_400_000
const MINUTE = 60_000

const deliveryOf = (other: Partial<OutboxRow> = {}): OutboxRow => ({
  id: 1,
  key: 'telegram:u1:0',
  channel: 'telegram',
  chat: 'telegram:1',
  class: 'reply',
  rank: 0,
  parcel: '{}',
  state: 'sending',
  owner: 'one',
  fence: 1,
  next_at: NOW,
  set_at: NOW,
  failures: 0,
  doubts: 0,
  message_id: null,
  reason: null,
  created_at: NOW,
  settled_at: null,
  shown_at: null,
  erase: 0,
  ...other,
})
const notSent: SendOutcome = { kind: 'not-sent', reason: 'offline', retryAfterMs: null }
const settle = (outcome: SendOutcome, other: Partial<OutboxRow> = {}, now = NOW) =>
  settlementOf(deliveryOf(other), outcome, now, null)

const pausesOf = (of: 'chat' | 'bot') =>
  settle({ kind: 'rate-limited', retryAfterMs: 3000, of }).pauses.map(({ key, until }) => ({
    key,
    until,
  }))
const monthOf = (outcome: SendOutcome) => settlementOf(deliveryOf(), outcome, NOW, '2026-11').month

test('the wait after a failure doubles up to a minute', () => {
  const waits = [0, 1, 2, 5, 6, 20].map((failures) => settle(notSent, { failures }).nextAt - NOW)
  expect(waits).toEqual([1000, 2000, 4000, 32_000, MINUTE, MINUTE])
})

test('a platform that says how long to wait is believed', () => {
  expect(settle({ ...notSent, retryAfterMs: 7000 }).nextAt).toBe(NOW + 7000)
})

test.each([
  ['a fifth failure of a young reply', 4, NOW, 'reply', 'pending'],
  ['a fifth failure of a reply older than ten minutes', 4, NOW - 10 * MINUTE - 1, 'reply', 'dead'],
  ['a fourth failure of an old reply', 3, NOW - 11 * MINUTE, 'reply', 'pending'],
  ['a fifth failure of an old reminder', 4, NOW - 11 * MINUTE, 'reminder', 'pending'],
] as const)('%s ends as it should', (_name, failures, created_at, kind, state) => {
  expect(settle(notSent, { failures, created_at, class: kind }).state).toBe(state)
})

test.each([
  ['rate-limited', { kind: 'rate-limited', retryAfterMs: 3_600_000, of: 'bot' }],
  ['stopped', { kind: 'stopped', reason: 'Unauthorized' }],
  ['quota', { kind: 'quota', reason: 'Quota exceeded' }],
] as const)(
  '%s is no failure, and too late an answer is not sent for it later',
  (_name, outcome) => {
    expect(settle(outcome)).toMatchObject({ state: 'pending', isFailure: false, isDoubt: false })
    expect(settle(outcome, { created_at: NOW - 11 * MINUTE }).state).toBe('dead')
    expect(settle(outcome, { created_at: NOW - 11 * MINUTE, class: 'reminder' }).state).toBe(
      'pending',
    )
  },
)

/** The rest that an outcome asks for after so many in a row, in milliseconds. */
const restAfter = (rests: number, outcome: SendOutcome): number =>
  (settlementOf(deliveryOf(), outcome, NOW, null, new Map([['telegram', rests]])).pauses[0]
    ?.until ?? NOW) - NOW

test.each<readonly [string, SendOutcome]>([
  ['used up', { kind: 'quota', reason: 'Quota exceeded' }],
  ['too many', { kind: 'rate-limited', retryAfterMs: null, of: 'bot' }],
])(
  'a rest after "%s" to which no end is set begins short and doubles up to five minutes',
  (_name, outcome) => {
    const rests = [0, 1, 2, 5, 6, 400].map((before) => restAfter(before, outcome))
    expect(rests).toEqual([5000, 10_000, 20_000, 160_000, 5 * MINUTE, 5 * MINUTE])
  },
)

test('a rest to which the platform sets an end lasts so long, however many there were before', () => {
  const outcome: SendOutcome = { kind: 'rate-limited', retryAfterMs: 3_600_000, of: 'bot' }
  expect([0, 9].map((before) => restAfter(before, outcome))).toEqual([3_600_000, 3_600_000])
})

test('what is taken after a rest ends the row of rests', () => {
  const sent: SendOutcome = { kind: 'sent', messageId: 'm' }
  const rests = new Map([['telegram:1', 3]])
  expect(settlementOf(deliveryOf(), sent, NOW, null, rests).recovered).toEqual(['telegram:1'])
  expect(settlementOf(deliveryOf(), sent, NOW, null).recovered).toEqual([])
})

test('an answer that came too late is kept for the next turn, one that was refused is not', () => {
  const created_at = NOW - 11 * MINUTE
  expect(settle({ kind: 'quota', reason: 'no' }, { created_at }).isKept).toBe(true)
  expect(settle({ kind: 'rejected', reason: 'no' }, { created_at }).isKept).toBe(false)
})

test('429 of a chat lets the chat rest, 429 of a bot the bot', () => {
  expect(pausesOf('chat')).toEqual([{ key: 'telegram:1', until: NOW + 3000 }])
  expect(pausesOf('bot')).toEqual([{ key: 'telegram', until: NOW + 3000 }])
})

test.each([
  ['reply', 0, 'unknown'],
  ['reminder', 0, 'pending'],
  ['reminder', 1, 'unknown'],
] as const)('a %s with %i doubts before is %s after another', (kind, doubts, state) => {
  const doubtful = deliveryOf({ class: kind, doubts })
  expect(settlementOfCrash(doubtful, NOW)).toMatchObject({ state, isDoubt: true })
})

test('a message that was sent, or may have been, counts for the month', () => {
  expect(monthOf({ kind: 'sent', messageId: 'm' })).toBe('2026-11')
  expect(monthOf(notSent)).toBeNull()
  expect(monthOf({ kind: 'in-doubt', reason: 'timeout' })).toBe('2026-11')
})

test('a chat that is said to have moved again and again is written to ever more slowly', () => {
  const waits = [0, 1, 2].map(
    (failures) => settle({ kind: 'moved', to: 'telegram:2' }, { failures }).nextAt - NOW,
  )
  expect(waits).toEqual([0, 2000, 4000])
})
