import { settlementOf } from '../../../bot/delivery/retry-policy.ts'
import type { SendOutcome } from '../../../bot/channels/channel.ts'
import { createHistory } from '../../../storage/chats/history.ts'
import type { OutboxRow } from '../../../storage/database/schema.ts'
import { BOT, CHANNEL, type openDelivery } from './outbox.ts'

export const NOW = 1_763_690_400_000
/** A gate that nothing but the rests of the bot shuts. */
export const OPEN = { window: null, cells: [BOT] }
export const HOLDING_NOTHING = { channel: CHANNEL, owner: 'one', holds: [] }
export const SENT: SendOutcome = { kind: 'sent', messageId: 'm1' }

type Opened = Awaited<ReturnType<typeof openDelivery>>

/** The delivery that is due first. Throws where none is. */
export const claimOne = async ({ claim }: Opened, now = NOW, owner = 'one'): Promise<OutboxRow> => {
  const [delivery] = await claim(now, owner)
  if (!delivery) throw new Error('nothing was claimed')
  return delivery
}

/** Claims what is due first, and sends it with this outcome. */
export const sendAs = async (opened: Opened, outcome: SendOutcome, now = NOW) => {
  const delivery = await claimOne(opened, now)
  await opened.outbox.gate(delivery, OPEN, now)
  await opened.outbox.record(delivery, settlementOf(delivery, outcome, now, null), now)
}

/** Sends a delivery as it is told after the gate says how often the bot rested. */
export const tryAs = async (
  opened: Opened,
  delivery: OutboxRow,
  outcome: SendOutcome,
  now: number,
) => {
  const passed = await opened.outbox.gate(delivery, OPEN, now)
  const rests = passed.kind === 'go' ? passed.rests : undefined
  await opened.outbox.record(delivery, settlementOf(delivery, outcome, now, null, rests), now)
}

/** For how many milliseconds more the bot rests. */
export const restOf = async ({ db }: Opened, now: number): Promise<number> =>
  ((await createHistory(db).resting(CHANNEL, now))?.until ?? now) - now
