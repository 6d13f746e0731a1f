import type { Log } from '../log.ts'
import type { ChannelProblem, Health } from './channel.ts'

/** What a call that failed says of the channel. */
export interface Trouble {
  readonly problem: ChannelProblem
  /** True where nothing works until a person has acted. */
  readonly isLasting: boolean
  /** Milliseconds to rest before the next call. */
  readonly restMs: number
}

/** Tells the log how a channel stands. */
export const logHealth =
  (channel: string, log: Log) =>
  ({ state, problem }: Health): void =>
    log[problem ? 'error' : 'info']({ channel, state, problem }, 'channel')

/**
 * How the channel stands, as polling, registration and sends find it. `report` hears of every change
 * once.
 */
export const createChannelHealth = (report: (health: Health) => void) => {
  let health: Health = { state: 'starting', problem: null }
  const notes = new Map<string, ChannelProblem>()

  const become = (state: Health['state'], problem: ChannelProblem | null) => {
    const isNew = health.state !== state || health.problem?.code !== problem?.code
    health = { state, problem }
    if (isNew) report(health)
  }

  return {
    // Where serving itself does not work, that nothing else does says nothing.
    health: () =>
      health.problem || notes.size === 0 ? health : { ...health, notes: [...notes.values()] },
    /** It works. */
    on: () => become('on', null),
    failing: (problem: ChannelProblem) => become('failing', problem),
    /** Nothing works until a person has acted. */
    stopped: (problem: ChannelProblem) => become('stopped', problem),
    /** A call failed. */
    troubled: ({ problem, isLasting }: Trouble) =>
      become(isLasting ? 'stopped' : 'failing', problem),
    /** Something that serving does not need does not work, or works again. Returns whether that is new. */
    note(what: string, note: ChannelProblem | null) {
      const isNew = notes.get(what)?.detail !== note?.detail
      if (note) notes.set(what, note)
      else notes.delete(what)
      return isNew
    },
  }
}

export type ChannelHealth = ReturnType<typeof createChannelHealth>
