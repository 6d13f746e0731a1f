import type { Log } from '../../log.ts'
import type { ChannelProblem, Health } from '../channel.ts'
import { logHealth } from '../health.ts'
import type { OaAnswer } from './api.ts'
import { problemOf } from './outcome.ts'
import type { TokenKeeper } from './token-keeper.ts'

/** How the channel stands: its tokens first, then what the last call said. */
export const createAccountHealth = (keeper: Pick<TokenKeeper, 'trouble'>, log: Log) => {
  let hasBegun = false
  let last: { readonly state: 'failing' | 'stopped'; readonly problem: ChannelProblem } | null =
    null
  let told = ''

  const health = (): Health => {
    const trouble = keeper.trouble()
    if (trouble)
      return {
        state: trouble.kind === 'stopped' ? 'stopped' : 'failing',
        problem: trouble.problem,
      }
    return last ?? { state: hasBegun ? 'on' : 'starting', problem: null }
  }

  /** Tells the log of every change once. */
  const tell = () => {
    const { state, problem } = health()
    const now = `${state} ${problem?.code ?? ''}`
    if (now === told) return
    told = now
    logHealth('zalo-oa', log)({ state, problem })
  }

  return {
    health,
    /** The channel was started, well or not. */
    begin() {
      hasBegun = true
      tell()
    },
    /** The tokens were asked for. */
    look: tell,
    /** What a call said. */
    hear(answer: OaAnswer) {
      const problem = problemOf(answer)
      const state = answer.kind === 'refused' ? 'stopped' : 'failing'
      last = problem ? { state, problem } : null
      tell()
    },
    /** The database did not answer. */
    fail() {
      last = { state: 'failing', problem: { code: 'oa-storage', detail: 'no answer' } }
      tell()
    },
  }
}

export type AccountHealth = ReturnType<typeof createAccountHealth>
