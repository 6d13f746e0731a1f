import { expect, test } from 'vitest'
import type { Facts, Received, UpdateRow } from '../../bench/chaos/facts.ts'
import { countAll, isFine } from '../../bench/chaos/ledger.ts'
import type { OutboxRow } from '../../storage/database/schema.ts'

const CHAT = 'zalo-bot:p1'
const AGAIN = '(gửi lại)'

const received = (key: string, tries: readonly number[], end: Received['end']): Received => ({
  channel: 'zalo-bot',
  chat: CHAT,
  key,
  tries,
  end,
})
const update = (id: number, key: string, state: UpdateRow['state'] = 'done'): UpdateRow => ({
  id,
  channel: 'zalo-bot',
  update_key: key,
  chat: CHAT,
  event: null,
  state,
  failures: 0,
  reason: null,
  received_at: 0,
})
const delivery = (id: number, key: string, other: Partial<OutboxRow> = {}): OutboxRow => ({
  id,
  key,
  channel: 'zalo-bot',
  chat: CHAT,
  class: 'reply',
  rank: 0,
  parcel: null,
  state: 'sent',
  owner: 'one',
  fence: 1,
  next_at: 0,
  set_at: 0,
  failures: 0,
  doubts: 0,
  message_id: `m${id}`,
  reason: null,
  created_at: 0,
  settled_at: 0,
  shown_at: null,
  erase: 0,
  ...other,
})
const shown = (messageId: string, text = messageId) => ({
  chat: CHAT,
  text,
  labels: [],
  messageId,
  at: 0,
})

/** One update that was taken, answered and shown. */
const GOOD: Facts = {
  received: [received('u1', [200], 'taken')],
  shown: [shown('m1')],
  reminded: [],
  deliveries: [delivery(1, 'zalo-bot:u1:0')],
  updates: [update(1, 'u1')],
  doubts: new Map(),
}
const NOTHING = { lost: 0, unexplained: 0, outOfOrder: 0, repeated: 0, inDoubt: 0, neverTaken: 0 }
const count = (facts: Partial<Facts>) => countAll({ ...GOOD, ...facts }, AGAIN)

test('what was taken, answered and shown is fine', () => {
  const { count: found, faults } = count({})
  expect(found).toMatchObject({ ...NOTHING, inbound: 1, answered: 1, messages: 1 })
  expect(faults).toEqual([])
  expect(isFine(found)).toBe(true)
})

test.each<readonly [string, Received, Partial<typeof NOTHING>]>([
  ['gave up', received('u1', [0, 503, 0, 401], 'given-up'), { neverTaken: 1 }],
  ['was promised', received('u1', [0, 200], 'taken'), { lost: 1 }],
  // Whatever it says of the end: who has once heard 2xx does not try again.
  ['was promised and gave up', received('u1', [0, 204, 0], 'given-up'), { lost: 1 }],
  ['still tries', received('u1', [0, 0], 'waiting'), { lost: 1 }],
])('an update that is not stored and that the platform %s is told apart', (_name, one, counts) => {
  const found = count({ received: [one], updates: [], deliveries: [], shown: [] }).count
  expect(found).toMatchObject({ ...NOTHING, ...counts })
  expect(isFine(found)).toBe(counts.lost === undefined)
})

test('an update that was stored though nobody heard of it counts as what became of it', () => {
  const found = count({ received: [received('u1', [0, 0, 0, 0], 'given-up')] }).count
  expect(found).toMatchObject({ ...NOTHING, answered: 1 })
})

test.each<readonly [string, Partial<Facts>]>([
  ['waits', { updates: [update(1, 'u1', 'waiting')], deliveries: [], shown: [] }],
  ['was put aside', { updates: [update(1, 'u1', 'dead')] }],
  ['is done without an answer', { deliveries: [], shown: [] }],
  [
    'has an answer that waits',
    { deliveries: [delivery(1, 'zalo-bot:u1:0', { state: 'pending' })], shown: [] },
  ],
  ['has an answer that nobody was shown', { shown: [] }],
  [
    'has an answer that was given up without a reason',
    { deliveries: [delivery(1, 'zalo-bot:u1:0', { state: 'dead' })], shown: [] },
  ],
])('an update that %s is lost', (_name, facts) => {
  const { count: found, faults } = count(facts)
  expect(found.lost).toBeGreaterThan(0)
  expect(faults.join('\n')).toContain('u1')
})

test('an update without an answer is merged only where a later one of its chat is answered', () => {
  const both = [received('u1', [200], 'taken'), received('u2', [200], 'taken')]
  const facts = { received: both, updates: [update(1, 'u1'), update(2, 'u2')] }
  const later = [delivery(1, 'zalo-bot:u2:0')]
  expect(count({ ...facts, deliveries: later }).count).toMatchObject({ ...NOTHING, merged: 1 })
  expect(count(facts).count).toMatchObject({ merged: 0, lost: 1 })
  expect(count({ ...facts, deliveries: [] }).count).toMatchObject({ merged: 0, lost: 2 })
})

test.each([
  ['unknown', 'reset', 'unknown'],
  ['blocked', 'bot was blocked', 'blocked'],
  ['dead', 'Bad Request', 'refused'],
  ['dead', 'too-late', 'tooLate'],
] as const)('a message that is %s for "%s" is held, and counted as %s', (state, reason, as) => {
  const row = delivery(1, 'zalo-bot:u1:0', { state, reason })
  const found = count({ deliveries: [row], shown: [] }).count
  expect(found).toMatchObject({ ...NOTHING, held: 1, [as]: 1 })
})

test('what was shown beyond what was sent needs a doubt, and a doubt a try that nobody heard of', () => {
  const row = delivery(1, 'zalo-bot:u1:0', { doubts: 1 })
  const twice = { shown: [shown('m0', 'a'), shown('m1', 'a')], deliveries: [row] }
  expect(count({ ...twice, doubts: new Map([[1, 1]]) }).count).toMatchObject({
    ...NOTHING,
    inDoubt: 1,
    repeated: 1,
  })
  expect(count(twice).count.unexplained).toBe(1)
  expect(count({ shown: twice.shown }).count).toMatchObject({ unexplained: 1, repeated: 1 })
})

test('replies that were shown the wrong way round are out of order', () => {
  const deliveries = [delivery(1, 'zalo-bot:u1:0'), delivery(2, 'zalo-bot:u1:1')]
  expect(count({ deliveries, shown: [shown('m2'), shown('m1')] }).count.outOfOrder).toBe(1)
  expect(count({ deliveries, shown: [shown('m1'), shown('m2')] }).count.outOfOrder).toBe(0)
})

test('who is owed a reminder and has none is lost', () => {
  expect(count({ reminded: [CHAT] }).count.lost).toBe(1)
  const reminder = delivery(2, 'r', { class: 'reminder' })
  const facts = { deliveries: [...GOOD.deliveries, reminder], shown: [shown('m1'), shown('m2')] }
  expect(count({ ...facts, reminded: [CHAT] }).count.lost).toBe(0)
})
