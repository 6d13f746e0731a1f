import { addDays, daysBetween } from '../../../knowledge/calendar/civil-day.ts'
import type { Effect } from '../../conversation/effect.ts'
import type { Outcome } from '../../conversation/outcome.ts'
import { fullDay } from '../../text/reminder.ts'
import type { Due, Mark, Subscriber } from '../../conversation/subscriber.ts'
import type { Talk } from '../../talk.ts'
import { detailDraft } from './detail.ts'
import { meantBy, pressed, type Meant } from './meant.ts'
import { keep, remind, subscriberOf, tell } from './subscription.ts'
import type { Press } from '../../conversation/wishes/press.ts'
import { markOf } from '../upcoming.ts'

/** Marks on what was due so long ago are of no use. */
const MARKS_KEPT_DAYS = 90
const OFFERED_DAYS = [1, 3, 7]

/** The marks with another one in place of what was said about the same occurrence. */
const withMark = (
  subscriber: Subscriber,
  { deadline, occurrence }: Due,
  mark: Mark | null,
  today: string,
): Subscriber => ({
  ...subscriber,
  marks: [
    ...subscriber.marks.filter(
      (one) =>
        !(one.deadline === deadline && one.occurrence === occurrence) &&
        one.due >= addDays(today, -MARKS_KEPT_DAYS),
    ),
    ...(mark ? [mark] : []),
  ],
})

const recordOf = (act: 'done' | 'undone' | 'snoozed', { deadline, occurrence }: Due): Effect => ({
  do: 'record-mark',
  act,
  deadline,
  occurrence,
})

const taskValues = ({ deadline, due }: Meant, talk: Talk) => ({
  task: deadline.task,
  day: fullDay(due.due, talk.knowledge),
})

const undoChoices = (meant: Meant, { say }: Talk) => [
  remind(say('reminder.button.undo'), pressed('undo', meant)),
]

const tellDone = (meant: Meant, talk: Talk): Outcome =>
  tell(talk, [
    {
      text: talk.say('reminding.act.doneAlready', taskValues(meant, talk)),
      choices: undoChoices(meant, talk),
    },
  ])

const markDone = (meant: Meant, talk: Talk): Outcome => {
  const { say, incoming } = talk
  const before = subscriberOf(talk)
  if (markOf(meant.due, before)?.act === 'done') return tellDone(meant, talk)
  const mark: Mark = { ...meant.due, act: 'done', at: incoming.at, until: null }
  return keep(
    talk,
    withMark(before, meant.due, mark, incoming.today),
    [
      {
        text: say('reminding.act.done', taskValues(meant, talk)),
        choices: undoChoices(meant, talk),
      },
    ],
    [recordOf('done', meant.due)],
  )
}

const takeBack = (meant: Meant, talk: Talk): Outcome => {
  const { say, incoming } = talk
  const before = subscriberOf(talk)
  if (markOf(meant.due, before)?.act !== 'done')
    return tell(talk, [{ text: say('reminding.act.notDone', taskValues(meant, talk)) }])
  return keep(
    talk,
    withMark(before, meant.due, null, incoming.today),
    [{ text: say('reminding.act.undone', taskValues(meant, talk)) }],
    [recordOf('undone', meant.due)],
  )
}

const askWhen = (meant: Meant, left: number, talk: Talk): Outcome => {
  const { say } = talk
  const choices = OFFERED_DAYS.filter((days) => days <= left).map((days) =>
    remind(
      days === 1 ? say('reminding.tomorrow') : say('reminding.inDays', { days }),
      pressed('later', meant, days),
    ),
  )
  const text = say('reminding.ask.later', taskValues(meant, talk))
  return tell(talk, [{ text, choices, numbered: false }], [], 'menu')
}

/** Once more on a later day, never after the last one. */
const snooze = (meant: Meant, until: string | null, talk: Talk): Outcome => {
  const { say, incoming, knowledge } = talk
  const { due } = meant
  const left = daysBetween(incoming.today, due.due)
  const before = subscriberOf(talk)
  const known = markOf(due, before)
  if (known?.act === 'done') return tellDone(meant, talk)
  if (left <= 0)
    return tell(talk, [{ text: say('reminding.act.lastDay', taskValues(meant, talk)) }])
  if (until === null) return askWhen(meant, left, talk)
  if (until <= incoming.today) return tell(talk, [{ text: say('reminding.act.notToday') }])
  const isBounded = until > due.due
  const day = isBounded ? due.due : until
  const values = { ...taskValues(meant, talk), until: fullDay(day, knowledge) }
  const text = say(isBounded ? 'reminding.act.laterBounded' : 'reminding.act.later', values)
  if (known?.act === 'snoozed' && known.until === day) return tell(talk, [{ text }])
  const mark: Mark = { ...due, act: 'snoozed', at: incoming.at, until: day }
  return keep(
    talk,
    withMark(before, due, mark, incoming.today),
    [{ text }],
    [recordOf('snoozed', due)],
  )
}

/** Does something about one deadline; `until` is the day for "later", null where none was said. */
export const actOn = (act: Press['act'], due: Due, until: string | null, talk: Talk): Outcome => {
  const meant = meantBy(due, talk)
  if ('drafts' in meant) return meant
  switch (act) {
    case 'done':
      return markDone(meant, talk)
    case 'undo':
      return takeBack(meant, talk)
    case 'later':
      return snooze(meant, until, talk)
    case 'more':
      return tell(talk, [detailDraft(meant, talk)], [], 'answer')
    default:
      return act satisfies never
  }
}
