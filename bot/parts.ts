import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Stores } from '../storage/stores.ts'
import type { Channel } from './channels/channel.ts'
import type { Clock, DeliveryTime } from './clock.ts'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

/** What the parts of the program are made with; each takes what it needs of it. */
export interface Parts extends Omit<Stores, 'turns'> {
  readonly knowledge: Knowledge
  readonly config: Config
  /** Those that are on. */
  readonly channels: readonly Channel[]
  readonly clock: Clock
  readonly time: DeliveryTime
  /** Milliseconds that only ever grow, whatever happens to the clock. */
  readonly monotonic: () => number
  readonly log: Log
  readonly metrics: Metrics
}
