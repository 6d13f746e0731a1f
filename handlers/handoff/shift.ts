import { addDays } from '../../knowledge/calendar/civil-day.ts'
import type { HandOffSaid } from '../../knowledge/language/handoff/said.ts'
import type { OfficerShift, Subscriber } from '../conversation/subscriber.ts'
import type { Outcome } from '../conversation/outcome.ts'
import { keep, tell } from '../reminders/acts/subscription.ts'
import type { Talk } from '../talk.ts'
import { officeInWords, officerInWords } from './office.ts'

const LONGEST_NAME = 40

/** The offices that this chat was let into; none of somebody who is no officer. */
export const officesOf = (subscriber: Subscriber | null | undefined) =>
  (subscriber?.grants ?? []).filter(({ state }) => state === 'approved')

const withShift = (subscriber: Subscriber, shift: OfficerShift | null): Subscriber => {
  const { shift: _, ...rest } = subscriber
  return shift === null ? rest : { ...rest, shift }
}

const nameOf = ({ shift }: Subscriber): string | null => shift?.name ?? null

/** How an officer appears to people. */
const shownAs = (subscriber: Subscriber, talk: Talk): string => {
  const [office] = officesOf(subscriber)
  return office ? officerInWords(nameOf(subscriber), office, talk.knowledge) : ''
}

const begin = (isToday: boolean, subscriber: Subscriber, talk: Talk): Outcome => {
  const { say, knowledge, incoming } = talk
  const until = isToday
    ? new Date(`${addDays(incoming.today, 1)}T00:00:00+07:00`).toISOString()
    : null
  const on = withShift(subscriber, { until, name: nameOf(subscriber) })
  const offices = officesOf(subscriber)
    .map((office) => officeInWords(office, knowledge))
    .join('; ')
  const values = { offices, name: shownAs(on, talk) }
  return keep(talk, on, [
    { text: say(isToday ? 'handoff.shift.today' : 'handoff.shift.on', values) },
  ])
}

/** The name that people are shown; it is part of the shift, and kept no longer. */
const rename = (given: string | null, subscriber: Subscriber, talk: Talk): Outcome => {
  const { say } = talk
  const name = given?.replaceAll(/\s+/gu, ' ').trim() ?? null
  const { shift } = subscriber
  if (!shift) return tell(talk, [{ text: say('handoff.shift.off') }])
  if (name !== null && (name === '' || name.length > LONGEST_NAME || /\d/u.test(name)))
    return tell(talk, [{ text: say('handoff.shift.badName', { most: LONGEST_NAME }) }])
  const named = withShift(subscriber, { ...shift, name })
  return keep(talk, named, [{ text: say('handoff.shift.named', { name: shownAs(named, talk) }) }])
}

/** What an officer says about being on duty; null where it is about something else. */
export const changeShift = (said: HandOffSaid, talk: Talk): Outcome | null => {
  const { incoming, say, session } = talk
  const { subscriber } = incoming
  const isAboutShift = ['on-duty', 'off-duty', 'name', 'no-name'].includes(said.said)
  if (!isAboutShift) return null
  if (!subscriber || officesOf(subscriber).length === 0)
    return said.said === 'on-duty' && (said.isClear || session.profile.role === 'officer')
      ? tell(talk, [{ text: say('handoff.shift.needsCode') }])
      : null
  if (said.said === 'on-duty') return begin(said.isToday, subscriber, talk)
  if (said.said === 'name') return rename(said.words, subscriber, talk)
  if (said.said === 'no-name') return rename(null, subscriber, talk)
  return subscriber.shift
    ? keep(talk, withShift(subscriber, null), [{ text: say('handoff.shift.ended') }])
    : tell(talk, [{ text: say('handoff.shift.off') }])
}
