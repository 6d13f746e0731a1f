import { LONGEST_MESSAGE } from '../../knowledge/language/text/length.ts'
import type { DataTally } from '../conversation/carried-out.ts'
import { withConsent } from '../conversation/consents.ts'
import { NOTHING_TOLD } from '../conversation/context.ts'
import type { Reply, Session } from '../conversation/conversation.ts'
import type { Outcome, Draft } from '../conversation/outcome.ts'
import { valuesOf } from '../conversation/session.ts'
import type { Talk } from '../talk.ts'

/** Where the whole of it stands to be read; none where this site has no address. */
export const privacyLinks = ({ incoming: { site }, say }: Talk): Reply['links'] =>
  typeof site === 'string' ? [{ label: say('data.privacy.link'), url: `${site}/rieng-tu` }] : []

/** Purpose first, then yes or no. */
export const consentDraft = (talk: Talk, briefly: boolean): Draft => {
  const { say } = talk
  const text = say(briefly ? 'consent.askBriefly' : 'consent.ask')
  return {
    text,
    links: privacyLinks(talk),
    choices: [
      { label: say('choice.agree'), action: { do: 'consent', given: true } },
      { label: say('choice.refuse'), action: { do: 'consent', given: false } },
    ],
    marks: [{ is: 'question', text }],
  }
}

/** Parts one message from the next in what waits for the consent. */
export const NEXT = '\u2029'

/** Keeps a message that tells of the cooperative until the check is wanted and its consent answered. */
export const keep = ({ session, incoming }: Talk, said: string): Session => {
  const before = session.held === null ? [] : [session.held.text]
  const text = [...before, said.replaceAll(NEXT, '\n')].join(NEXT).slice(0, LONGEST_MESSAGE)
  return { ...session, held: { text, at: incoming.at } }
}

/** The same for a message that opens the check: the consent is asked with it. */
export const hold = (talk: Talk, said: string): Session =>
  withConsent(keep(talk, said), 'answers', 'asked', talk)

/** What a conversation holds of the person, for the reply to a deletion. */
export const heldIn = ({ walk, consents }: Session): DataTally => {
  const answers = walk ? Object.keys(valuesOf(walk)).length : 0
  const consented = Object.keys(consents).length
  return {
    ...(answers > 0 ? { answer: answers } : {}),
    ...(consented > 0 ? { consent: consented } : {}),
  }
}

/** The answers go at once, and with them what was made of them. */
export const withdrawAnswers = (talk: Talk): Outcome => {
  const { session, say } = talk
  const { consent: _, ...held } = heldIn(session)
  const without = { ...session, walk: null, held: null, context: NOTHING_TOLD, prompt: null }
  return {
    session: withConsent(without, 'answers', 'declined', talk),
    drafts: [{ text: say('consent.purpose.answers.withdrawn'), awaits: true }],
    kind: 'notice',
    question: null,
    effects: [{ do: 'withdraw', purpose: 'answers', held }],
  }
}

/** No: nothing is kept, questions are still answered, and how to change it is said. */
export const refuseConsent = (talk: Talk): Outcome => {
  const { session, say } = talk
  if (session.walk !== null) return withdrawAnswers(talk)
  return {
    session: { ...withConsent(session, 'answers', 'declined', talk), held: null },
    drafts: [
      {
        text: say('consent.declined'),
        choices: [{ label: say('choice.agree'), action: { do: 'consent', given: true } }],
      },
    ],
    kind: 'notice',
    question: null,
  }
}

/** The walk-through is wanted, but consent was refused before: how to change that. */
export const remindConsent = ({ session, say }: Talk): Outcome => ({
  session,
  drafts: [
    {
      text: say('consent.needed'),
      choices: [{ label: say('choice.agree'), action: { do: 'consent', given: true } }],
    },
  ],
  kind: 'notice',
  question: null,
})
