import { withConsent, type Consent } from '../conversation/consents.ts'
import type { Effect } from '../conversation/effect.ts'
import type { Outcome } from '../conversation/outcome.ts'
import { PURPOSES, type Purpose } from '../conversation/purpose.ts'
import { sayAndReturn } from '../menu.ts'
import type { Talk } from '../talk.ts'
import { momentInWords } from '../text/moment.ts'
import { command } from '../walk/choices.ts'
import { withdrawAnswers } from '../walk/consent.ts'

/** What was said to a purpose. A subscription outlives its conversation, and is itself the yes. */
const saidTo = (purpose: Purpose, { session, incoming }: Talk): Consent | null => {
  const said = session.consents[purpose]
  if (said) return said
  return purpose === 'reminders' && incoming.subscriber
    ? { state: 'given', at: incoming.subscriber.since, version: '' }
    : null
}

/** One purpose, what was said to it and when; nothing where it was never asked. */
export const consentLine = (purpose: Purpose, talk: Talk): readonly string[] => {
  const said = saidTo(purpose, talk)
  if (!said) return []
  const { say } = talk
  const name = say(`consent.purpose.${purpose}.name`)
  return [say(`consent.line.${said.state}`, { name, when: momentInWords(said.at, say) })]
}

const given = (talk: Talk): readonly Purpose[] =>
  PURPOSES.filter((purpose) => saidTo(purpose, talk)?.state === 'given')

/** Every purpose that was asked about. */
export const showConsents = (talk: Talk): Outcome => {
  const { say } = talk
  const lines = PURPOSES.flatMap((purpose) => consentLine(purpose, talk))
  const text =
    lines.length === 0
      ? say('consent.none')
      : [
          say('consent.title'),
          ...lines,
          ...(given(talk).length > 0 ? [say('consent.how')] : []),
        ].join('\n')
  return sayAndReturn(talk, [{ text }], 'notice')
}

const endReminders: readonly Effect[] = [
  { do: 'keep-subscriber', subscriber: null },
  { do: 'withdraw', purpose: 'reminders', held: {} },
]

const withdrawOne = (purpose: Exclude<Purpose, 'answers'>, talk: Talk): Outcome => {
  const { session, say } = talk
  const declined = {
    ...talk,
    session: withConsent(session, purpose, 'declined', talk),
    ...(purpose === 'reminders' ? { incoming: { ...talk.incoming, subscriber: null } } : {}),
  }
  const text = say(`consent.purpose.${purpose}.withdrawn`)
  return {
    ...sayAndReturn(declined, [{ text, awaits: true }], 'notice', false),
    effects: purpose === 'reminders' ? endReminders : [{ do: 'withdraw', purpose, held: {} }],
  }
}

/** Takes one consent back, with all that follows, at once. */
export const withdraw = (purpose: Purpose, talk: Talk): Outcome => {
  if (!given(talk).includes(purpose)) {
    const name = talk.say(`consent.purpose.${purpose}.name`)
    return sayAndReturn(talk, [{ text: talk.say('consent.not-given', { name }) }], 'notice')
  }
  return purpose === 'answers' ? withdrawAnswers(talk) : withdrawOne(purpose, talk)
}

/** All of them. */
export const withdrawAll = (talk: Talk): Outcome => {
  const purposes = given(talk)
  if (purposes.length === 0)
    return sayAndReturn(talk, [{ text: talk.say('consent.none-given') }], 'notice')
  let here = talk
  const outcomes: Outcome[] = []
  for (const purpose of purposes) {
    const outcome = withdraw(purpose, here)
    outcomes.push({ ...outcome, drafts: outcome.drafts.filter(({ awaits }) => awaits) })
    here = { ...here, session: outcome.session }
  }
  return {
    session: here.session,
    drafts: outcomes.flatMap(({ drafts }) => drafts),
    kind: 'notice',
    question: null,
    effects: outcomes.flatMap(({ effects = [] }) => effects),
  }
}

/** Which one, where it is not said and there are several. */
export const withdrawConsent = (talk: Talk): Outcome => {
  const { say } = talk
  const [only, ...more] = given(talk)
  if (only === undefined) return sayAndReturn(talk, [{ text: say('consent.none-given') }], 'notice')
  if (more.length === 0) return withdraw(only, talk)
  return {
    session: talk.session,
    drafts: [
      {
        text: say('consent.which'),
        choices: [
          ...[only, ...more].map((purpose) => ({
            label: say(`consent.purpose.${purpose}.label`),
            action: command(`withdraw-${purpose}`),
          })),
          { label: say('consent.all'), action: command('withdraw-all') },
        ],
      },
    ],
    kind: 'confirmation',
    question: null,
  }
}
