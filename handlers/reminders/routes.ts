import type { RemindingQuestion, RemindingWish } from '../../knowledge/language/reminders/wish.ts'
import type { Action, Session } from '../conversation/conversation.ts'
import type { Incoming } from '../conversation/incoming.ts'
import type { Outcome } from '../conversation/outcome.ts'
import type { Due } from '../conversation/subscriber.ts'
import { readMessage, type ReadTalk, type Talk } from '../talk.ts'
import { pause } from '../walk/commands.ts'
import { hearCode } from './invitation.ts'
import { isSubscribed } from './acts/subscription.ts'
import { readPress } from '../conversation/wishes/press.ts'
import type { Wish } from '../conversation/wishes/wish.ts'
import { fulfil, press } from './wishes.ts'

/** So long a prompt is surely what an answer is about. */
const HOUR_MS = 60 * 60 * 1000
const BARE_NUMBER = /^\W*(\d{1,2})\W*$/u
const QUESTIONS: readonly RemindingQuestion[] = ['leads', 'time', 'quiet', 'pause']

/** The wish of the latest prompt, where that was a question about reminders that figures answer. */
const promptedOf = ({ prompt }: Session): Wish | null => {
  const action = prompt?.choices[0]?.action
  return prompt?.numbered === false && action?.do === 'remind' ? action.wish : null
}

const askedBy = (prompted: Wish | null): RemindingQuestion | null => {
  if (prompted?.wish === 'press') return prompted.press.act === 'later' ? 'later' : null
  return QUESTIONS.find((one) => one === prompted?.wish) ?? null
}

type PressWish = Extract<Wish, { wish: 'press' }>

const isSameDue = (one: Due, other: Due): boolean =>
  one.deadline === other.deadline && one.occurrence === other.occurrence && one.due === other.due

const isFresh = ({ lastAt }: Session, { at }: Incoming): boolean =>
  Date.parse(at) - Date.parse(lastAt) < HOUR_MS

/** Whether the prompt is fresh, or about what was reminded of last: newer reminders end it. */
const isCurrent = ({ press: pressed }: PressWish, { session, incoming }: Talk): boolean =>
  isFresh(session, incoming) ||
  (incoming.subscriber?.latest.some((due) => isSameDue(due, pressed)) ?? false)

/** "3 ngày" behind "khi nào nhắc lại", "đã xong" below a detail: about the one that is shown. */
const aimed = (wish: RemindingWish, talk: Talk): Wish => {
  if (wish.wish !== 'act' || wish.numbers.length > 0 || wish.isAll) return wish
  const presses = (talk.session.prompt?.choices ?? []).flatMap(({ action }) =>
    action.do === 'remind' && action.wish.wish === 'press' ? [action.wish] : [],
  )
  const [only, other] = new Map(
    presses
      .filter(({ press: { act } }) => act === wish.act)
      .map((one) => [`${one.press.deadline} ${one.press.occurrence}`, one] as const),
  ).values()
  return only && !other && isCurrent(only, talk) ? { ...only, until: wish.until } : wish
}

/**
 * A typed label or number of a prompt about reminders that a newer reminder has overtaken: "3" is
 * then the third of its list, and no longer "Dừng nhắc".
 */
export const isOvertaken = (action: Action, talk: Talk): boolean => {
  const { session, incoming } = talk
  if (action.do !== 'remind' || (incoming.subscriber?.latest ?? []).length === 0) return false
  return action.wish.wish === 'press' ? !isCurrent(action.wish, talk) : !isFresh(session, incoming)
}

/** "2" below a list of reminders: which one is meant; what to do about it is offered then. */
const numbered = (text: string, { incoming }: Talk): Wish | null => {
  const number = Number(BARE_NUMBER.exec(text)?.[1])
  return number >= 1 && number <= (incoming.subscriber?.latest ?? []).length
    ? { wish: 'act', act: 'more', numbers: [number], isAll: false, until: null }
    : null
}

/** Words of few letters that mean something else where a question of the walk-through waits. */
const isLight = (wish: RemindingWish): boolean =>
  wish.wish === 'act' || (wish.wish === 'pause' && wish.isBare)

/** A button under a reminder; null where the value is none, or this chat gets no reminders. */
export const hearPress = (value: string, talk: Talk): Outcome | null => {
  if (talk.incoming.reach !== 'push') return null
  const pressed = readPress(value)
  return pressed ? press(pressed, null, talk) : null
}

/**
 * An invitation code; null where the message holds none. While a question pends, what is no
 * invitation may well be its answer, unless it is nothing but a code.
 */
export const hearInvitation = (isPending: boolean, talk: Talk): Outcome | null => {
  const { invitation, text = '' } = talk.incoming
  if (!invitation) return null
  const isFigures = /\s/u.test(text.trim())
  const isDoubtful = invitation.kind === 'wrong' || invitation.kind === 'throttled'
  const isStated = isFigures && (isPending || readMessage(text, null, talk).facts.length > 0)
  return isDoubtful && isStated ? null : hearCode(invitation, talk)
}

/** One word to stop: the question that pends first, and the reminders where none does. */
const stopHere = (isPending: boolean, talk: Talk): Outcome | null => {
  if ((talk.incoming.subscriber?.follows.length ?? 0) === 0) return null
  if (!isPending) return fulfil({ wish: 'stop' }, talk)
  const outcome = pause(talk)
  const [first, ...rest] = outcome.drafts
  if (!first) return outcome
  const text = `${first.text}\n${talk.say('reminding.stopToo')}`
  return { ...outcome, drafts: [{ ...first, text }, ...rest] }
}

/** A wish about reminders in free text; null where the message is about something else. */
export const hearReminding = (text: string, isPending: boolean, talk: ReadTalk): Outcome | null => {
  const { reading, knowledge, session, incoming } = talk
  const wish = knowledge.readReminding(text, isPending ? null : askedBy(promptedOf(session)))
  const meant = wish || isPending ? null : numbered(text, talk)
  if (meant) return fulfil(meant, talk)
  if (!wish) return null
  if (wish.wish === 'stop-here') return stopHere(isPending, talk)
  const isOwn = isSubscribed(talk)
  const isOfOwn = isLight(wish) || wish.wish === 'leave' || wish.wish === 'only'
  if (!isOwn && (isOfOwn || (isPending && wish.wish === 'stop'))) return null
  if (!isOwn && wish.wish === 'list' && knowledge.readDueQuestion(text)) return null
  if (wish.wish === 'act' && wish.act === 'more' && !incoming.subscriber?.latest.length) return null
  const isAnswer = isPending && (reading.facts.length > 0 || reading.quick !== null)
  if (isLight(wish) && isAnswer) return null
  if (wish.wish === 'pause' && wish.isBare && isPending && wish.until === null) return null
  return fulfil(aimed(wish, talk), talk)
}
