import { answerQuestion } from './answer.ts'
import { asking } from '../conversation/context.ts'
import { cite, citeAll } from '../text/citation.ts'
import { sayAndReturn } from '../menu.ts'
import { isQuoted, quotesOf, withQuotes } from './official.ts'
import type { Outcome } from '../conversation/outcome.ts'
import { leavesOf, progressOf } from '../walk/progress.ts'
import { readMessage, withSession, type Talk } from '../talk.ts'

/** "Xem căn cứ": which clause every condition rests on, or the clauses of the last answer. */
export const showSources = (talk: Talk): Outcome => {
  const { session, incoming, knowledge, say } = talk
  const judgement = session.walk && progressOf(session.walk, incoming.today, knowledge).judgement
  if (!judgement || judgement.mandatory.length === 0) return lastAnswer(talk)
  const judged = judgement.mandatory.filter(({ status }) => status !== 'not_applicable')
  const cited = judged.flatMap(({ condition, trace }) => {
    const leaf = leavesOf(trace).find(({ status }) => status !== 'not_applicable') ?? trace
    return [{ label: condition.label, citation: leaf.citation }]
  })
  const document = knowledge.sources.get(judgement.programme.source)
  const lines = cited.map(({ label, citation }) =>
    say('sources.line', { label, clause: cite(citation, knowledge).label }),
  )
  const title = say('sources.title', {
    document: document?.label ?? '',
    day: (document?.signedOn ?? '').split('-').toReversed().join('/'),
    issuer: document?.issuer ?? '',
  })
  const clauses = cited.map(({ citation }) => citation)
  const list = { text: [title, ...lines].join('\n'), citations: citeAll(clauses, knowledge) }
  return sayAndReturn(talk, [list, ...quotesOf(clauses, talk)], 'answer')
}

/** The question before once more, with every place that an officer would be told, and its words. */
const lastAnswer = (talk: Talk): Outcome => {
  const { session, say } = talk
  const none = () => sayAndReturn(talk, [{ text: say('sources.none') }], 'menu')
  const prior = session.context.question
  if (prior === null) return none()
  const profile = { ...session.profile, role: 'officer' as const }
  const officer = asking(withSession(talk, { ...session, profile }), null)
  const { effects: _, ...outcome } = answerQuestion(prior, {
    ...officer,
    reading: readMessage(prior, null, officer),
  })
  if (!outcome.drafts.some(({ citations = [] }) => citations.length > 0)) return none()
  const asBefore = { ...outcome, session: { ...outcome.session, profile: session.profile } }
  return isQuoted(outcome, talk) ? asBefore : withQuotes(asBefore, talk)
}
