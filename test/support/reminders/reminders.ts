import { instantOf, minuteOf } from '../../../bot/clock.ts'
import { settlementOf } from '../../../bot/delivery/retry-policy.ts'
import type { ChannelMessage, SendOutcome } from '../../../bot/channels/channel.ts'
import { createConcern } from '../../../handlers/reminders/concern.ts'
import { createReminderEngine } from '../../../bot/reminders/engine.ts'
import { createRecheck } from '../../../bot/reminders/recheck.ts'
import { createLog } from '../../../bot/log.ts'
import {
  newSubscriber,
  type Mark,
  type Subscriber,
} from '../../../handlers/conversation/subscriber.ts'
import type { Deadline } from '../../../knowledge/schema/deadline.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { loadKnowledge } from '../content/knowledge.ts'
import { createStores } from '../../../storage/stores.ts'
import { keepSubscriber } from '../../../storage/reminders/subscribers.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { openDelivery } from '../database/outbox.ts'

const TELEGRAM = {
  name: 'telegram',
  limits: {
    text: 4096,
    choices: 8,
    numbersChoices: false,
    writesFirst: 'always',
    window: null,
    quota: null,
    pace: { perSecond: 25, burst: 3, chatPerSecond: 1, inFlight: 4 },
  },
} as const
const ZALO = { ...TELEGRAM, name: 'zalo-bot', limits: { ...TELEGRAM.limits, choices: 0 } } as const
const UNPACED = { key: 'telegram', perSecond: 0, burst: 1 }

/** The duty of Kế hoạch 251 that comes every year: before 10 December. */
export const REPORT = 'kg251-report-duty'

/** An officer of a department in Kiên Giang, approved. */
export const officerOf = (other: Partial<Subscriber> = {}, agency = 'so-nnptnt'): Subscriber => ({
  ...newSubscriber('2026-11-01T01:00:00.000Z', 'officer'),
  grants: [
    { province: 'kien-giang', agency, invitation: 'i1', state: 'approved', at: '2026-11-01' },
  ],
  follows: [{ province: 'kien-giang', agency, documents: null }],
  ...other,
})

export const markOf = (other: Partial<Mark> = {}): Mark => ({
  deadline: REPORT,
  occurrence: 'y2026',
  due: '2026-12-09',
  act: 'done',
  at: '2026-12-01T02:00:00.000Z',
  until: null,
  ...other,
})

/** The content with some deadlines changed; null takes one away. */
export const contentWith = (
  changes: Readonly<Record<string, Partial<Deadline> | null>> = {},
): Knowledge => {
  const knowledge = loadKnowledge()
  const deadlines = new Map(
    [...knowledge.deadlines].flatMap(([id, deadline]) => {
      const change = changes[id]
      return change === null ? [] : [[id, { ...deadline, ...change }] as const]
    }),
  )
  return { ...knowledge, deadlines }
}

const recheckOf = ({ deadlines, agencies }: Knowledge) =>
  createRecheck({ deadlines, isConcern: createConcern(agencies), minuteOf, instantOf })

/** A program that plans and sends by a clock that the test sets. */
export const openMornings = async (url: string) => {
  const opened = await openDelivery(url)
  const { db, outbox, claim } = opened
  const stores = createStores(db)
  const writeTx = createWriteTx(db)
  let now = instantOf('2026-11-21', '08:00')
  const engineOf = (knowledge: Knowledge) =>
    createReminderEngine({
      stores,
      channels: [TELEGRAM, ZALO],
      knowledge,
      time: { now: () => now },
      log: createLog('silent'),
      onPlanned: () => undefined,
    })
  let knowledge = contentWith()
  let engine = engineOf(knowledge)
  const sent: { readonly chat: string; readonly text: string; readonly at: number }[] = []

  /** Carries everything that is due to its chat; `outcome` is what the platform says. */
  const deliver = async (outcome?: SendOutcome): Promise<readonly string[]> => {
    const texts: string[] = []
    for (;;) {
      const deliveries = await claim(now)
      if (deliveries.length === 0) return texts
      for (const delivery of deliveries) {
        const gate = { window: null, cells: [UNPACED], recheck: recheckOf(knowledge) }
        const passed = await outbox.gate(delivery, gate, now)
        if (passed.kind !== 'go') continue
        const result = outcome ?? { kind: 'sent', messageId: String(delivery.id) }
        await outbox.record(delivery, settlementOf(delivery, result, now, null), now)
        const { text } = JSON.parse(delivery.parcel ?? '') as ChannelMessage
        texts.push(text)
        sent.push({ chat: delivery.chat, text, at: now })
      }
    }
  }

  return {
    ...opened,
    stores,
    sent,
    deliver,
    at: (day: string, minute = '08:00') => {
      now = instantOf(day, minute)
    },
    now: () => now,
    subscribe: (chat: string, subscriber: Subscriber | null) =>
      writeTx((tx) => keepSubscriber(tx, chat.split(':')[0] ?? '', chat, subscriber)),
    tick: () => engine.tick(),
    /** Another program of the same content, or of another one. */
    restart: (other: Knowledge = knowledge) => {
      knowledge = other
      engine = engineOf(other)
    },
    another: () => engineOf(knowledge),
    /** Plans and sends. */
    morning: async (day: string, minute = '08:00') => {
      now = instantOf(day, minute)
      await engine.tick()
      return deliver()
    },
    recheck: () => recheckOf(knowledge),
    rows: () => db.selectFrom('reminders').selectAll().orderBy('id').execute(),
  }
}
