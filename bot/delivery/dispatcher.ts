import type { Outbox } from '../../storage/outbox/outbox.ts'
import { errorInLog } from '../log.ts'
import type { Sender, Delivered } from './sender.ts'
import type { Parts } from '../parts.ts'

/** The outbox is asked at least this often for what has become due or was left by another program. */
const LOOK_EVERY_MS = 1000
const AGAIN_MS = 500

/** Calls back after so many milliseconds; the returned function cancels that. */
export type After = (milliseconds: number, callBack: () => void) => () => void

export interface DispatcherDeps extends Pick<Parts, 'time' | 'log'> {
  readonly outbox: Pick<Outbox, 'claim' | 'nextDue'>
  readonly sender: Sender
  readonly channel: string
  readonly owner: string
  /** Most messages in flight at the same time. */
  readonly inFlight: number
  readonly after: After
  /** Called with every outcome, for the metrics. */
  readonly onDelivered: (delivered: Delivered) => void
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

/** Sends what waits in the outbox for one channel, until it is stopped. */
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
}: DispatcherDeps) => {
  const bell = createBell(after)
  /** Sends in flight by delivery id; one that another program took over and lost again is there twice. */
  const under = new Map<Promise<void>, number>()
  const stopping = new AbortController()

  /** Claims as many as may be in flight and starts them; returns the milliseconds until the next round. */
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
    /** Looks at the outbox now: something may be due. */
    wake: () => bell.ring(),
    /** Claims nothing more; resolves when every send in flight has been recorded. */
    async stop() {
      stopping.abort()
      bell.ring()
      await running
    },
  }
}

export type Dispatcher = ReturnType<typeof runDispatcher>
