import { respond } from '../handlers/respond.ts'
import type { Session } from '../handlers/conversation/conversation.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { median, percentile } from './figures.ts'
import { TALK } from './talk.ts'

const NOW = { at: '2026-01-05T03:00:00.000Z', today: '2026-01-05' }
/** The first round warms up and does not count. */
const ROUNDS = 5

/**
 * Milliseconds of computing at the 99th percentile: every wording of every article asked in a talk of
 * its own, and the talk of the bench line by line. Each answer counts with its median over the rounds,
 * so that what else runs on the machine does not.
 */
export const measureAnswers = (): number => {
  const knowledge = loadKnowledge()
  const questions = [...knowledge.articles.values()].flatMap((article) => article.questions)
  const took = new Map<string, number[]>()
  const answer = (text: string, session: Session | null, round: number): Session | null => {
    const since = performance.now()
    const turn = respond({ text, ...NOW }, session, knowledge)
    const rounds = took.get(text) ?? []
    if (round > 0) rounds.push(performance.now() - since)
    took.set(text, rounds)
    return turn.session
  }
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const question of questions) answer(question, null, round)
    let session: Session | null = null
    for (const line of TALK) session = answer(line, session, round)
  }
  return percentile([...took.values()].map(median), 0.99)
}
