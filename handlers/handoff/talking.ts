import { LONGEST_MESSAGE } from '../../knowledge/language/text/length.ts'
import type { HandOffAct, OwnHandOff } from '../conversation/hand-off.ts'
import type { Draft, Outcome } from '../conversation/outcome.ts'
import { sayAndReturn } from '../menu.ts'
import type { Talk } from '../talk.ts'
import { officeInWords, officerInWords } from './office.ts'

/** Says something beside what a hand-off needs done. */
export const act = (outcome: Outcome, ...acts: readonly HandOffAct[]): Outcome => ({
  ...outcome,
  effects: [
    ...(outcome.effects ?? []),
    ...acts.map((one) => ({ do: 'hand-off', act: one }) as const),
  ],
})

/** A word about a hand-off that leaves the walk-through as it stands. */
export const aside = ({ session }: Talk, draft: Draft): Outcome => ({
  session,
  drafts: [draft],
  kind: 'notice',
  question: null,
})

const choicesOf = ({ isFront }: Pick<OwnHandOff, 'isFront'>, { say }: Talk) => [
  isFront
    ? {
        label: say('handoff.choice.back'),
        action: { do: 'hand-off', wish: { wish: 'back' } } as const,
      }
    : {
        label: say('handoff.choice.tell'),
        action: { do: 'hand-off', wish: { wish: 'tell' } } as const,
      },
  { label: say('handoff.choice.end'), action: { do: 'hand-off', wish: { wish: 'end' } } as const },
]

const whoIn = ({ officer, ...office }: OwnHandOff, { knowledge }: Talk): string =>
  officerInWords(officer, office, knowledge)

/** How the hand-off stands that this chat asked for. */
export const showOwn = (own: OwnHandOff, talk: Talk): Outcome => {
  const { say, knowledge } = talk
  const { number } = own
  const text =
    own.state === 'taken'
      ? say('handoff.own.taken', { number, officer: whoIn(own, talk) })
      : say('handoff.own.open', { number, office: officeInWords(own, knowledge) })
  return aside(talk, { text, choices: choicesOf(own, talk) })
}

/** What the person types now goes to the officer, until the person turns back. */
export const turnToOfficer = (own: OwnHandOff, talk: Talk): Outcome => {
  const { say } = talk
  const { number } = own
  const text = say('handoff.own.front', { number, officer: whoIn(own, talk) })
  return act(aside(talk, { text, choices: choicesOf({ isFront: true }, talk) }), {
    act: 'front',
    number,
    from: 'director',
    isOn: true,
  })
}

/** Relays the person's words. */
export const tellOfficer = (own: OwnHandOff, words: string, talk: Talk): Outcome => {
  const { say } = talk
  const { number, isFront } = own
  const choices = choicesOf(own, talk)
  if (words.length > LONGEST_MESSAGE)
    return aside(talk, { text: say('handoff.long', { most: LONGEST_MESSAGE }), choices })
  const text = say(isFront ? 'handoff.own.toldFront' : 'handoff.own.told', { number })
  const outcome = isFront
    ? aside(talk, { text, choices })
    : sayAndReturn(talk, [{ text }], 'notice', false)
  return act(outcome, { act: 'say', number, from: 'director', words })
}

/** Back to the assistant: everything stands as it was. */
export const turnBack = ({ number }: OwnHandOff, talk: Talk): Outcome =>
  act(sayAndReturn(talk, [{ text: talk.say('handoff.own.back', { number }) }], 'notice'), {
    act: 'front',
    number,
    from: 'director',
    isOn: false,
  })

export const endOwn = ({ number }: OwnHandOff, talk: Talk): Outcome =>
  act(sayAndReturn(talk, [{ text: talk.say('handoff.own.ended', { number }) }], 'notice'), {
    act: 'close',
    number,
    end: 'director',
  })
