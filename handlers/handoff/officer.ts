import { LONGEST_MESSAGE } from '../../knowledge/language/text/length.ts'
import type { HandOffSaid } from '../../knowledge/language/handoff/said.ts'
import type { HandOffAct, HandOffView, OfferedHandOff } from '../conversation/hand-off.ts'
import type { Outcome } from '../conversation/outcome.ts'
import type { Talk } from '../talk.ts'
import { act, aside } from './talking.ts'

const say = (key: string, { number }: { readonly number: number }, talk: Talk): Outcome =>
  aside(talk, { text: talk.say(key, { number }) })

const isFree = ({ state, isLate }: OfferedHandOff): boolean => state === 'open' || isLate

/** Why an officer cannot act on one; null where nothing is in the way. */
const barred = (one: OfferedHandOff, talk: Talk): Outcome | null => {
  if (isFree(one) || (one.state === 'taken' && one.isMine)) return null
  if (one.state === 'taken')
    return one.officer === null
      ? say('handoff.to.taken', one, talk)
      : aside(talk, {
          text: talk.say('handoff.to.takenBy', { number: one.number, officer: one.officer }),
        })
  return say(`handoff.case.over_${one.end ?? 'idle'}`, one, talk)
}

const takeAct = (
  { number }: OfferedHandOff,
  isAnswered: boolean,
  { incoming }: Talk,
): HandOffAct => ({
  act: 'take',
  number,
  name: incoming.subscriber?.shift?.name ?? null,
  isAnswered,
})

/** Has it from now on; what is typed next goes to the person. */
export const takeCase = (one: OfferedHandOff, talk: Talk): Outcome => {
  const stop = barred(one, talk)
  if (stop) return stop
  const { number } = one
  const text = talk.say(one.isMine ? 'handoff.case.front' : 'handoff.case.taken', { number })
  const outcome = aside(talk, { text })
  return one.isMine && one.state === 'taken'
    ? act(outcome, { act: 'front', number, from: 'officer', isOn: true })
    : act(outcome, takeAct(one, false, talk))
}

/** Relays an officer's words, which takes the hand-off where nobody has it. */
export const answerCase = (one: OfferedHandOff, words: string, talk: Talk): Outcome => {
  const stop = barred(one, talk)
  if (stop) return stop
  if (words === '') return takeCase(one, talk)
  const { number } = one
  if (words.length > LONGEST_MESSAGE)
    return aside(talk, { text: talk.say('handoff.long', { most: LONGEST_MESSAGE }) })
  const outcome = say('handoff.case.told', one, talk)
  const told = { act: 'say', number, from: 'officer', words } as const
  return isFree(one) ? act(outcome, takeAct(one, true, talk), told) : act(outcome, told)
}

const finish = (one: OfferedHandOff, talk: Talk): Outcome => {
  const stop = barred(one, talk)
  if (stop) return stop
  if (isFree(one)) return say('handoff.case.notTaken', one, talk)
  return act(say('handoff.case.done', one, talk), {
    act: 'close',
    number: one.number,
    end: 'officer',
  })
}

const block = (one: OfferedHandOff, talk: Talk): Outcome => {
  const stop = barred(one, talk)
  if (stop) return stop
  if (one.state === 'closed') return say('handoff.case.over_timeout', one, talk)
  return act(say('handoff.case.blocked', one, talk), {
    act: 'close',
    number: one.number,
    end: 'blocked',
  })
}

const unblock = (one: OfferedHandOff, talk: Talk): Outcome =>
  one.end === 'blocked'
    ? act(say('handoff.case.unblocked', one, talk), { act: 'unblock', number: one.number })
    : say('handoff.case.notBlocked', one, talk)

const show = (one: OfferedHandOff, talk: Talk): Outcome => {
  if (one.packet === null) return barred(one, talk) ?? say('handoff.case.over_idle', one, talk)
  const values = { number: one.number, packet: one.packet }
  return aside(talk, { text: talk.say('handoff.to.packet', values) })
}

const isLive = (one: OfferedHandOff): boolean =>
  one.state === 'open' || (one.state === 'taken' && one.isMine)

/** What waits for this officer, a line each. */
const listCases = ({ offered }: HandOffView, talk: Talk): Outcome => {
  const lines = offered
    .filter(isLive)
    .map(({ isMine, number }) =>
      talk.say(isMine ? 'handoff.case.lineMine' : 'handoff.case.line', { number }),
    )
  const text = lines.length === 0 ? talk.say('handoff.case.none') : talk.say('handoff.case.list')
  return aside(talk, { text: [text, ...lines].join('\n') })
}

/** The hand-off that is meant where no number is said: the only one. */
const onlyOne = (view: HandOffView): OfferedHandOff | 'none' | 'several' => {
  const live = view.offered.filter(isLive)
  const [only, ...others] = live
  if (!only) return 'none'
  return others.length === 0 ? only : 'several'
}

type Named = Extract<HandOffSaid, { number: number | null }>

const onCase = (said: Named, one: OfferedHandOff, talk: Talk): Outcome => {
  switch (said.said) {
    case 'answer':
      return answerCase(one, said.words, talk)
    case 'take':
      return said.words === '' ? takeCase(one, talk) : answerCase(one, said.words, talk)
    case 'done':
      return finish(one, talk)
    case 'block':
      return block(one, talk)
    case 'unblock':
      return unblock(one, talk)
    case 'show':
      return show(one, talk)
    default:
      return said satisfies never
  }
}

/** What an officer says of a hand-off; null where it is about something else. */
export const hearOfCase = (said: HandOffSaid, view: HandOffView, talk: Talk): Outcome | null => {
  if (said.said === 'cases') return listCases(view, talk)
  if (!('number' in said)) return null
  if (said.number === null) {
    const one = onlyOne(view)
    if (one === 'none') return null
    return one === 'several'
      ? aside(talk, { text: talk.say('handoff.case.which') })
      : onCase(said, one, talk)
  }
  const { number } = said
  const one = view.offered.find((offered) => offered.number === number)
  return one ? onCase(said, one, talk) : say('handoff.case.unknown', { number }, talk)
}
