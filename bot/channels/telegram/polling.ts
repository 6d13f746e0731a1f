import { errorInLog } from '../../log.ts'
import type { Intake } from '../channel.ts'
import { rest } from '../http/rest.ts'
import type { Client } from './api.ts'
import type { UpdateReader, TelegramUpdate } from './update.ts'
import type { ChannelHealth, Trouble } from '../health.ts'
import type { Parts } from '../../parts.ts'

export interface PollingDeps extends Pick<Parts, 'log'> {
  readonly client: Pick<Client, 'poll'>
  readonly read: UpdateReader
  readonly standing: ChannelHealth
  readonly troubleOf: (error: unknown) => Trouble
  /** Takes away a webhook, which another way of running may have left. */
  readonly unregister: () => Promise<void>
}

/** How long a database that does not take updates is left alone. */
const STORE_REST_MS = 1000
/** Least time between two questions that nothing comes of: some servers answer at once instead of waiting. */
const EMPTY_REST_MS = 500
/** How long a platform rests whose updates have no ids. */
const UNREADABLE_REST_MS = 5000

/** Ascending by number, whatever its length. */
const byId = (a: TelegramUpdate, b: TelegramUpdate) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1)

/**
 * Asks for updates until `signal`. The place moves on only when a batch is stored together with it: a
 * batch that was not stored is given again. Never rejects; a batch that is being stored is waited for.
 */
export const poll = async (
  intake: Intake,
  { client, read, standing, log, troubleOf, unregister }: PollingDeps,
  signal: AbortSignal,
): Promise<void> => {
  let hasPolled = false
  // Where it fails, polling itself tells whether there is a webhook; one that is set later is not ours
  // to take away.
  const clear = async () => {
    if (!hasPolled) await unregister().catch(() => undefined)
  }

  /** The next batch, or null where there is none for now. */
  const ask = async (place: string | null): Promise<readonly unknown[] | null> => {
    try {
      const batch = await client.poll(place, signal)
      hasPolled = true
      standing.on()
      return batch
    } catch (error) {
      if (signal.aborted) return null
      const trouble = troubleOf(error)
      standing.troubled(trouble)
      await rest(trouble.restMs, signal)
      await clear()
      return null
    }
  }

  const step = async (): Promise<void> => {
    const place = await intake.cursor()
    const since = performance.now()
    const batch = (await ask(place)) ?? []
    if (batch.length === 0) {
      await rest(Math.max(0, EMPTY_REST_MS - (performance.now() - since)), signal)
      return
    }
    const readings = batch.flatMap((update) => read(update) ?? []).toSorted(byId)
    const last = readings.at(-1)
    if (!last) {
      standing.failing({ code: 'telegram-refused', detail: 'updates without ids' })
      await rest(UNREADABLE_REST_MS, signal)
      return
    }
    const updates = readings.flatMap(({ update }) => update ?? [])
    const dropped = batch.length - updates.length
    if (dropped > 0) log.info({ channel: 'telegram', dropped }, 'updates of no use')
    await intake.receive(updates, String(BigInt(last.id) + 1n))
  }

  await clear()
  while (!signal.aborted)
    try {
      await step()
    } catch (error) {
      log.error({ channel: 'telegram', error: errorInLog(error) }, 'updates could not be stored')
      await rest(STORE_REST_MS, signal)
    }
}
