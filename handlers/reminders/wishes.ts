import type { SaidDay } from '../../knowledge/language/reminders/wish.ts'
import type { Outcome } from '../conversation/outcome.ts'
import type { Role } from '../conversation/incoming.ts'
import { withSession, type Talk } from '../talk.ts'
import { actOn } from './acts/acts.ts'
import { changeHabit, changeLeads, changeQuiet, changeTime, showSettings } from './habits.ts'
import { chooseDocuments, commonChoices, follow } from './acts/following.ts'
import { isSubscribed, keep, subscriberOf, tell } from './acts/subscription.ts'
import { actOnLatest } from './latest.ts'
import { followOnly, leave } from './acts/leaving.ts'
import { openReminders } from './opening.ts'
import { dayOf, pauseUntil, resumeReminders, stopReminders } from './acts/pausing.ts'
import type { Press } from '../conversation/wishes/press.ts'
import { undatedDraft, upcomingAlone } from './upcoming.ts'
import type { Wish } from '../conversation/wishes/wish.ts'

/** Wishes that need a subscription; without one, how to begin is said. */
type Change = Exclude<
  Wish,
  { readonly wish: 'open' | 'role' | 'stop' | 'stop-here' | 'press' | 'follow' }
>

const OPEN = { wish: 'open', province: null, documents: [], count: null } as const

const changeRole = (role: Role, talk: Talk): Outcome => {
  const { session, say } = talk
  const next = withSession(talk, { ...session, profile: { ...session.profile, role } })
  const drafts = [{ text: say(`reminding.role.${role}`) }]
  return isSubscribed(talk)
    ? keep(next, { ...subscriberOf(talk), role }, drafts)
    : tell(next, drafts)
}

const listUpcoming = (talk: Talk): Outcome =>
  tell(
    talk,
    [
      {
        ...upcomingAlone(subscriberOf(talk), talk),
        choices: commonChoices(subscriberOf(talk), talk),
      },
    ],
    [],
    'answer',
  )

/** A tapped button; without a subscription it does nothing. */
export const press = ({ act, ...due }: Press, said: SaidDay | null, talk: Talk): Outcome => {
  if (!isSubscribed(talk)) return tell(talk, [{ text: talk.say('reminding.act.nobody') }])
  return actOn(act, due, said === null ? null : dayOf(said, talk.incoming.today), talk)
}

const change = (wish: Change, talk: Talk): Outcome => {
  switch (wish.wish) {
    case 'list':
      return listUpcoming(talk)
    case 'undated':
      return tell(talk, [undatedDraft(subscriberOf(talk), talk)], [], 'answer')
    case 'settings':
      return showSettings(talk)
    case 'documents':
      return chooseDocuments(talk)
    case 'leads':
      return changeLeads(wish, talk)
    case 'time':
      return changeTime(wish, talk)
    case 'quiet':
      return changeQuiet(wish, talk)
    case 'workdays':
    case 'digest':
      return changeHabit(wish, talk)
    case 'pause':
      return pauseUntil(wish, talk)
    case 'resume':
      return resumeReminders(talk)
    case 'leave':
      return leave(wish, talk)
    case 'only':
      return followOnly(wish.documents, talk)
    case 'act':
      return actOnLatest(wish, talk)
    default:
      return wish satisfies never
  }
}

/** Carries out a wish about reminders, typed or tapped. */
export const fulfil = (wish: Wish, talk: Talk): Outcome => {
  if (wish.wish === 'open') return openReminders(wish, talk)
  if (wish.wish === 'role') return changeRole(wish.role, talk)
  if (wish.wish === 'stop' || wish.wish === 'stop-here') return stopReminders(talk)
  if (talk.incoming.reach !== 'push') return openReminders(OPEN, talk)
  if (wish.wish === 'press') return press(wish.press, wish.until, talk)
  if (wish.wish === 'follow') return follow(wish, wish.document, talk)
  return isSubscribed(talk) ? change(wish, talk) : openReminders(OPEN, talk)
}
