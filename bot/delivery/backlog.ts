import type { Gauge } from '../metrics.ts'
import type { Parts } from '../parts.ts'

export type BacklogDeps = Pick<Parts, 'inbox' | 'outbox' | 'time'>

const SECOND_MS = 1000
const STATES = ['pending', 'claimed', 'sending', 'unknown', 'dead', 'blocked'] as const

/** The lengths of inbox and outbox as metrics. */
export const gaugeBacklog = async ({
  inbox,
  outbox,
  time,
}: BacklogDeps): Promise<readonly Gauge[]> => {
  const { count, since } = await inbox.backlog()
  const states = await outbox.count()
  return [
    { name: 'htx_inbox_waiting', help: 'Updates that wait for their turn', value: count },
    {
      name: 'htx_inbox_lag_seconds',
      help: 'Age of the oldest update that waits',
      value: since === null ? 0 : Math.max(0, time.now() - since) / SECOND_MS,
    },
    ...STATES.map((state) => ({
      name: `htx_outbox_${state}`,
      help: `Deliveries that are ${state}`,
      value: states.get(state) ?? 0,
    })),
  ]
}
