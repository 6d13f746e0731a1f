import type { FactReading } from '../../knowledge/rules/reading.ts'
import type { ReadTalk } from '../talk.ts'
import type { Pending } from '../walk/progress.ts'

/** A message with what was read of it once for all readers. */
export interface Heard {
  readonly text: string
  /** The question of the walk-through that waits. */
  readonly pending: Pending | null
  readonly talk: ReadTalk
  /** Everything that it states of one's own cooperative, the province first. */
  readonly stated: readonly FactReading[]
  /** Those of it that a condition compares. */
  readonly figures: readonly FactReading[]
}

/** A message that comes while a question of the walk-through waits. */
export interface HeardMidway extends Heard {
  readonly pending: Pending
}
