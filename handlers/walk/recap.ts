import type { Session } from '../conversation/conversation.ts'
import type { Draft } from '../conversation/outcome.ts'
import { questionOf, progressOf } from './progress.ts'
import { summaryLines } from './summary.ts'
import type { Talk } from '../talk.ts'

const HOURS_AWAY = 12
const MILLISECONDS_AN_HOUR = 60 * 60 * 1000

/** After hours away with a question pending: where it stood, before anything else is said. */
export const recapOf = (talk: Talk, before: Session): Draft | null => {
  const { incoming, knowledge, say } = talk
  const { walk } = before
  const away = Date.parse(incoming.at) - Date.parse(before.lastAt)
  if (!walk || away < HOURS_AWAY * MILLISECONDS_AN_HOUR) return null
  const standing = progressOf(walk, incoming.today, knowledge)
  const question = questionOf(walk, standing)
  if (!question) return null
  const [, ...lines] = summaryLines({ ...talk, session: before })
  return {
    text: [
      say('walk.recap', { step: question.step, of: question.of }),
      ...lines,
      say('walk.recapHow'),
    ].join('\n'),
  }
}
