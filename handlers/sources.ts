import { answerWith } from './article-answer.ts'
import { cite, citeAll } from './citing.ts'
import { composeAnswer } from './composing.ts'
import { listen } from './listening.ts'
import { sayAndReturn } from './menu.ts'
import { answerOfficially, quotesOf, withQuotes } from './official.ts'
import type { Outcome } from './prompt.ts'
import { leavesOf, standOf } from './standing.ts'
import type { Talk } from './talk.ts'

/** "Xem căn cứ": which clause every condition rests on, or the clauses of the last answer. */
export const showSources = (talk: Talk): Outcome => {
  const { session, incoming, knowledge, say } = talk
  const judgement = session.walk && standOf(session.walk, incoming.today, knowledge).judgement
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

const lastAnswer = (talk: Talk): Outcome => {
  const { session, knowledge, say } = talk
  if (!session.previousQuestion) return sayAndReturn(talk, [{ text: say('sources.none') }], 'menu')
  const officer = {
    ...talk,
    session: { ...session, profile: { ...session.profile, role: 'officer' as const } },
  }
  const asBefore = (outcome: Outcome): Outcome => ({
    ...withQuotes(outcome, talk),
    session: { ...outcome.session, profile: session.profile },
  })
  const composed = composeAnswer(session.previousQuestion, session.profile.province, officer)
  if (composed) return asBefore(composed)
  const found = knowledge.search.find({
    text: session.previousQuestion,
    province: session.profile.province,
    role: 'officer',
    prior: null,
  })
  if (found.kind !== 'answer') {
    const heard = { ...talk, reading: listen(session.previousQuestion, null, talk) }
    const none = () => sayAndReturn(talk, [{ text: say('sources.none') }], 'menu')
    return answerOfficially(session.previousQuestion, heard) ?? none()
  }
  return asBefore(answerWith(found.articles, officer))
}
