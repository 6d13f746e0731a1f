import { sql } from 'kysely'
import { checkRelayed } from '../../../bot/reminders/handoff/check.ts'
import { settlementOf } from '../../../bot/delivery/retry-policy.ts'
import type { HandOffAct, HandOffView } from '../../../handlers/conversation/hand-off.ts'
import { newSubscriber, type Subscriber } from '../../../handlers/conversation/subscriber.ts'
import { readTables } from '../../../storage/copies/tables.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { carryOutHandOff } from '../../../storage/handoff/acts.ts'
import { createHandOffStore } from '../../../storage/handoff/hand-offs.ts'
import { readHandOffView } from '../../../storage/handoff/view.ts'
import { hearFrom } from '../../../storage/outbox/recipients.ts'
import { keepSubscriber } from '../../../storage/reminders/subscribers.ts'
import { BOT, openDelivery } from './outbox.ts'

/** When everything takes place. */
export const NOW = Date.parse('2026-12-02T03:00:00Z')
export const ASKER = 'telegram:900011'
export const [ONE, TWO] = ['telegram:900021', 'telegram:900022'] as const
export const OFFICE = { province: 'kien-giang', agency: 'lmhtx' } as const
export const CUE = { replyTo: null, isSending: false }
/** Stands in the packet and nowhere else. */
export const WORD = 'qzxvwkj'
/** An officer of an office who takes hand-offs. */
export const onDuty = (other: Partial<Subscriber> = {}): Subscriber => ({
  ...newSubscriber('2026-12-01T01:00:00Z', 'officer'),
  grants: [{ ...OFFICE, invitation: 'i1', state: 'approved', at: '2026-12-01T01:00:00Z' }],
  shift: { until: null, name: null },
  ...other,
})

/** Two officers on duty and one who asks, on a database of its own. */
export const openCase = async (url: string) => {
  const opened = await openDelivery(url)
  const { db, outbox, claim } = opened
  const writeTx = createWriteTx(db)
  const store = createHandOffStore(db)
  const act = (chat: string, ...acts: readonly HandOffAct[]) =>
    writeTx(async (tx) => {
      for (const one of acts) await carryOutHandOff(tx, chat, one, NOW)
    })
  const view = (chat: string): Promise<HandOffView> =>
    writeTx((tx) => readHandOffView(tx, chat, CUE, NOW))
  const relay = () =>
    store.relay(['telegram'], ({ kind, words }) => [JSON.stringify({ text: words ?? kind })], NOW)
  await writeTx(async (tx) => {
    for (const chat of [ASKER, ONE, TWO]) await hearFrom(tx, 'telegram', chat, NOW)
    for (const chat of [ONE, TWO]) await keepSubscriber(tx, 'telegram', chat, onDuty())
  })
  return {
    ...opened,
    writeTx,
    store,
    act,
    view,
    relay,
    ask: () => act(ASKER, { act: 'open', number: 1, office: OFFICE, packet: WORD }),
    /** Carries all that is due to its chat; what was shown to whom, in order. */
    deliver: async (now = NOW): Promise<readonly string[]> => {
      const shown: string[] = []
      for (;;) {
        const claimed = await claim(now)
        if (claimed.length === 0) return shown
        for (const delivery of claimed) {
          const gate = { window: null, cells: [BOT], relayCheck: checkRelayed }
          const passed = await outbox.gate(delivery, gate, now)
          if (passed.kind !== 'go') continue
          const sent = { kind: 'sent', messageId: `m${delivery.id}` } as const
          await outbox.record(delivery, settlementOf(delivery, sent, now, null), now)
          shown.push(`${delivery.chat} ${JSON.parse(delivery.parcel ?? '').text as string}`)
        }
      }
    },
    /** Whether a mark stands anywhere in the database. */
    holds: async (mark: string) => {
      for (const { name } of await readTables(db)) {
        const { rows } = await sql`select * from ${sql.table(name)}`.execute(db)
        if (JSON.stringify(rows).includes(mark)) return true
      }
      return false
    },
    row: () => db.selectFrom('hand_offs').selectAll().executeTakeFirstOrThrow(),
  }
}
