import { consentOf, isAgreed, withConsent, withoutConsent } from '../conversation/consents.ts'
import type { MessageReading } from '../../knowledge/language/message/reader.ts'
import type { MediaMemory, Session } from '../conversation/conversation.ts'
import type { Incoming } from '../conversation/incoming.ts'
import { sayAndReturn } from '../menu.ts'
import type { Draft, DraftChoice, Outcome } from '../conversation/outcome.ts'
import { readMessage, withSession, type Talk } from '../talk.ts'
import { amend, tellsFigures } from './spoken-figures.ts'

/** So many voice messages wait for a consent; of more the latest are heard. */
const MOST_SOUNDS = 5

/** Goes on with a talk as if its text had been typed. */
type Answer = (talk: Talk) => Outcome

const withMedia = (session: Session, media: Partial<MediaMemory>): Session => ({
  ...session,
  media: { ...session.media, ...media },
})

const yesOrNo = (yes: string, no: string): readonly DraftChoice[] => [
  { label: yes, action: { do: 'voice', yes: true } },
  { label: no, action: { do: 'voice', yes: false } },
]

/**
 * A voice message that may not be heard yet: asked about, once for several in a row. Whoever has said
 * no is offered to change that beside the ordinary line.
 */
export const askToHear = (
  sound: string,
  talk: Talk,
):
  | { readonly session: Session; readonly drafts: readonly Draft[] }
  | { readonly session: Session; readonly offer: Draft } => {
  const { session, incoming, say } = talk
  const { held } = session.media
  const voice = isAgreed(session, 'voice', talk) ? 'given' : consentOf(session, 'voice')
  const sounds = [...(held?.sounds ?? []), sound].slice(-MOST_SOUNDS)
  const waiting = { at: incoming.at, sounds, text: null }
  if (voice === 'declined') {
    const choices: readonly DraftChoice[] = [
      { label: say('voice.hear'), action: { do: 'voice', yes: true } },
    ]
    return {
      session: withMedia(session, { held: waiting }),
      offer: { text: say('media.voice'), choices },
    }
  }
  const isAsked = voice === 'asked' && held !== null
  const choices = yesOrNo(say('choice.agree'), say('choice.refuse'))
  return {
    session: withConsent(withMedia(session, { held: waiting }), 'voice', 'asked', talk),
    drafts: isAsked ? [] : [{ text: say('voice.ask'), choices }],
  }
}

/** What waited is over, and so are its choices: a number that is typed next means none of them. */
const settle = (
  talk: Talk,
  voice?: 'given' | 'declined',
  media: Partial<MediaMemory> = {},
): Talk => {
  const over = { ...withMedia(talk.session, { ...media, held: null }), prompt: null }
  return withSession(talk, voice ? withConsent(over, 'voice', voice, talk) : over)
}

const agree = (talk: Talk): Outcome => {
  const { session, say } = talk
  const sounds = session.media.held?.sounds ?? []
  const text = say(sounds.length > 0 ? 'voice.agreed' : 'voice.ready')
  return {
    ...sayAndReturn(settle(talk, 'given', { quiet: {} }), [{ text }], 'notice', false),
    effects: sounds.map((sound) => ({ do: 'hear', sound })),
  }
}

/** The incoming that waited, as if it had been typed now. */
const asTyped = (
  { at, today, profile, reach, window, checklists, subscriber }: Incoming,
  text: string,
): Incoming => ({
  at,
  today,
  text,
  ...(profile === undefined ? {} : { profile }),
  ...(reach === undefined ? {} : { reach }),
  ...(window === undefined ? {} : { window }),
  ...(checklists === undefined ? {} : { checklists }),
  ...(subscriber === undefined ? {} : { subscriber }),
})

/** The answer to what waits of voice messages: a consent, or whether a text was heard rightly. */
export const answerVoice = (yes: boolean, talk: Talk, answer: Answer): Outcome => {
  const { session, incoming, say } = talk
  const text = session.media.held?.text ?? null
  if (text !== null)
    return yes
      ? answer({ ...settle(talk), incoming: asTyped(incoming, text) })
      : sayAndReturn(settle(talk), [{ text: say('voice.retype') }], 'question', false)
  if (yes) return agree(talk)
  const declined = settle(talk, 'declined')
  return sayAndReturn(declined, [{ text: say('media.voice') }], 'notice', false)
}

const confirm = (text: string, phrase: 'check' | 'amended', talk: Talk): Outcome => {
  const { session, incoming, say } = talk
  return {
    session: withMedia(session, { held: { at: incoming.at, sounds: [], text } }),
    drafts: [
      {
        text: say(`voice.${phrase}`, { text }),
        choices: yesOrNo(say('choice.right'), say('choice.wrong')),
      },
    ],
    kind: 'confirmation',
    question: null,
  }
}

/** A yes or no in words to what waits of voice messages, or what is to be changed of a heard text. */
export const answerHeld = (text: string, talk: Talk, answer: Answer): Outcome | null => {
  const { held } = talk.session.media
  const isAsked = consentOf(talk.session, 'voice') === 'asked'
  if (held === null || (held.text === null && !isAsked)) return null
  const reading = readMessage(text, null, talk)
  const { quick, question, facts } = reading
  const isBare = question === null && facts.length === 0
  if (isBare && (quick === 'yes' || quick === 'no'))
    return answerVoice(quick === 'yes', talk, answer)
  const amended = held.text === null ? null : amend(held.text, reading, talk)
  return amended === null ? null : confirm(amended, 'amended', talk)
}

/** Whoever goes on with something else has answered nothing: what waited is not used any more. */
export const dropHeld = (session: Session): Session => {
  if (session.media.held === null) return session
  const dropped = withMedia(session, { held: null })
  return consentOf(session, 'voice') === 'asked' ? withoutConsent(dropped, 'voice') : dropped
}

/** What must not be done because of a word that was heard wrongly. */
const isGrave = ({ command }: MessageReading): boolean => command?.id === 'delete-data'

/**
 * A text that was heard and not typed: it is read back before it is answered. Figures are used only
 * after a yes, all of a message with one; the number of a choice is none.
 */
export const hearSpoken = (
  text: string,
  isChoice: boolean,
  talk: Talk,
  answer: Answer,
): Outcome => {
  const reading = readMessage(text, null, talk)
  const isUnsure = tellsFigures(reading, talk) || isGrave(reading)
  if (isUnsure && !isChoice) return confirm(text, 'check', talk)
  const outcome = answer(talk)
  return {
    ...outcome,
    drafts: [{ text: talk.say('voice.heard', { text }) }, ...outcome.drafts],
  }
}
