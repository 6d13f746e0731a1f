import { answerQuestion } from '../answers/answer.ts'
import { CERTAIN, proposed, type Proposal, type Propose } from '../answers/proposal.ts'
import { answerCourtesy } from '../answers/smalltalk.ts'
import type { Outcome } from '../conversation/outcome.ts'
import { readMessage, withSession, type ReadTalk } from '../talk.ts'
import { askConsent, beginAfterConsent } from '../walk/beginning.ts'
import { hold, refuseConsent } from '../walk/consent.ts'
import type { Heard } from './heard.ts'
import { ofComparison, ofQuestion } from './questions.ts'

const certainly = (outcome: () => Outcome): Proposal => ({ likelihood: CERTAIN, outcome })

const asksNothing = ({ talk }: Heard): boolean => talk.reading.question === null

/** "đồng ý". */
export const ofConsent: Propose<Heard> = (heard) =>
  heard.talk.reading.quick === 'yes' && asksNothing(heard)
    ? certainly(() => beginAfterConsent(heard.talk))
    : null

/** What is asked with the yes is answered before the first question. */
const beginAndAnswer = (question: string, talk: ReadTalk): Outcome => {
  const begun = beginAfterConsent(talk)
  const here = withSession(talk, begun.session)
  const answered = answerQuestion(question, { ...here, reading: readMessage(question, null, here) })
  return { ...answered, drafts: [...begun.drafts.slice(0, -1), ...answered.drafts] }
}

/** "đồng ý, mà OCOP mấy sao". */
export const ofConsentWithQuestion: Propose<Heard> = ({ talk }) => {
  const { quick, question } = talk.reading
  return quick === 'yes' && question !== null
    ? certainly(() => beginAndAnswer(question, talk))
    : null
}

/** "không". */
export const ofRefusal: Propose<Heard> = ({ talk }) =>
  talk.reading.quick === 'no' ? certainly(() => refuseConsent(talk)) : null

/** "đồng ý, mình có 520 ha": what is told with the yes is used at once. */
export const ofConsentWithMore: Propose<Heard> = ({ text, talk }) =>
  talk.reading.agrees
    ? certainly(() => beginAfterConsent(withSession(talk, hold(talk, text))))
    : null

/** "không biết", "bỏ qua": neither yes nor no, so it is asked once more. */
export const ofUndecided: Propose<Heard> = (heard) => {
  const { talk } = heard
  const { quick, command } = talk.reading
  const said = command?.id ?? quick
  return (said === 'unknown' || said === 'skip') && asksNothing(heard)
    ? certainly(() => askConsent(talk, talk.session, true))
    : null
}

/** A greeting, thanks, a leave. */
export const ofCourtesyBefore: Propose<Heard> = (heard) =>
  asksNothing(heard) && heard.stated.length === 0
    ? proposed(CERTAIN, answerCourtesy(heard.talk))
    : null

/** Only asks for the check that waits for its yes: what was told is looked at again. */
export const ofCheckAgain: Propose<Heard> = ({ talk, stated }) =>
  stated.length === 0 && talk.reading.intents.has('check-me') && talk.session.held !== null
    ? certainly(() => askConsent(talk, talk.session, true))
    : null

/** More of the opening message, or a correction of it. */
export const ofOpening: Propose<Heard> = (heard) => {
  const { text, talk, stated } = heard
  const { correction, figures } = talk.reading
  const corrects = correction && figures.length > 0
  return (stated.length > 0 || corrects) && asksNothing(heard)
    ? certainly(() => askConsent(talk, hold(talk, text), true))
    : null
}

/**
 * A reader of what is asked; figures that are told beside it are kept for the check. One that is asked
 * about ("500 ha thì đủ chưa") takes the place of none that was told.
 */
const keepingFigures =
  (propose: Propose<Heard>): Propose<Heard> =>
  (heard) => {
    const { text, talk, figures } = heard
    const { question } = talk.reading
    const isTold = figures.length > 0 && question !== null && question !== talk.reading.text
    return propose(isTold ? { ...heard, talk: withSession(talk, hold(talk, text)) } : heard)
  }

/** A question with at most one own figure: the rule, and how the figure compares. */
export const ofComparisonBefore = keepingFigures(ofComparison)

/** A question in between. */
export const ofQuestionBefore = keepingFigures(ofQuestion)
