import type { Incoming } from '../../../handlers/conversation/incoming.ts'
import { respond } from '../../../handlers/respond.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { QuestionRow } from './question-row.ts'
import type { Given } from './score.ts'

/**
 * Puts a question as its user would: the message before it first, in the same session. `clock`
 * gives milliseconds of any origin.
 */
export const putQuestion = (
  { text, prior, province, role }: QuestionRow,
  moment: Pick<Incoming, 'at' | 'today'>,
  knowledge: Knowledge,
  clock: () => number,
): Given => {
  const profile: NonNullable<Incoming['profile']> = { role, ...(province ? { province } : {}) }
  const before =
    prior === null ? null : respond({ ...moment, text: prior, profile }, null, knowledge)
  const start = clock()
  const { replies, kind, session } = respond(
    { ...moment, text, profile },
    before?.session ?? null,
    knowledge,
  )
  return {
    ms: clock() - start,
    kind,
    text: replies.map((reply) => reply.text).join('\n'),
    citations: replies.flatMap((reply) => reply.citations),
    offered: (session.prompt?.choices ?? []).flatMap(({ action }) =>
      action.do === 'ask' ? [action.article] : [],
    ),
  }
}
