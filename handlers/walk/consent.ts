import { LONGEST_MESSAGE } from '../../knowledge/language/text/length.ts'
import type { Session } from '../conversation/conversation.ts'
import type { Outcome, Draft } from '../conversation/outcome.ts'
import type { Talk } from '../talk.ts'

/** Purpose first, then yes or no. */
export const consentDraft = ({ say }: Talk, briefly: boolean): Draft => {
  const text = say(briefly ? 'consent.askBriefly' : 'consent.ask')
  return {
    text,
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
export const hold = (talk: Talk, said: string): Session => ({
  ...keep(talk, said),
  consent: 'asked',
})

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
