import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Say } from '../../knowledge/phrases.ts'
import type { ProvinceId } from '../../knowledge/schema/primitives.ts'
import { dayInWords } from '../../knowledge/calendar/civil-day.ts'
import { agenciesInWords, fullDay } from '../text/reminder.ts'
import type { Follow, Grant, Subscriber } from '../conversation/subscriber.ts'

export const provinceInWords = (id: ProvinceId, { places }: Pick<Knowledge, 'places'>): string =>
  places.find((place) => place.id === id)?.name ?? id

/** "30, 7, 1 ngày và sáng ngày hạn". */
export const leadsInWords = (leads: readonly number[], say: Say): string => {
  const ahead = leads.filter((lead) => lead > 0).join(', ')
  const isOnDay = leads.includes(0)
  if (ahead === '') return say('reminding.leads.onDay')
  return say(isOnDay ? 'reminding.leads.both' : 'reminding.leads.ahead', { days: ahead })
}

/** One subscription: "việc của Sở Tài chính ở Kiên Giang (cũ), mọi văn bản". */
export const followInWords = (
  { province, agency, documents }: Follow,
  knowledge: Knowledge,
): string => {
  const { say, sources } = knowledge
  const name = provinceInWords(province, knowledge)
  if (agency === null) return say('reminding.follow.phases', { province: name })
  return say('reminding.follow.agency', {
    province: name,
    agency: agenciesInWords([agency], knowledge),
    documents:
      documents === null
        ? say('reminding.follow.all')
        : documents.map((id) => sources.get(id)?.label ?? id).join(', '),
  })
}

/** A grant that waits for somebody. */
export const waitingInWords = ({ province, agency }: Grant, knowledge: Knowledge): string =>
  knowledge.say('reminding.waiting', {
    province: provinceInWords(province, knowledge),
    agency: agenciesInWords([agency], knowledge),
  })

/** How and when it reminds, in one line. */
export const mannerInWords = (subscriber: Subscriber, say: Say): string => {
  const { leads, time, quiet, digest, workdays } = subscriber
  return say('reminding.manner', {
    leads: leadsInWords(leads, say),
    time,
    quiet: quiet ? say('reminding.quiet', quiet) : say('reminding.noQuiet'),
    digest: say(digest ? 'reminding.digest' : 'reminding.singly'),
    workdays: say(workdays ? 'reminding.workdays' : 'reminding.anyDay'),
  })
}

/** All that a chat asked to be reminded of and how, a line each. */
export const subscriptionLines = (
  subscriber: Subscriber,
  today: string,
  knowledge: Knowledge,
): readonly string[] => {
  const { say } = knowledge
  const { follows, grants, pausedUntil } = subscriber
  const waiting = grants.filter(({ state }) => state === 'waiting')
  return [
    ...(follows.length === 0 ? [say('reminding.follow.none')] : []),
    ...follows.map((follow) =>
      say('reminding.follow.line', { follow: followInWords(follow, knowledge) }),
    ),
    ...waiting.map((grant) => waitingInWords(grant, knowledge)),
    ...(follows.length === 0 ? [] : [mannerInWords(subscriber, say)]),
    ...(subscriber.shift
      ? [say(subscriber.shift.until === null ? 'handoff.shift.line' : 'handoff.shift.lineToday')]
      : []),
    ...(pausedUntil !== null && pausedUntil > today
      ? [say('reminding.paused', { day: fullDay(pausedUntil, knowledge) })]
      : []),
  ]
}

/** A document with whether anything of it is still ahead. */
export const documentInWords = (id: string, today: string, knowledge: Knowledge): string => {
  const { say, sources } = knowledge
  const source = sources.get(id)
  if (!source) return id
  const { label, inForceUntil } = source
  return inForceUntil !== null && inForceUntil < today
    ? say('reminding.document.ended', { label, date: dayInWords(inForceUntil) })
    : say('reminding.document.live', { label })
}
