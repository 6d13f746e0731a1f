import { LONGEST_LEAD } from '../../knowledge/calendar/reminder.ts'
import type { RemindingQuestion, RemindingWish } from '../../knowledge/language/reminders/wish.ts'
import type { DraftChoice, Outcome } from '../conversation/outcome.ts'
import { DEFAULTS, type Subscriber } from '../conversation/subscriber.ts'
import type { Talk } from '../talk.ts'
import { leadsInWords, mannerInWords } from './description.ts'
import { keep, remind, subscriberOf, tell } from './acts/subscription.ts'

type Of<W extends RemindingWish['wish']> = Extract<RemindingWish, { wish: W }>
type Quiet = NonNullable<Subscriber['quiet']>

const MOST_LEADS = 6
const MINUTES = 60
const MINUTES_OF_DAY = 24 * MINUTES
/** What quiet hours must leave free of a day. */
const LEAST_OPEN_MINUTES = 60
const OFFERED_LEADS: readonly (readonly number[])[] = [DEFAULTS.leads, [15, 3, 0], [7, 1, 0]]
const OFFERED_TIMES = ['07:00', '08:00', '13:30']

const minutesOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * MINUTES + minute
}

const quietMinutes = ({ from, to }: Quiet): number =>
  (minutesOf(to) - minutesOf(from) + MINUTES_OF_DAY) % MINUTES_OF_DAY || MINUTES_OF_DAY

const isQuiet = (quiet: Quiet | null, time: string): boolean =>
  quiet !== null &&
  (quiet.from <= quiet.to
    ? time >= quiet.from && time < quiet.to
    : time >= quiet.from || time < quiet.to)

/** Puts a question of the settings; its choices do not take figures away from what can be typed. */
const ask = (what: RemindingQuestion, choices: readonly DraftChoice[], talk: Talk): Outcome =>
  tell(talk, [{ text: talk.say(`reminding.ask.${what}`), choices, numbered: false }], [], 'menu')

const changed = (subscriber: Subscriber, lead: string, talk: Talk): Outcome =>
  keep(talk, subscriber, [
    { text: [lead, mannerInWords(subscriber, talk.say)].filter((line) => line !== '').join('\n') },
  ])

/** How long before the last day. */
export const changeLeads = ({ days }: Of<'leads'>, talk: Talk): Outcome => {
  const { say } = talk
  const leads = [...new Set(days)].toSorted((one, other) => other - one)
  const tooLong = leads.filter((lead) => lead > LONGEST_LEAD)
  if (leads.length === 0)
    return ask(
      'leads',
      OFFERED_LEADS.map((offered) =>
        remind(leadsInWords(offered, say), { wish: 'leads', days: offered }),
      ),
      talk,
    )
  if (tooLong.length > 0)
    return tell(talk, [
      { text: say('reminding.longLead', { days: tooLong.join(', '), most: LONGEST_LEAD }) },
    ])
  if (leads.length > MOST_LEADS)
    return tell(talk, [{ text: say('reminding.manyLeads', { most: MOST_LEADS }) }])
  return changed({ ...subscriberOf(talk), leads }, say('reminding.changed'), talk)
}

/** When in the day. A time at night waits for its end, so that is what is kept. */
export const changeTime = ({ at }: Of<'time'>, talk: Talk): Outcome => {
  const { say } = talk
  const before = subscriberOf(talk)
  const { quiet } = before
  if (at === null)
    return ask(
      'time',
      OFFERED_TIMES.map((time) => remind(time, { wish: 'time', at: time })),
      talk,
    )
  if (quiet !== null && isQuiet(quiet, at))
    return changed(
      { ...before, time: quiet.to },
      say('reminding.timeInQuiet', { at, ...quiet }),
      talk,
    )
  return changed({ ...before, time: at }, say('reminding.changed'), talk)
}

/** When nothing is sent. */
export const changeQuiet = ({ hours }: Of<'quiet'>, talk: Talk): Outcome => {
  const { say } = talk
  const before = subscriberOf(talk)
  if (hours === null)
    return ask(
      'quiet',
      [
        remind(say('reminding.choice.nights'), { wish: 'quiet', hours: 'nights' }),
        remind(say('reminding.choice.anyHour'), { wish: 'quiet', hours: 'none' }),
      ],
      talk,
    )
  if (hours === 'none') return changed({ ...before, quiet: null }, say('reminding.changed'), talk)
  const quiet = hours === 'nights' ? DEFAULTS.quiet : hours
  if (quietMinutes(quiet) > MINUTES_OF_DAY - LEAST_OPEN_MINUTES)
    return tell(talk, [{ text: say('reminding.alwaysQuiet') }])
  return isQuiet(quiet, before.time)
    ? changed(
        { ...before, quiet, time: quiet.to },
        say('reminding.timeInQuiet', { at: before.time, ...quiet }),
        talk,
      )
    : changed({ ...before, quiet }, say('reminding.changed'), talk)
}

/** Days off and one message a morning: on or off. */
export const changeHabit = ({ wish, on }: Of<'workdays' | 'digest'>, talk: Talk): Outcome => {
  const before = subscriberOf(talk)
  const subscriber = wish === 'workdays' ? { ...before, workdays: on } : { ...before, digest: on }
  return changed(subscriber, talk.say('reminding.changed'), talk)
}

/** Everything that can be changed. */
export const showSettings = (talk: Talk): Outcome => {
  const { say } = talk
  const subscriber = subscriberOf(talk)
  const { digest, workdays } = subscriber
  const choices = [
    remind(say('reminding.choice.leads'), { wish: 'leads', days: [] }),
    remind(say('reminding.choice.time'), { wish: 'time', at: null }),
    remind(say('reminding.choice.quiet'), { wish: 'quiet', hours: null }),
    remind(say(workdays ? 'reminding.choice.anyDay' : 'reminding.choice.workdays'), {
      wish: 'workdays',
      on: !workdays,
    }),
    remind(say(digest ? 'reminding.choice.singly' : 'reminding.choice.digest'), {
      wish: 'digest',
      on: !digest,
    }),
    remind(say('reminding.choice.pause'), { wish: 'pause', until: null, isBare: false }),
  ]
  const text = `${mannerInWords(subscriber, say)}\n${say('reminding.whatToChange')}`
  return tell(talk, [{ text, choices }], [], 'menu')
}
