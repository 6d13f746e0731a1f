import type { Dispatch } from './dispatch.ts'
import type { Parts } from '../../parts.ts'

export interface WebDeps extends Pick<Parts, 'knowledge' | 'config' | 'clock' | 'metrics'> {
  readonly dispatch: Dispatch
}
