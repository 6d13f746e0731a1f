import type { Entry } from '../inbound.ts'
import { bodyOf, type BotUpdate, type Writing } from './updates.ts'

/** What goes wrong on the way to the program; may be changed at any time. */
export interface DeliverySwitches {
  webhookRetry: 'none' | 'thrice'
  duplicateDelivery: boolean
  /** Every second update is held until the next one has been delivered. */
  outOfOrder: boolean
  dropDelivery: boolean
  /** The body is cut in the middle. */
  badJson: boolean
}

export interface Hook {
  readonly url: string
  readonly secret: string
}

/** An update on its way, and its place in the platform's book. */
interface Parcel {
  readonly update: BotUpdate
  readonly entry: Entry
}

/** Pauses before each further try; nobody has documented that there are any. */
const RETRY_MS = [300, 1500, 6000]
const HEADERS = { 'content-type': 'application/json', 'user-agent': 'Java/1.8.0_192' }

/** Delivers updates to the webhook that is set, at the place where the program really listens. */
export const createWebhook = (switches: DeliverySwitches & Writing) => {
  let hook: Hook | null = null
  const hooked: ((to: Hook) => void)[] = []
  let place: string | null = null
  let held: Parcel | null = null
  const placed: (() => void)[] = []
  const statuses: number[] = []

  const post = async ({ url, secret }: Hook, body: string): Promise<number> => {
    try {
      const response = await fetch(`${place ?? ''}${new URL(url).pathname}`, {
        method: 'POST',
        headers: { ...HEADERS, 'x-bot-api-secret-token': secret },
        body,
      })
      await response.arrayBuffer()
      return response.status
    } catch {
      return 0
    }
  }

  const deliverOne = async (to: Hook, { update, entry }: Parcel): Promise<void> => {
    const whole = bodyOf(update, switches)
    const body = switches.badJson ? whole.slice(0, whole.length / 2) : whole
    const pauses = switches.webhookRetry === 'thrice' ? RETRY_MS : []
    for (const pause of [0, ...pauses]) {
      if (pause > 0)
        await new Promise((resolve) => {
          setTimeout(resolve, pause)
        })
      const status = await post(to, body)
      statuses.push(status)
      entry.tried(status)
      if (status >= 200 && status < 300) {
        entry.end('taken')
        return
      }
    }
    entry.end('given-up')
  }

  return {
    statuses,
    current: () => hook,
    set: (next: Hook | null) => {
      hook = next
      if (next) for (const go of hooked.splice(0)) go(next)
    },
    deliverTo: (address: string) => {
      place = address
      for (const wake of placed.splice(0)) wake()
    },
    /** What `setWebhook` and `testWebhook` try. */
    ping: async (): Promise<{ readonly ok: boolean; readonly outcome: string }> => {
      if (place === null) await new Promise<void>((resolve) => placed.push(resolve))
      const status = hook ? await post(hook, '') : 0
      if (status === 0) return { ok: false, outcome: 'webhook.err.conn' }
      const isOk = status >= 200 && status < 300
      const kind = status >= 500 ? '5xx' : [403, 404].includes(status) ? String(status) : 'other'
      return { ok: isOk, outcome: isOk ? 'webhook.ok' : `webhook.http.${kind}` }
    },
    deliver: async (parcel: Parcel): Promise<void> => {
      if (switches.dropDelivery) return
      // A person who writes before the program has set its address waits for it.
      const to = hook ?? (await new Promise<Hook>((resolve) => hooked.push(resolve)))
      if (switches.outOfOrder && !held) {
        held = parcel
        return
      }
      const batch = [parcel, ...(held ? [held] : [])]
      held = null
      for (const one of batch) {
        await deliverOne(to, one)
        if (switches.duplicateDelivery) await deliverOne(to, one)
      }
    },
  }
}
