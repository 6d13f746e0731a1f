import { askConsent, remindConsent } from './consent.ts'
import type { Draft, Outcome } from '../outcome.ts'
import type { Talk } from '../talk.ts'
import { goOn, walkOf } from './walk.ts'

/** Opens the walk-through: consent first, and the opening message waits for it. */
export const startWalk = (talk: Talk, lead: readonly Draft[] = []): Outcome => {
  const { session, incoming } = talk
  if (session.consent === 'declined') return remindConsent(talk)
  if (session.consent !== 'given') return askConsent(talk, incoming.text ?? '', lead)
  const walk = walkOf(talk)
  return goOn(talk, { ...walk, paused: false }, lead)
}
