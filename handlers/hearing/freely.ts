import { consentOf } from '../conversation/consents.ts'
import { labelKey, typedLabel } from '../../knowledge/language/text/label.ts'
import { answerQuestion } from '../answers/answer.ts'
import { declineProvince } from '../answers/declining.ts'
import { CERTAIN, proposed, type Propose } from '../answers/proposal.ts'
import { answerChatter, answerCourtesy, answerNod } from '../answers/smalltalk.ts'
import { menuChoices, sayAndReturn } from '../menu.ts'
import type { Outcome } from '../conversation/outcome.ts'
import { withSession, type ReadTalk } from '../talk.ts'
import { beginAfterConsent, startWalk } from '../walk/beginning.ts'
import { progressOf } from '../walk/progress.ts'
import { acceptAndGoOn, walkOf } from '../walk/walk.ts'
import type { Heard } from './heard.ts'

/** How often one's own check is meant by who asks something as well and tells no figure. */
const CHECK_ASKED = 0.6

const FEWEST_WORDS = 3

/** "thế còn 135", "còn An Giang": goes on from the question before; "còn 135" is a figure. */
export const goesOn = (text: string, { knowledge, session }: ReadTalk): boolean => {
  if (session.context.question === null) return false
  const { goesOn: opens, isBare, provinces, sources } = knowledge.readMentions(text)
  const isLong = text.trim().split(/\s+/u).length >= FEWEST_WORDS
  return opens && isBare && (provinces.length > 0 || (sources.length > 0 && isLong))
}

/** "còn An Giang": goes on from the question before. */
export const ofGoingOn: Propose<Heard> = ({ text, talk }) =>
  goesOn(text, talk) ? { likelihood: CERTAIN, outcome: () => answerQuestion(text, talk) } : null

/** "đối chiếu KH 135 với QĐ 2129": documents or provinces are held against each other, and nobody's own. */
const comparesOthers = ({ text, figures, talk }: Heard): boolean => {
  if (figures.length > 0) return false
  const { compares, provinces, sources } = talk.knowledge.readMentions(text)
  return compares && (provinces.length > 1 || sources.length > 1)
}

export const ofSideBySide: Propose<Heard> = (heard) =>
  comparesOthers(heard)
    ? { likelihood: CERTAIN, outcome: () => answerQuestion(heard.text, heard.talk) }
    : null

/** The word for yes, typed after the consent was refused. */
export const ofAgreement: Propose<Heard> = ({ text, talk }) =>
  consentOf(talk.session, 'answers') === 'declined' &&
  typedLabel(text) === labelKey(talk.say('choice.agree'))
    ? { likelihood: CERTAIN, outcome: () => beginAfterConsent(talk) }
    : null

/**
 * Two figures are told of one's own cooperative; so is one with its sector, unless it is asked
 * whether that one is enough.
 */
const tellsOfOwn = ({ stated, figures, talk: { reading } }: Heard): boolean => {
  const asks = reading.question !== null || reading.intents.has('rule')
  const hasSector = stated.some(({ fact }) => fact === 'sector')
  return figures.length > 1 || (figures.length === 1 && hasSector && !asks)
}

const check = ({ stated, talk }: Heard): Outcome => {
  const { reading, session } = talk
  const isElsewhere = reading.place?.other && reading.place.provinces.length === 0
  if (isElsewhere) return declineProvince(reading.place.other, talk)
  if (consentOf(session, 'answers') !== 'given') return startWalk(talk)
  const walk = { ...walkOf(talk), paused: false }
  return acceptAndGoOn(withSession(talk, { ...session, walk }), stated)
}

/** The check of one's own cooperative is opened, or gone on with. */
export const ofCheck: Propose<Heard> = (heard) => {
  const { figures, talk } = heard
  const { intents, question } = talk.reading
  const tells = tellsOfOwn(heard)
  if ((!tells && !intents.has('check-me')) || comparesOthers(heard)) return null
  const isSure = tells || figures.length > 0 || question === null
  return { likelihood: isSure ? CERTAIN : CHECK_ASKED, outcome: () => check(heard) }
}

/** Who tells in passing where the cooperative is need not say it again. */
const withOwnProvince = (talk: ReadTalk): ReadTalk => {
  const { session, reading } = talk
  const [province, ...others] = reading.place?.provinces ?? []
  const isClear = province !== undefined && others.length === 0 && !reading.place?.ask
  return isClear
    ? withSession(talk, { ...session, profile: { ...session.profile, province } })
    : talk
}

/** A greeting, thanks, a leave. */
export const ofCourtesy: Propose<Heard> = ({ figures, talk }) =>
  talk.reading.question === null && figures.length === 0
    ? proposed(CERTAIN, answerCourtesy(withOwnProvince(talk)))
    : null

/** More of what the walk-through asks, told while it rests. */
export const ofMore: Propose<Heard> = ({ stated, talk }) => {
  const { session, reading, incoming, knowledge } = talk
  if (!session.walk || reading.question !== null || stated.length === 0) return null
  const walk = { ...session.walk, paused: false }
  const { values } = progressOf(walk, incoming.today, knowledge)
  return Object.keys(values).length > 0
    ? {
        likelihood: CERTAIN,
        outcome: () => acceptAndGoOn(withSession(talk, { ...session, walk }), stated),
      }
    : null
}

/** Nothing but a picture, as it is sent for "thank you" and "I see". */
const isPicture = (text: string): boolean =>
  /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\s]+$/u.test(text)

/** Nothing but marks. */
export const ofMarks: Propose<Heard> = ({ talk }) => {
  const { text } = talk.reading
  if (/[\p{L}\p{N}]/u.test(text)) return null
  if (isPicture(text))
    return proposed(CERTAIN, sayAndReturn(talk, [{ text: talk.say('smalltalk.nod') }], 'smalltalk'))
  const draft = { text: talk.say('command.notUnderstood'), choices: menuChoices(talk) }
  return proposed(CERTAIN, sayAndReturn(talk, [draft], 'menu'))
}

/** How often talk about one's life is nothing else, where an article is like it. */
const ONLY_CHATTER = 0.8

/** Talk about one's life. */
export const ofChatter: Propose<Heard> = ({ talk }) => proposed(ONLY_CHATTER, answerChatter(talk))

/** "ok" where nothing was asked. */
export const ofNod: Propose<Heard> = ({ talk }) => proposed(CERTAIN, answerNod(talk))
