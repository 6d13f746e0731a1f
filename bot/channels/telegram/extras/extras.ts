import type { Log } from '../../../log.ts'
import type { ChannelProblem } from '../../channel.ts'
import type { ChannelHealth } from '../../health.ts'
import { wordsOf } from '../outcome.ts'

export interface ExtrasDeps {
  readonly standing: Pick<ChannelHealth, 'note'>
  readonly log: Log
  readonly redact: (text: string) => string
}

/** Methods that serving does without: how they fail stands as notes in the health, and in the log once. */
export const createExtras = ({ standing, log, redact }: ExtrasDeps) => {
  const problemOf = (method: string, error: unknown): ChannelProblem => ({
    code: 'telegram-extra',
    detail: `${method} ${wordsOf(error, redact)}`,
  })
  return {
    problemOf,
    failed(method: string, error: unknown) {
      const note = problemOf(method, error)
      if (standing.note(method, note))
        log.warn({ channel: 'telegram', note }, 'an extra does not work; nothing waits for it')
    },
    works(method: string) {
      standing.note(method, null)
    },
  }
}

export type Extras = ReturnType<typeof createExtras>
