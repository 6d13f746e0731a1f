import { randomUUID } from 'node:crypto'
import type { Say } from '../../knowledge/phrases.ts'
import type { Stores } from '../../storage/stores.ts'
import type { Channel, Intake } from '../channels/channel.ts'
import { errorInLog } from '../log.ts'
import { every, type Ending } from '../process/every.ts'
import { createAllowance } from './allowance.ts'
import { gaugeBacklog } from './backlog.ts'
import { createSender, type Reminding } from './sender.ts'
import { runDispatcher, type Dispatcher } from './dispatcher.ts'
import { createIntake } from './intake.ts'
import { createChatQueue } from './chat-queue.ts'
import { isGone, nameOwner } from './owner.ts'
import type { Listener } from '../speech/listener.ts'
import type { TurnHandler } from './turn.ts'
import { createQuotaWatch } from './quota-watch.ts'
import { createTakeover } from './takeover.ts'
import type { Parts } from '../parts.ts'
import { attach } from './files.ts'
import type { SheetDesk } from '../sheets/desk.ts'

const SECOND_MS = 1000
const TICK_MS = SECOND_MS
/** The monthly quota is looked at every so many ticks: once a minute. */
const QUOTA_TICKS = 60
/** An update older than this was left by a program that died, or while the database was down. */
const LEFT_MS = 1000
/** With more updates waiting than this, webhooks are refused, so that platforms deliver again later. */
const MOST_WAITING = 10_000
/** Time-out of one send: longer than any platform takes that answers at all. */
const SEND_TIMEOUT_MS = 30_000
/** Messages in flight where the pace is lifted: only the platform and this machine set a limit. */
const UNPACED_IN_FLIGHT = 128

export interface DeliveryDeps extends Pick<Parts, 'channels' | 'time' | 'log' | 'metrics'> {
  /** Makes files of results; absent where none are sent. */
  readonly files?: { readonly desk: SheetDesk; readonly say: Say }
  readonly stores: Pick<Stores, 'inbox' | 'outbox' | 'owners' | 'history'>
  readonly turns: TurnHandler
  readonly isPaced: boolean
  /** Most turns of one chat a second; 0 lifts the limit. */
  readonly perChat: number
  readonly reminding?: Reminding
  /** Whether a message asks to delete everything of its chat. */
  readonly asksToDelete: (text: string) => boolean
  /** Hears voice messages; absent where nothing can. */
  readonly listener?: Listener | null
}

const monotonic = () => performance.now()

/** Takes updates in, has them handled and sends the replies, for all channels that are on. */
export const createDelivery = ({
  stores: { inbox, outbox, owners, history },
  channels,
  turns,
  time,
  isPaced,
  perChat,
  reminding,
  asksToDelete,
  files,
  listener = null,
  log,
  metrics,
}: DeliveryDeps) => {
  const owner = nameOwner(randomUUID())
  const dispatchers = new Map<string, Dispatcher>()
  const channelOf = (chat: string) =>
    channels.find(({ name }) => chat.startsWith(`${name}:`)) ?? null

  const queue = createChatQueue({
    inbox,
    turns,
    channelOf,
    listener,
    time,
    allowance: createAllowance(perChat, monotonic),
    log,
    metrics,
    onHandled: (chat) => dispatchers.get(channelOf(chat)?.name ?? '')?.wake(),
    onSlow: (chat) => void channelOf(chat)?.showTyping(chat),
  })
  let isFull = false
  const intakes = new Map(
    channels.map((channel) => [
      channel.name,
      createIntake(channel, {
        inbox,
        queue,
        time,
        metrics,
        isFull: () => isFull,
        isLimited: perChat > 0,
        asksToDelete,
      }),
    ]),
  )
  const intakeOf = ({ name }: Channel): Intake => {
    const intake = intakes.get(name)
    if (!intake) throw new Error(`no intake for ${name}`)
    return intake
  }
  const watch = createTakeover({
    owners,
    outbox,
    owner,
    time,
    monotonic,
    isGone,
    log,
  })

  const quotas = createQuotaWatch({ history, channels, time, log })

  const dispatch = (channel: Channel): Dispatcher => {
    const sender = createSender({
      outbox,
      channel,
      time,
      log,
      isPaced,
      reminding,
      attach: files && ((parcel) => attach(parcel, files.desk, files.say)),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      newSignal: () => AbortSignal.timeout(SEND_TIMEOUT_MS),
    })
    return runDispatcher({
      outbox,
      sender,
      channel: channel.name,
      owner,
      time,
      inFlight: isPaced ? channel.limits.pace.inFlight : UNPACED_IN_FLIGHT,
      after: (milliseconds, callBack) => {
        const waiting = setTimeout(callBack, milliseconds)
        return () => clearTimeout(waiting)
      },
      log,
      onDelivered: ({ kind }) => {
        if (kind !== 'gave-way') metrics.add('deliveries', kind)
      },
    })
  }

  let endTicking: Ending | null = null
  let starting: Promise<void> = Promise.resolve()
  let ticks = 0
  const tick = async () => {
    await watch.tick()
    await queue.sweep(LEFT_MS)
    isFull = (await inbox.backlog()).count > MOST_WAITING
    if (ticks % QUOTA_TICKS === 0) await quotas.look()
    ticks += 1
  }

  const begin = async (): Promise<void> => {
    await watch.tick()
    for (const channel of channels) dispatchers.set(channel.name, dispatch(channel))
    await queue.sweep(0)
    endTicking = every(TICK_MS, tick, (error) =>
      log.error({ error: errorInLog(error) }, 'the database does not answer'),
    )
    await Promise.all(channels.map((channel) => channel.start(intakeOf(channel))))
  }

  return {
    intakeOf,
    /** Continues with what an earlier run left, and starts the channels. */
    start() {
      if (channels.length > 0) starting = begin()
      return starting
    },
    /** Tells the senders that something other than a turn has put messages into the outbox. */
    wake() {
      for (const dispatcher of dispatchers.values()) dispatcher.wake()
    },
    /** Queue lengths and quotas as metrics. */
    gauges: async () => [
      ...(await gaugeBacklog({ inbox, outbox, time })),
      ...(await quotas.gauges()),
    ],
    /** Stops the channels, then waits for running turns and sends. */
    async stop() {
      await Promise.all(channels.map((channel) => channel.stop()))
      // A channel whose platform cannot be reached goes on trying to start until it is stopped.
      await starting.catch(() => undefined)
      await queue.stop()
      await Promise.all([...dispatchers.values()].map((dispatcher) => dispatcher.stop()))
      // The heartbeat stops last: without it another program would take over sends that are still in flight.
      await endTicking?.()
    },
  }
}

export type DeliveryEngine = ReturnType<typeof createDelivery>
