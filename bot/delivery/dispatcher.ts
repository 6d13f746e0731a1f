import type { Outbox } from '../../storage/outbox/outbox.ts'
import { errorInLog, type Log } from '../log.ts'
import type { DeliveryTime } from '../clock.ts'
import type { Sender, Delivered } from './sender.ts'

/** Deliveries that another program left or that fall due are looked for at least this often. */
const LOOK_EVERY_MS = 1000
const AGAIN_MS = 500

/** Calls back once so many milliseconds have passed; what it returns calls that off. */
export type After = (milliseconds: number, callBack: () => void) => () => void

export interface DispatcherDeps {
  readonly outbox: Pick<Outbox, 'claim' | 'nextDue'>
  readonly sender: Sender
  readonly channel: string
  readonly owner: string
  readonly time: DeliveryTime
  /** Messages on their way at the same time. */
  readonly inFlight: number
  readonly after: After
  readonly log: Log
  /** Told of every outcome, for the counts. */
  readonly onDelivered: (delivered: Delivered) => void
}

/** Sends what waits on one channel, as long as it runs. */
export interface Dispatcher {
  /** Something may be due now. */
  wake(): void
  /** Claims nothing more; resolves when what is on its way has been recorded. */
  stop(): Promise<void>
}

/**
 * An auto-reset event with one waiter: set while nobody waits, it ends the next wait at once, so that
 * no wake-up is lost.
 */
const createBell = (after: After) => {
  let isRung = false
  let wakeUp: (() => void) | null = null
  return {
    ring: () => {
      isRung = true
      wakeUp?.()
    },
    sleep: async (milliseconds: number) => {
      if (!isRung)
        await new Promise<void>((resolve) => {
          const cancel = after(milliseconds, resolve)
          wakeUp = () => {
            cancel()
            resolve()
          }
        })
      wakeUp = null
      isRung = false
    },
  }
}

export const runDispatcher = ({
  outbox,
  sender,
  channel,
  owner,
  time,
  inFlight,
  after,
  log,
  onDelivered,
}: DispatcherDeps): Dispatcher => {
  const bell = createBell(after)
  /** Sends in flight by delivery id; one that another program took over and lost again is there twice. */
  const under = new Map<Promise<void>, number>()
  const stopping = new AbortController()

  /** Claims what fits and lets it go; returns how long nothing more can be done. */
  const round = async (): Promise<number> => {
    const free = inFlight - under.size
    if (free <= 0) return LOOK_EVERY_MS
    const now = time.now()
    const claimed = await outbox.claim(
      { channel, owner, holds: [...under.values()] },
      sender.bot,
      now,
      free,
    )
    for (const delivery of claimed.deliveries) {
      const way = sender.deliver(delivery).then(onDelivered, (error: unknown) => {
        log.error({ delivery: delivery.id, error: errorInLog(error) }, 'a delivery was left')
      })
      under.set(way, delivery.id)
      void way.finally(() => {
        under.delete(way)
        bell.ring()
      })
    }
    if (claimed.restUntil !== null) return Math.min(claimed.restUntil - now, LOOK_EVERY_MS)
    if (claimed.deliveries.length > 0) return LOOK_EVERY_MS
    const next = await outbox.nextDue(channel)
    return next !== null && next > now ? Math.min(next - now, LOOK_EVERY_MS) : LOOK_EVERY_MS
  }

  const run = async () => {
    while (!stopping.signal.aborted) {
      let rest = AGAIN_MS
      try {
        rest = await round()
      } catch (error) {
        log.error({ channel, error: errorInLog(error) }, 'the outbox does not answer')
      }
      if (!stopping.signal.aborted) await bell.sleep(rest)
    }
    await Promise.all(under.keys())
  }
  const running = run()

  return {
    wake: () => bell.ring(),
    async stop() {
      stopping.abort()
      bell.ring()
      await running
    },
  }
}
