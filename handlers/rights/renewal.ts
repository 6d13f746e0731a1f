import { consentOf, versionOf, withConsent } from '../conversation/consents.ts'
import type { Outcome } from '../conversation/outcome.ts'
import type { Purpose } from '../conversation/purpose.ts'
import { sayAndReturn } from '../menu.ts'
import { withSession, type Talk } from '../talk.ts'
import { consentDraft } from '../walk/consent.ts'
import { withdraw } from './consents.ts'

/** Whoever subscribes agrees to be reminded, and whoever ends it does no more. */
export const noteReminding = (talk: Talk, outcome: Outcome): Outcome => {
  const kept = outcome.effects?.findLast((effect) => effect.do === 'keep-subscriber')
  if (!kept) return outcome
  const { session } = outcome
  const state = kept.subscriber === null ? 'declined' : 'given'
  const isFirst = kept.subscriber !== null && consentOf(session, 'reminders') !== 'given'
  return isFirst || kept.subscriber === null
    ? { ...outcome, session: withConsent(session, 'reminders', state, talk) }
    : outcome
}

/** The purpose whose text has a later version than the one agreed to, and was not asked about again. */
const outdated = (purpose: Purpose, talk: Talk): string | null => {
  const consent = talk.session.consents[purpose]
  const version = versionOf(purpose, talk)
  const isAsked = consent?.renewal === version
  return consent?.state === 'given' && consent.version !== version && !isAsked ? version : null
}

/** Asks again to keep answers, before the next question is answered. */
const renewAnswers = (talk: Talk, outcome: Outcome): Outcome => {
  const { say } = talk
  const draft = consentDraft(talk, true)
  return {
    ...outcome,
    session: withConsent(outcome.session, 'answers', 'asked', talk),
    drafts: [...outcome.drafts, { ...draft, text: say('consent.renew', { text: draft.text }) }],
    kind: 'confirmation',
    question: { fact: 'consent' },
  }
}

/** Asks again to be reminded: whoever does not answer goes on being reminded as agreed before. */
const renewReminders = (talk: Talk, outcome: Outcome, version: string): Outcome => {
  const { say } = talk
  const { consents } = outcome.session
  const { reminders } = consents
  if (!reminders) return outcome
  const text = say('consent.renew', { text: say('consent.purpose.reminders.ask') })
  return {
    ...outcome,
    session: {
      ...outcome.session,
      consents: { ...consents, reminders: { ...reminders, renewal: version } },
    },
    drafts: [
      ...outcome.drafts,
      {
        text,
        choices: [
          {
            label: say('choice.agree'),
            action: { do: 'consent', given: true, purpose: 'reminders' },
          },
          {
            label: say('choice.refuse'),
            action: { do: 'consent', given: false, purpose: 'reminders' },
          },
        ],
      },
    ],
  }
}

/** A new version of a text that was agreed to is asked about once, when it next matters. */
export const renewConsent = (talk: Talk, outcome: Outcome): Outcome => {
  const here = withSession(talk, outcome.session)
  if ((outcome.effects ?? []).some(({ do: what }) => what === 'forget' || what === 'withdraw'))
    return outcome
  const { question, kind } = outcome
  if (question !== null && question.fact !== 'consent' && kind === 'question')
    return outdated('answers', here) === null ? outcome : renewAnswers(here, outcome)
  const version = outdated('reminders', here)
  const waits = question !== null || kind === 'confirmation'
  return talk.incoming.subscriber && version !== null && !waits
    ? renewReminders(here, outcome, version)
    : outcome
}

/** The answer to that. */
export const answerRenewal = (purpose: Purpose, isGiven: boolean, talk: Talk): Outcome =>
  isGiven
    ? sayAndReturn(
        withSession(talk, withConsent(talk.session, purpose, 'given', talk)),
        [{ text: talk.say('consent.renewed') }],
        'notice',
        false,
      )
    : withdraw(purpose, talk)
