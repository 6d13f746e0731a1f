import type { Knowledge } from '../knowledge/knowledge.ts'
import { LONGEST_MESSAGE } from '../knowledge/language/text/length.ts'
import { plainText } from '../knowledge/language/text/plain-text.ts'
import { remembering } from '../knowledge/language/text/remember.ts'
import { answerQuestion } from './answers/answer.ts'
import { openProvince } from './answers/provinces/alone.ts'
import { answerWith } from './answers/article.ts'
import { beginAfterConsent } from './walk/beginning.ts'
import { asking } from './conversation/context.ts'
import { runCommand } from './commands.ts'
import {
  fulfilHandOff,
  hearHandOff,
  hearTake,
  hearUnrelayed,
  withWaitingReplies,
} from './handoff/routes.ts'
import { hear, pendingOf } from './hearing/hear.ts'
import { besideWords, hearMedia } from './hearing/media.ts'
import { answerHeld, answerVoice, dropHeld, hearSpoken } from './hearing/voice.ts'
import { refuseConsent } from './walk/consent.ts'
import type { Action, Session, Turn } from './conversation/conversation.ts'
import type { Incoming } from './conversation/incoming.ts'
import { sayAndReturn } from './menu.ts'
import { finish, resolveChoice, resolveTyped, type Outcome } from './conversation/outcome.ts'
import { consentOf } from './conversation/consents.ts'
import { answerRenewal, noteReminding, renewConsent } from './rights/renewal.ts'
import { withResult } from './result/shown.ts'
import { recapOf } from './walk/recap.ts'
import { fulfilPapers, hearPapersPress } from './dossier/routes.ts'
import { hearInvitation, hearPress, isOvertaken } from './reminders/routes.ts'
import { fulfil } from './reminders/wishes.ts'
import { newSession, prepare } from './conversation/session.ts'
import { afterExpiry, labelled } from './supposing/label.ts'
import { suppose } from './supposing/supposing.ts'
import { readMessage, withSession, type Talk } from './talk.ts'
import { acceptAndGoOn } from './walk/walk.ts'

/** Carries out what a choice stands for, tapped or typed. */
const act = (action: Action, talk: Talk): Outcome => {
  switch (action.do) {
    case 'answer':
      return acceptAndGoOn(talk, [
        { fact: action.fact, reading: { kind: 'value', value: action.value } },
      ])
    case 'command':
      return runCommand(action.command, talk, { fact: action.fact ?? null, step: null })
    case 'ask': {
      const article = talk.knowledge.articles.get(action.article)
      return article
        ? answerWith([article], asking(talk, article.title))
        : sayAndReturn(talk, [{ text: talk.say('answer.none') }], 'abstain')
    }
    case 'question':
      return answerQuestion(action.text, { ...talk, reading: readMessage(action.text, null, talk) })
    case 'suppose':
      return suppose(talk, action.facts)
    case 'consent':
      if (action.purpose) return answerRenewal(action.purpose, action.given, talk)
      return action.given ? beginAfterConsent(talk) : refuseConsent(talk)
    case 'province':
      return chooseProvince(action.province, talk)
    case 'remind':
      return fulfil(action.wish, talk)
    case 'papers':
      return fulfilPapers(action.wish, talk)
    case 'hand-off':
      return fulfilHandOff(action.wish, talk)
    case 'voice':
      return answerVoice(action.yes, talk, answerText)
    default:
      return action satisfies never
  }
}

const chooseProvince = (
  province: NonNullable<Session['profile']['province']>,
  talk: Talk,
): Outcome => {
  const { session } = talk
  const next = withSession(talk, { ...session, profile: { ...session.profile, province } })
  const prior = session.context.question
  const place = talk.knowledge.places.find(({ id }) => id === province)
  if (prior === null && place) return openProvince(place, next)
  if (prior === null) return sayAndReturn(next, [{ text: talk.say('command.menu') }], 'menu')
  const { provinces, matter, isBare } = talk.knowledge.readMentions(prior)
  const question = provinces.length > 0 && !isBare ? matter : prior
  return answerQuestion(question, { ...next, reading: readMessage(question, null, next) })
}

