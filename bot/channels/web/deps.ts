import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { Clock } from '../../clock.ts'
import type { Config } from '../../config.ts'
import type { Metrics } from '../../metrics.ts'
import type { Dispatch } from './dispatch.ts'

export interface WebDeps {
  readonly dispatch: Dispatch
  readonly knowledge: Knowledge
  readonly config: Config
  readonly clock: Clock
  readonly metrics: Metrics
}
