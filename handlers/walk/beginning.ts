import { CORRECTED } from './consent.ts'
import { hearCorrection } from './correction.ts'
import type { Outcome } from '../outcome.ts'
import { progressOf } from './progress.ts'
import { statedIn } from './stated-facts.ts'
import { readMessage, withSession, type Talk } from '../talk.ts'
import { accept, acceptAndGoOn, goOn, walkOf } from './walk.ts'

/** What was corrected before the consent was given, behind what the opening told. */
const correct = (talk: Talk, texts: readonly string[]): Outcome => {
  const { incoming, knowledge } = talk
  const walk = walkOf(talk)
  let outcome = goOn(talk, walk, [])
  for (const text of texts) {
    const here = withSession(talk, outcome.session)
    const { pending } = progressOf(here.session.walk ?? walk, incoming.today, knowledge)
    const reading = readMessage(text, pending, here)
    outcome = hearCorrection(text, pending, { ...here, reading }) ?? outcome
  }
  return outcome
}

/** Yes to the consent: what the opening message said is used now, and the first question put. */
export const beginAfterConsent = (talk: Talk): Outcome => {
  const { session } = talk
  const given = withSession(talk, { ...session, consent: 'given', held: null })
  if (!session.held) return goOn(given, walkOf(given), [])
  const [opening = '', ...corrections] = session.held.text.split(CORRECTED)
  const told = statedIn({ ...given, reading: readMessage(opening, null, given) })
  if (corrections.length === 0) return acceptAndGoOn(given, told)
  const { walk, said } = accept(given, told)
  const outcome = correct(withSession(given, { ...given.session, walk }), corrections)
  return { ...outcome, drafts: [...said, ...outcome.drafts] }
}
