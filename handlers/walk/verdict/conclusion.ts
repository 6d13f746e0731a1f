import { NOTHING_TOLD, toldConditions } from '../../conversation/context.ts'
import type { Walk } from '../../conversation/conversation.ts'
import type { Draft, Outcome } from '../../conversation/outcome.ts'
import type { Talk } from '../../talk.ts'
import { unknownProvince } from '../no-conditions.ts'
import type { Progress } from '../progress.ts'
import { viewJudgement } from './verdict.ts'

/**
 * The end of the questions: what was judged, and that it is the result. How the result reads is drawn
 * below `lead` once the turn is decided, in `handlers/result/`.
 */
export const conclude = (
  talk: Talk,
  walk: Walk,
  { judgement, values }: Progress,
  lead: readonly Draft[],
): Outcome => {
  const { session, knowledge, incoming } = talk
  if (!judgement) return unknownProvince(talk, walk, lead)
  const { province } = judgement.programme
  const sector = values['sector']
  const sectors = sector?.is === 'choice' && sector.ids.length > 0 ? sector.ids : [null]
  const told = toldConditions(
    sectors.map((id) => ({ sector: id, province })),
    knowledge.articles.values(),
  )
  const [about = null] = told.articles ?? []
  const question = knowledge.articles.get(about ?? '')?.title ?? null
  return {
    session: {
      ...session,
      walk: { ...walk, concluded: true },
      context: { ...NOTHING_TOLD, ...told, question, at: incoming.at },
    },
    drafts: lead,
    kind: 'verdict',
    question: null,
    verdict: viewJudgement(judgement, values, knowledge),
    concludes: true,
  }
}