/** Answers a typed text, or one that counts as typed. */
const answerText = (talk: Talk): Outcome => {
  const { incoming, session } = talk
  const text = incoming.text ?? ''
  const relayed = hearHandOff(text, talk)
  if (relayed) return relayed
  const invited = hearInvitation(pendingOf(talk) !== null, talk)
  if (invited) return invited
  const typed = resolveTyped(session, text)
  return typed && !isOvertaken(typed, talk) ? act(typed, talk) : hear(text, talk)
}

/** A text: what waits of voice messages is answered by it or not used any more. */
const answerWords = (talk: Talk): Outcome => {
  const { session, incoming } = talk
  const text = incoming.text ?? ''
  const waits = session.media.held !== null
  const typed = waits || incoming.isSpoken ? resolveTyped(session, text) : null
  if (waits) {
    if (typed?.do === 'voice') return act(typed, talk)
    const answered = answerHeld(text, talk, answerText)
    if (answered) return answered
  }
  const next = withSession(talk, dropHeld(session))
  return incoming.isSpoken ? hearSpoken(text, typed !== null, next, answerText) : answerText(next)
}

const answerIncoming = (talk: Talk): Outcome | 'unknown' => {
  const { incoming, session } = talk
  if (incoming.choice !== undefined) {
    const pressed = hearPress(incoming.choice, talk) ?? hearPapersPress(incoming.choice, talk)
    if (pressed) return pressed
    const taken = hearTake(incoming.choice, talk)
    if (taken) return taken
    const action = resolveChoice(session, incoming.choice)
    if (action === 'unknown') return 'unknown'
    if (action === 'stale')
      return pendingOf(talk) || consentOf(session, 'answers') === 'asked'
        ? sayAndReturn(talk, [{ text: talk.say('command.stale') }], 'question')
        : sayAndReturn(talk, [{ text: talk.say('command.stale') }], 'notice')
    return act(action, action.do === 'voice' ? talk : withSession(talk, dropHeld(session)))
  }
  const { media, text } = incoming
  if (media !== undefined && text === undefined)
    return hearUnrelayed(talk) ?? hearMedia(media, talk)
  return answerWords(withSession(talk, besideWords(media, talk)))
}

/** Without markup, and no longer than it takes to see that it is too long. */
const plainly = (incoming: Incoming): Incoming =>
  incoming.text === undefined
    ? incoming
    : { ...incoming, text: plainText(incoming.text).slice(0, LONGEST_MESSAGE + 1) }

const turnOf = (incoming: Incoming, stored: Session | null, knowledge: Knowledge): Turn => {
  const session = prepare(stored ?? newSession(incoming), incoming)
  const talk: Talk = { incoming: plainly(incoming), session, knowledge, say: knowledge.say }
  const answered = answerIncoming(talk)
  if (answered === 'unknown')
    return {
      session,
      replies: [],
      kind: 'notice',
      question: null,
      verdict: null,
      sheet: null,
      effects: [],
      unknownChoice: true,
    }
  const concluded = afterExpiry(labelled(withResult(answered, talk), talk), stored, talk)
  const noted = renewConsent(talk, noteReminding(talk, concluded))
  const recap = stored && recapOf(talk, session)
  const outcome = withWaitingReplies(noted, talk)
  return finish(recap ? { ...outcome, drafts: [recap, ...outcome.drafts] } : outcome, incoming.at)
}

/**
 * One turn: what came in and what is remembered give what is said and what is remembered next.
 * Pure, synchronous and total: no text that a person can type makes it throw, and none takes longer
 * than its length allows.
 */
export const respond = (incoming: Incoming, stored: Session | null, knowledge: Knowledge): Turn =>
  remembering(() => turnOf(incoming, stored, knowledge))
