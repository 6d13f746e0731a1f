import { answerQuestion } from '../answers/answer.ts'
import { CERTAIN, type Propose } from '../answers/proposal.ts'
import { answerCourtesy } from '../answers/smalltalk.ts'
import type { Outcome } from '../outcome.ts'
import { askConsent, beginAfterConsent } from '../walk/beginning.ts'
import { hold, refuseConsent } from '../walk/consent.ts'
import { readMessage, withSession, type ReadTalk } from '../talk.ts'
import type { Heard } from './heard.ts'
import { answerAbout } from './questions.ts'

/** "đồng ý, mà OCOP mấy sao": begun, and what is asked with the yes is answered before the first question. */
const beginAndAnswer = (talk: ReadTalk): Outcome => {
  const begun = beginAfterConsent(talk)
  const { question } = talk.reading
  if (question === null) return begun
  const here = withSession(talk, begun.session)
  const answered = answerQuestion(question, { ...here, reading: readMessage(question, null, here) })
  return { ...answered, drafts: [...begun.drafts.slice(0, -1), ...answered.drafts] }
}

const hear = (heard: Heard): Outcome => {
  const { text, talk, stated } = heard
  const { reading } = talk
  if (reading.quick === 'yes') return beginAndAnswer(talk)
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
