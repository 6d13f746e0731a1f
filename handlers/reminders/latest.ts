import type { RemindingWish } from '../../knowledge/language/reminders/wish.ts'
import type { Effect } from '../conversation/effect.ts'
import type { Outcome } from '../conversation/outcome.ts'
import type { Due } from '../conversation/subscriber.ts'
import { withSession, type Talk } from '../talk.ts'
import { actOn } from './acts/acts.ts'
import { keep, remind, subscriberOf, tell } from './acts/subscription.ts'
import { dayOf, resumeReminders } from './acts/pausing.ts'
import { upcomingAlone } from './upcoming.ts'

type ActWish = Extract<RemindingWish, { wish: 'act' }>

const MOST_CHOICES = 10

/** The same act on several, one after the other: each sees what the one before has kept. */
const actOnAll = (
  { act }: ActWish,
  dues: readonly Due[],
  until: string | null,
  talk: Talk,
): Outcome => {
  let subscriber = subscriberOf(talk)
  const texts: string[] = []
  const records: Effect[] = []
  for (const due of dues) {
    const here = { ...talk, incoming: { ...talk.incoming, subscriber } }
    const quiet = withSession(here, { ...here.session, walk: null, consents: {} })
    const outcome = actOn(act, due, until, quiet)
    texts.push(...outcome.drafts.map(({ text }) => text))
    for (const effect of outcome.effects ?? [])
      if (effect.do === 'keep-subscriber') subscriber = effect.subscriber ?? subscriber
      else records.push(effect)
  }
  const drafts = [{ text: texts.join('\n') }]
  return records.length > 0 ? keep(talk, subscriber, drafts, records) : tell(talk, drafts)
}

const askWhich = ({ act, until }: ActWish, latest: readonly Due[], talk: Talk): Outcome => {
  const { say, knowledge } = talk
  const choices = latest.slice(0, MOST_CHOICES).map((due) =>
    remind(knowledge.deadlines.get(due.deadline)?.task ?? due.deadline, {
      wish: 'press',
      press: { act, ...due },
      until,
    }),
  )
  return tell(talk, [{ text: say(`reminding.act.which.${act}`), choices }], [], 'menu')
}

/** "xong", "nhắc lại 2", "chi tiết": about what the latest reminder named. */
export const actOnLatest = (wish: ActWish, talk: Talk): Outcome => {
  const { say, incoming } = talk
  const subscriber = subscriberOf(talk)
  const { latest } = subscriber
  const until = wish.until === null ? null : dayOf(wish.until, incoming.today)
  const isPaused = subscriber.pausedUntil !== null && subscriber.pausedUntil > incoming.today
  const isOff = isPaused || subscriber.follows.length === 0
  if (wish.act === 'later' && isOff && until === null) return resumeReminders(talk)
  const [only, ...others] = latest
  if (!only)
    return tell(talk, [{ text: say('reminding.act.noneYet') }, upcomingAlone(subscriber, talk)])
  const wanted = wish.isAll
    ? latest
    : [...new Set(wish.numbers)].flatMap((number) => latest[number - 1] ?? [])
  if (wish.numbers.length > 0 && wanted.length === 0)
    return tell(talk, [{ text: say('reminding.act.noNumber', { count: latest.length }) }])
  const [first, ...more] = wanted
  if (first && more.length > 0) return actOnAll(wish, wanted, until, talk)
  if (first) return actOn(wish.act, first, until, talk)
  return others.length === 0 ? actOn(wish.act, only, until, talk) : askWhich(wish, latest, talk)
}
