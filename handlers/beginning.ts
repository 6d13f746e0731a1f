import { listen } from './listening.ts'
import type { Outcome } from './prompt.ts'
import { statedIn } from './stated.ts'
import { withSession, type Talk } from './talk.ts'
import { acceptAndGoOn, goOn, walkOf } from './walk.ts'

/** Yes to the consent: what the opening message said is used now, and the first question put. */
export const beginAfterConsent = (talk: Talk): Outcome => {
  const { session } = talk
  const given = withSession(talk, { ...session, consent: 'given', held: null })
  if (!session.held) return goOn(given, walkOf(given), [])
  const reading = listen(session.held.text, null, given)
  return acceptAndGoOn(given, statedIn({ ...given, reading }))
}
