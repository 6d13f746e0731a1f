import { LONGEST_MESSAGE } from '../knowledge/language/length.ts'
import type { Outcome, Draft } from './prompt.ts'
import type { Talk } from './talk.ts'

/** Purpose first, then yes or no; asked once a conversation. */
export const consentDraft = ({ say }: Talk): Draft => ({
  text: say('consent.ask'),
  choices: [
    { label: say('choice.agree'), action: { do: 'consent', given: true } },
    { label: say('choice.refuse'), action: { do: 'consent', given: false } },
  ],
})

/** Asks for consent and keeps the message that opened the walk-through until it is answered. */
export const askConsent = (talk: Talk, opening: string, lead: readonly Draft[] = []): Outcome => {
  const { session, incoming } = talk
  const held = session.held ? `${session.held.text}\n${opening}` : opening
  const text = held.slice(0, LONGEST_MESSAGE)
  return {
    session: { ...session, consent: 'asked', held: { text, at: incoming.at } },
    drafts: [...lead, consentDraft(talk)],
    kind: 'confirmation',
    question: { fact: 'consent' },
  }
}

/** No: nothing is kept, questions are still answered, and how to change it is said. */
export const refuseConsent = ({ session, say }: Talk): Outcome => ({
  session: { ...session, consent: 'declined', held: null },
  drafts: [
    {
      text: say('consent.declined'),
      choices: [{ label: say('choice.agree'), action: { do: 'consent', given: true } }],
    },
  ],
  kind: 'notice',
  question: null,
})

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
