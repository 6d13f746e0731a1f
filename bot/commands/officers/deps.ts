import type { ChannelName } from '../../channels/channel.ts'
import type { Known } from './in-words.ts'
import type { Parts } from '../../parts.ts'

/** A channel on which a code can be used. */
export interface Opening {
  readonly name: ChannelName
  readonly title: string
  /** The bot as people find it; null where the platform did not tell. */
  readonly identity: string | null
  readonly people: number
  /** Most people that the platform lets in; null is no limit. */
  readonly mostPeople: number | null
}

export interface OfficersDeps extends Pick<Parts, 'invitations' | 'grants'> {
  readonly knowledge: Known
  /** Asks every channel that is on. */
  readonly openings: () => Promise<readonly Opening[]>
  /** Milliseconds since the epoch. */
  readonly now: () => number
}
