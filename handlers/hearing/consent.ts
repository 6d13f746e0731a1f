import { CERTAIN, type Propose } from '../answers/proposal.ts'
import { answerCourtesy } from '../answers/smalltalk.ts'
import type { Outcome } from '../outcome.ts'
import { askConsent, beginAfterConsent } from '../walk/beginning.ts'
import { hold, refuseConsent } from '../walk/consent.ts'
import { withSession } from '../talk.ts'
import type { Heard } from './heard.ts'
import { answerAbout } from './questions.ts'

const hear = (heard: Heard): Outcome => {
  const { text, talk, stated } = heard
  const { reading } = talk
  if (reading.quick === 'yes') return beginAfterConsent(talk)
  if (reading.quick === 'no') return refuseConsent(talk)
  if (reading.agrees) return beginAfterConsent(withSession(talk, hold(talk, text)))
  const courtesy = reading.question === null ? answerCourtesy(talk) : null
  if (courtesy) return courtesy
  const isTold = stated.length > 0
  /** Only asks for the check that waits for its yes: what was told is looked at again. */
  const asksAgain = !isTold && reading.intents.has('check-me') && talk.session.held !== null
  if (asksAgain) return askConsent(talk, talk.session, true)
  const corrects = reading.correction && reading.figures.length > 0
  if ((isTold || corrects) && reading.question === null)
    return askConsent(talk, hold(talk, text), true)
  return answerAbout(heard)
}

/** While the consent waits: yes, no, a question in between, or more of the opening message. */
export const ofConsent: Propose<Heard> = (heard) =>
  heard.talk.session.consent === 'asked'
    ? { likelihood: CERTAIN, outcome: () => hear(heard) }
    : null
