import type { ChannelProblem, Health } from './channel.ts'

/** What a call that failed says of the channel. */
export interface Trouble {
  readonly problem: ChannelProblem
  /** True where nothing works until a person has acted. */
  readonly isLasting: boolean
  /** Milliseconds to rest before the next call. */
  readonly restMs: number
}

/** How the channel stands, as polling, registration and sends find it. */
export interface ChannelHealth {
  readonly health: () => Health
  /** It works. */
  readonly on: () => void
  readonly failing: (problem: ChannelProblem) => void
  /** Nothing works until a person has acted. */
  readonly stopped: (problem: ChannelProblem) => void
  /** A call failed. */
  readonly troubled: (trouble: Trouble) => void
  /** Something that serving does not need does not work, or works again. Returns whether that is new. */
  readonly note: (what: string, note: ChannelProblem | null) => boolean
}

/** `report` hears of every change once. */
export const createChannelHealth = (report: (health: Health) => void): ChannelHealth => {
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
    on: () => become('on', null),
    failing: (problem) => become('failing', problem),
    stopped: (problem) => become('stopped', problem),
    troubled: ({ problem, isLasting }) => become(isLasting ? 'stopped' : 'failing', problem),
    note(what, note) {
      const isNew = notes.get(what)?.detail !== note?.detail
      if (note) notes.set(what, note)
      else notes.delete(what)
      return isNew
    },
  }
}
