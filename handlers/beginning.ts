import type { Outcome } from './prompt.ts'
import type { Talk } from './talk.ts'
import { withSession } from './talk.ts'
import { acceptAndGoOn, goOn, provinceReading, walkOf } from './walk.ts'

/** Yes to the consent: what the opening message said is used now, and the first question put. */
export const beginAfterConsent = (talk: Talk): Outcome => {
  const { session, knowledge } = talk
  const given = withSession(talk, { ...session, consent: 'given', held: null })
  if (!session.held) return goOn(given, walkOf(given), [])
  const reading = knowledge.reader.read(session.held.text, {
    asked: null,
    province: session.profile.province,
    sector: null,
  })
  const stated = [
    ...provinceReading(reading.place, given),
    ...reading.facts.filter(({ fact }) => fact !== 'province'),
  ]
  return acceptAndGoOn(given, stated)
}
