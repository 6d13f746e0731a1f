import type { GrantStore } from '../../../storage/reminders/grants.ts'
import type { InvitationStore } from '../../../storage/reminders/invitations.ts'
import type { ChannelName } from '../../channels/channel.ts'
import type { Known } from './in-words.ts'

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

export interface OfficersDeps {
  readonly knowledge: Known
  readonly invitations: InvitationStore
  readonly grants: GrantStore
  /** Asks every channel that is on. */
  readonly openings: () => Promise<readonly Opening[]>
  /** Milliseconds since the epoch. */
  readonly now: () => number
}
