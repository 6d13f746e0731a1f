import type { Gate } from '../../storage/outbox/gate.ts'
import type { Cell, Rests } from '../../storage/outbox/pace.ts'
import { roomOf } from '../../storage/outbox/rooms.ts'
import type { Recheck } from '../../storage/outbox/recheck.ts'
import type { RelayCheck } from '../../storage/outbox/relayed.ts'
import type { OutboxRow } from '../../storage/database/schema.ts'
import type { Channel, ChannelMessage, SendOutcome } from '../channels/channel.ts'
import { errorInLog } from '../log.ts'
import type { MadeParcel } from './files.ts'
import { REPLY_LIVES_MS, settlementOf } from './retry-policy.ts'
import type { Parts } from '../parts.ts'

/** What came of one delivery; `gave-way` means that the gate did not let it leave. */
export type Delivered = SendOutcome | { readonly kind: 'gave-way' }

export interface SenderDeps extends Pick<Parts, 'outbox' | 'time' | 'log'> {
  readonly channel: Pick<Channel, 'name' | 'limits' | 'send'>
  /** False lifts the pace, for rehearsals against a fake platform. */
  readonly isPaced: boolean
  /** What reminders need before they leave; absent if none are planned. */
  readonly reminding?: Reminding | undefined
  /** Makes the file that goes with a message; absent where nothing has one. */
  readonly attach?: ((parcel: ChannelMessage) => Promise<MadeParcel>) | undefined
  /** Resolves after so many milliseconds; rejects if the program has to end at once. */
  readonly wait: (milliseconds: number) => Promise<void>
  /** A new time-out for one send. */
  readonly newSignal: () => AbortSignal
}

/** The checks and changes of a planned reminder just before it leaves. */
export interface Reminding {
  readonly recheck: Recheck
  /** Checks what is relayed between two people. */
  readonly relayCheck?: RelayCheck
  /** The message for a second try: it says that it may have arrived before. */
  readonly onceMore: (parcel: ChannelMessage) => ChannelMessage
}

/** Pause before a database that failed is asked again. */
const AGAIN_MS = 500

const parcelOf = ({ parcel }: OutboxRow): ChannelMessage | null => {
  try {
    return parcel === null ? null : (JSON.parse(parcel) as ChannelMessage)
  } catch {
    return null
  }
}

/** Sends one claimed delivery: gate (fencing token, checked before the first byte), call, record. */
export const createSender = ({
  outbox,
  channel,
  time,
  log,
  isPaced,
  reminding,
  attach,
  wait,
  newSignal,
}: SenderDeps) => {
  const { limits, name } = channel
  const { perSecond, chatPerSecond, burst } = limits.pace
  const bot: Cell = { key: name, perSecond: isPaced ? perSecond : 0, burst }
  const cellOf = (chat: string): Cell => ({
    key: roomOf(chat),
    perSecond: isPaced ? chatPerSecond : 0,
    burst,
  })

  const send = async (delivery: OutboxRow, isWithinWindow: boolean): Promise<SendOutcome> => {
    const parcel = parcelOf(delivery)
    if (!parcel) return { kind: 'rejected', reason: 'unreadable parcel' }
    const isAgain = delivery.class === 'reminder' && delivery.doubts > 0
    const sent = isAgain && reminding ? reminding.onceMore(parcel) : parcel
    const made: MadeParcel = (await attach?.(sent)) ?? { kind: 'ready', parcel: sent }
    if (made.kind === 'not-made')
      return { kind: 'not-sent', reason: made.reason, retryAfterMs: null }
    const { file } = made
    try {
      return await channel.send(delivery.chat, made.parcel, newSignal(), isWithinWindow, file)
    } catch (error) {
      // `send` never rejects. Should it do so nevertheless, the message may have left: in doubt.
      log.error({ channel: name, error: errorInLog(error) }, 'a channel failed to tell the outcome')
      return { kind: 'in-doubt', reason: 'the channel failed' }
    }
  }

  /** Tries until the database answers: only this program knows the claim and the outcome. */
  const insist = async <T>(delivery: OutboxRow, work: () => Promise<T>): Promise<T> => {
    for (;;)
      try {
        return await work()
      } catch (error) {
        log.error(
          { delivery: delivery.id, error: errorInLog(error) },
          'the database does not answer',
        )
        await wait(AGAIN_MS)
      }
  }

  const record = async (delivery: OutboxRow, outcome: SendOutcome, rests: Rests): Promise<void> => {
    const { kind } = outcome
    const { isOurs, pauses } = await insist(delivery, async () => {
      const now = time.now()
      const month = limits.quota ? time.monthOf(now) : null
      const settlement = settlementOf(delivery, outcome, now, month, rests)
      return { ...settlement, isOurs: await outbox.record(delivery, settlement, now) }
    })
    if (!isOurs) log.warn({ delivery: delivery.id, outcome: kind }, 'a result came too late')
    for (const { key, until } of isOurs ? pauses : [])
      if (key === name)
        log.warn({ channel: name, outcome: kind, until: new Date(until) }, 'the bot rests')
  }

  return {
    bot,
    async deliver(delivery: OutboxRow): Promise<Delivered> {
      const { quota } = limits
      const gateAt = (now: number): Gate => ({
        window: limits.window,
        hasTemplate: limits.template ?? false,
        cells: [bot, cellOf(delivery.chat)],
        replyLives: REPLY_LIVES_MS,
        quota: quota ? { month: time.monthOf(now), messages: quota.messages } : undefined,
        recheck: reminding?.recheck,
        relayCheck: reminding?.relayCheck,
      })
      const passed = await insist(delivery, () => {
        const now = time.now()
        return outbox.gate(delivery, gateAt(now), now)
      })
      if (passed.kind !== 'go') return { kind: 'gave-way' }
      const outcome = await send(delivery, passed.isWithinWindow)
      await record(delivery, outcome, passed.rests)
      return outcome
    },
  }
}

export type Sender = ReturnType<typeof createSender>
