import { addDays, daysBetween } from '../../../knowledge/calendar/civil-day.ts'
import { cite } from '../../text/citation.ts'
import type { Draft } from '../../conversation/outcome.ts'
import {
  agenciesInWords,
  assumedInWords,
  deadlineCitation,
  fullDay,
  leftInWords,
  referenceOf,
} from '../../text/reminder.ts'
import { rolesInWords } from '../../text/role.ts'
import type { Talk } from '../../talk.ts'
import type { Meant } from './meant.ts'
import { remind, subscriberOf } from './subscription.ts'
import { markOf, upcomingLine, upcomingOf } from '../upcoming.ts'

const SOON_DAYS = 30

const standLines = ({ due }: Meant, talk: Talk): readonly string[] => {
  const mark = markOf(due, subscriberOf(talk))
  if (mark === null) return []
  return [
    mark.until === null
      ? talk.say('reminding.detail.done')
      : talk.say('reminding.detail.snoozed', { day: fullDay(mark.until, talk.knowledge) }),
  ]
}

/** What else is due soon. */
const otherLines = ({ deadline }: Meant, talk: Talk): readonly string[] => {
  const subscriber = subscriberOf(talk)
  const end = addDays(talk.incoming.today, SOON_DAYS)
  const others = upcomingOf(subscriber, talk).filter(
    (one) => one.deadline.id !== deadline.id && one.due <= end,
  )
  return others.length === 0
    ? [talk.say('reminding.detail.alone', { days: SOON_DAYS })]
    : [
        talk.say('reminding.detail.others', { days: SOON_DAYS }),
        ...others.map((one) => upcomingLine(one, subscriber, talk)),
      ]
}

/** All that is known of one deadline, with its exact clause, and what else is due soon. */
export const detailDraft = (meant: Meant, talk: Talk): Draft => {
  const { say, knowledge, incoming } = talk
  const { deadline, occurrence, due } = meant
  const { task, output, words, note, roles } = deadline
  const left = daysBetween(incoming.today, due.due)
  const source = knowledge.sources.get(deadline.source)
  const lines = [
    say('reminding.detail.task', { task }),
    ...(output === null ? [] : [say('reminding.detail.output', { output })]),
    say('reminding.detail.due', {
      day: fullDay(due.due, knowledge),
      words,
      left: left < 0 ? say('reminding.detail.over') : leftInWords(left, knowledge),
    }) + assumedInWords(deadline, knowledge),
    rolesInWords(roles, (ids) => agenciesInWords(ids, knowledge), say),
    ...(note === null ? [] : [say('reminding.detail.note', { note })]),
    say('reminding.detail.clause', {
      citation: deadlineCitation(deadline, knowledge),
      title: source?.title ?? '',
    }),
    say('reminding.detail.reference', { reference: referenceOf(deadline.id, occurrence.key) }),
    ...standLines(meant, talk),
    ...otherLines(meant, talk),
  ]
  const acts = left > 0 ? (['done', 'later'] as const) : (['done'] as const)
  return {
    text: lines.join('\n'),
    citations: [cite(deadline, knowledge)],
    choices: acts.map((act) =>
      remind(say(`reminder.button.${act}`), { wish: 'press', press: { act, ...due }, until: null }),
    ),
  }
}
