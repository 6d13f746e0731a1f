import { respond } from '../handlers/respond.ts'
import type { Session } from '../handlers/conversation.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { percentile } from './figures.ts'
import { TALK } from './talk.ts'

const NOW = { at: '2026-01-05T03:00:00.000Z', today: '2026-01-05' }
const ROUNDS = 3

/**
 * Milliseconds of computing at the 99th percentile: every wording of every article asked in a talk of
 * its own, and the talk of the bench line by line. The first round warms up and does not count.
 */
export const measureAnswers = (): number => {
  const knowledge = loadKnowledge()
  const took: number[] = []
  const answer = (text: string, session: Session | null, isCounted: boolean): Session | null => {
    const since = performance.now()
    const turn = respond({ text, ...NOW }, session, knowledge)
    if (isCounted) took.push(performance.now() - since)
    return turn.session
  }
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { questions } of knowledge.articles.values())
      for (const question of questions) answer(question, null, round > 0)
    let session: Session | null = null
    for (const line of TALK) session = answer(line, session, round > 0)
  }
  return percentile(took, 0.99)
}
