import type { Session, TurnKind } from '../conversation/conversation.ts'
import type { Draft, Outcome } from '../conversation/outcome.ts'
import type { Talk } from '../talk.ts'
import { listSupposed } from './scenario.ts'
import { dropChoice } from './telling.ts'

/** Turns in which a message speaks of the cooperative, so that what is supposed counts in it. */
const OF_COOPERATIVE: ReadonlySet<TurnKind> = new Set(['question', 'confirmation', 'verdict'])

const isDrop = ({ action }: NonNullable<Draft['choices']>[number]): boolean =>
  action.do === 'command' && action.command === 'drop-scenario'

/** The way out stands below every prompt, behind its own choices. */
const withWayOut = (draft: Draft, talk: Talk): Draft => {
  const { choices } = draft
  return choices && choices.length > 0 && !choices.some(isDrop)
    ? { ...draft, choices: [...choices, dropChoice(talk)] }
    : draft
}

/**
 * While something is supposed every message says so: those about the cooperative at their head, others
 * below, for what a document says is not supposed. No result under a supposition goes out as a
 * verdict or a sheet that a machine could take for a real one.
 */
export const labelled = (outcome: Outcome, talk: Talk): Outcome => {
  const { say } = talk
  const { session, drafts, kind, question } = outcome
  const scenario = session.walk?.scenario
  const before = talk.session.walk
  if (!scenario) return outcome
  const list = listSupposed(scenario.facts, talk)
  const isOwn = OF_COOPERATIVE.has(kind)
  const isTold = before?.scenario && session.walk?.answers !== before.answers
  const marked = drafts.map((draft, at): Draft => {
    if (draft.isSupposed) return draft
    if (isOwn) {
      const mark = at === 0 ? say('suppose.mark', { list }) : say('suppose.markBriefly')
      const real = at === 0 && isTold ? [say('suppose.realNoted')] : []
      return { ...draft, text: [mark, ...real, draft.text].join('\n') }
    }
    const isLast = at === drafts.length - 1
    return isLast
      ? { ...draft, text: [draft.text, say('suppose.below', { list })].join('\n') }
      : draft
  })
  return {
    session,
    drafts: marked.map((draft) => withWayOut(draft, talk)),
    kind: kind === 'verdict' ? 'answer' : kind,
    question,
    effects: outcome.effects ?? [],
  }
}

/** What was supposed another day holds no more, and that is said once. */
export const afterExpiry = (outcome: Outcome, stored: Session | null, talk: Talk): Outcome => {
  const isOver = stored?.walk?.scenario && !talk.session.walk?.scenario
  const [first, ...rest] = outcome.drafts
  if (!isOver || !first) return outcome
  const text = [talk.say('suppose.expired'), first.text].join('\n')
  return { ...outcome, drafts: [{ ...first, text }, ...rest] }
}
