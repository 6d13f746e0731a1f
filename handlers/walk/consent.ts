import { LONGEST_MESSAGE } from '../../knowledge/language/text/length.ts'
import type { Outcome, Draft } from '../outcome.ts'
import type { Talk } from '../talk.ts'

/** Purpose first, then yes or no; asked once a conversation. */
export const consentDraft = ({ say }: Talk): Draft => ({
  text: say('consent.ask'),
  choices: [
    { label: say('choice.agree'), action: { do: 'consent', given: true } },
    { label: say('choice.refuse'), action: { do: 'consent', given: false } },
  ],
})

/** Parts a correction from what was said before it, in the text that waits for consent. */
export const CORRECTED = '\u2029'

/**
 * Asks for consent and keeps the message that opened the walk-through until it is answered.
 * `corrects`: the message takes something back of what is kept already.
 */
export const askConsent = (
  talk: Talk,
  opening: string,
  lead: readonly Draft[] = [],
  corrects = false,
): Outcome => {
  const { session, incoming } = talk
  const before = session.held?.text
  const mark = corrects ? CORRECTED : '\n'
  const added = opening.replaceAll(CORRECTED, '\n')
  const held = before === undefined ? added : `${before}${mark}${added}`
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
