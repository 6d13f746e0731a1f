import { createHash } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** What can go wrong or differ on the way in; each may be switched while it runs. */
export interface OaSwitches {
  /** Every event comes twice. */
  duplicateDelivery: boolean
  /** The later of two events comes first. */
  outOfOrder: boolean
  /** Events are lost. */
  dropDelivery: boolean
  /** What the signature begins with; the platform's own pages contradict each other. */
  macFirst: 'app_id' | 'oa_id'
  /** The console checks the address with an event that is not signed. */
  unsignedPing: boolean
  /** What the account sends comes back as an event. */
  echoOaSend: boolean
  /** The platform says when a message arrived. */
  receipts: boolean
  /** Buttons below consultation messages are taken. */
  buttonsAccepted: boolean
}

/** The switches as they are given, and off where they are not. */
export const switchesOf = (options: Partial<OaSwitches>): OaSwitches => ({
  duplicateDelivery: options.duplicateDelivery ?? false,
  outOfOrder: options.outOfOrder ?? false,
  dropDelivery: options.dropDelivery ?? false,
  macFirst: options.macFirst ?? 'app_id',
  unsignedPing: options.unsignedPing ?? false,
  echoOaSend: options.echoOaSend ?? false,
  receipts: options.receipts ?? false,
  buttonsAccepted: options.buttonsAccepted ?? false,
})

export interface WebhookSettings {
  readonly appId: string
  readonly oaId: string
  readonly secretKey: string
  readonly deadlineMs: number
  /** Pauses before each further try; after the last one the webhook is switched off. */
  readonly retryMs: readonly number[]
}

const PATH = '/webhooks/zalo-oa'
/** How long events are held so that a later one can overtake. */
const OVERTAKE_MS = 40
const CONNECTIONS = 40

interface Held {
  readonly body: Buffer
  readonly timestamp: string
  readonly done: () => void
}

/** Hands events over: signed over their very bytes, until a 200 comes in time. */
export const createWebhook = (settings: WebhookSettings, switches: OaSwitches) => {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const ending = new AbortController()
  const statuses: number[] = []
  const retries: string[] = []
  let origin: string | null = null
  let isEnabled = true
  let held: Held[] = []

  const sign = (body: Buffer, timestamp: string): string => {
    const first = switches.macFirst === 'app_id' ? settings.appId : settings.oaId
    const hash = createHash('sha256').update(first).update(body).update(timestamp)
    return `mac=${hash.update(settings.secretKey).digest('hex')}`
  }

  const post = (body: Buffer, headers: Readonly<Record<string, string>>): Promise<number> =>
    new Promise((resolve) => {
      if (origin === null) {
        resolve(0)
        return
      }
      const call = request(
        new URL(PATH, origin),
        {
          method: 'POST',
          agent,
          timeout: settings.deadlineMs,
          headers: {
            'content-type': 'application/json',
            'content-length': body.length,
            ...headers,
          },
        },
        (response) => {
          response.resume()
          response.on('end', () => resolve(response.statusCode ?? 0))
          response.on('error', () => resolve(0))
        },
      )
      call.on('timeout', () => call.destroy())
      call.on('error', () => resolve(0))
      call.end(body)
    })

  const isTaken = async (body: Buffer, mac: string, tries: number): Promise<boolean> => {
    if (tries > 0) retries.push(String(tries))
    const status = await post(body, {
      'x-zevent-signature': mac,
      ...(tries === 0 ? {} : { num_retry: String(tries) }),
    })
    statuses.push(status)
    return status === 200
  }

  const hand = async ({ body, timestamp }: Omit<Held, 'done'>): Promise<void> => {
    const mac = sign(body, timestamp)
    for (let tries = 0; isEnabled && !ending.signal.aborted; tries += 1) {
      if (await isTaken(body, mac, tries)) {
        if (switches.duplicateDelivery) await isTaken(body, mac, 0)
        return
      }
      const pause = settings.retryMs[tries]
      if (pause === undefined) isEnabled = false
      else await wait(pause, null, { signal: ending.signal, ref: false }).catch(() => null)
    }
  }

  const release = async () => {
    const batch = held.toReversed()
    held = []
    for (const event of batch) {
      await hand(event)
      event.done()
    }
  }

  return {
    /** HTTP status of every delivery, 0 where no answer came in time. */
    statuses,
    /** `num_retry` of every delivery that was not the first. */
    retries,
    sign,
    /** Posts these bytes once, as they are. */
    post,
    get isEnabled() {
      return isEnabled
    },
    set origin(address: string) {
      origin = address
    },
    /** What a person does in the console after the platform has given up. */
    enable: () => void (isEnabled = true),
    /** Resolves when it was taken, or given up. */
    add(body: Buffer, timestamp: string): Promise<void> {
      if (switches.dropDelivery) return Promise.resolve()
      if (!switches.outOfOrder) return hand({ body, timestamp })
      return new Promise((resolve) => {
        held.push({ body, timestamp, done: resolve })
        if (held.length === 1) setTimeout(() => void release(), OVERTAKE_MS).unref()
      })
    },
    stop() {
      ending.abort()
      agent.destroy()
    },
  }
}
