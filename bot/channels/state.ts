import type { History } from '../../storage/chats/history.ts'
import type { Channel, ChannelName, ChannelProblem, Health } from './channel.ts'

/** How a channel stands altogether: by itself, and by the pace that all programs share. */
export interface ChannelState extends Omit<Health, 'state'> {
  readonly state: Health['state'] | 'resting'
  /** ISO instant at which a bot that rests sends again; absent where it does not rest. */
  readonly until?: string
}

/** `channels.problem.<code>` of a rest. A channel's share of messages can be used up for long. */
const problemOf = (
  { name }: Pick<Channel, 'name'>,
  outcome: string,
  detail: string,
): ChannelProblem => ({ code: outcome === 'quota' ? `${name}-quota` : 'resting', detail })

/** Reads the state of one channel. What is wrong with the channel itself goes before a rest. */
export const readState = async (
  channel: Pick<Channel, 'name' | 'health'>,
  history: Pick<History, 'resting'>,
  now: number,
): Promise<ChannelState> => {
  const health = channel.health()
  const rest = await history.resting(channel.name, now)
  if (!rest) return health
  const until = new Date(rest.until).toISOString()
  if (health.problem) return { ...health, until }
  const { outcome = '', detail = null } = rest.failure ?? {}
  const problem = problemOf(channel, outcome, detail ?? outcome)
  return { ...health, state: 'resting', until, problem }
}

/** The states of all channels that are on, by name. Rejects where the database does not answer. */
export const readStates = async (
  channels: readonly Pick<Channel, 'name' | 'health'>[],
  history: Pick<History, 'resting'>,
  now: number,
): Promise<ReadonlyMap<ChannelName, ChannelState>> => {
  const states = new Map<ChannelName, ChannelState>()
  for (const channel of channels) states.set(channel.name, await readState(channel, history, now))
  return states
}
