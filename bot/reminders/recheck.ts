import type { Subscriber } from '../../handlers/conversation/subscriber.ts'
import type { Deadline } from '../../knowledge/schema/deadline.ts'
import type { Rechecked, RecheckedItem, Verdict } from '../../storage/outbox/recheck.ts'
import type { Concern } from '../../handlers/reminders/concern.ts'
import { recheckNudge } from './nudges/recheck.ts'
import { dayOfEnd, isQuiet } from './timing/quiet.ts'

/** A minute of a day in Asia/Ho_Chi_Minh. */
export interface Minute {
  /** `YYYY-MM-DD`. */
  readonly today: string
  /** `HH:MM`. */
  readonly minute: string
}

export interface RecheckDeps {
  readonly deadlines: ReadonlyMap<string, Deadline>
  readonly isConcern: Concern
  readonly minuteOf: (instant: number) => Minute
  /** The instant at which a minute of a day begins. */
  readonly instantOf: (day: string, minute: string) => number
}

/** Why one item must not be told any more; null where it may. */
const faultOf = (
  item: RecheckedItem,
  subscriber: Subscriber,
  today: string,
  { deadlines, isConcern }: RecheckDeps,
): string | null => {
  const isGone = item.kind === 'gone'
  // Planned while the clock was ahead: the days left that it says are wrong.
  if (item.send_on > today) return 'clock'
  // What was taken away may have come back since.
  if (isGone && item.agenda && !item.agenda.gone && item.agenda.due >= today) return 'changed'
  if (!isGone && item.agenda && (item.agenda.gone || item.agenda.due !== item.due)) return 'changed'
  if (!isGone && item.due < today) return 'past'
  const isDone = subscriber.marks.some(
    ({ act, deadline, occurrence, due }) =>
      act === 'done' &&
      deadline === item.deadline &&
      occurrence === item.occurrence &&
      due === item.due,
  )
  if (isDone) return 'done'
  const deadline = deadlines.get(item.deadline)
  return deadline && !isConcern(subscriber, deadline) ? 'unsubscribed' : null
}

/**
 * Whether a reminder may leave now: asked for still, not done, under the right day, in time and not
 * at night. Pure; carried out between the claim and the first byte.
 */
export const createRecheck =
  (deps: RecheckDeps) =>
  ({ subscriber, isPlanned, items, nudge }: Rechecked, now: number): Verdict => {
    if (nudge) return recheckNudge(nudge, { ...deps.minuteOf(now), instantOf: deps.instantOf })
    if (items.length === 0)
      // What it told is told elsewhere, or was erased.
      return isPlanned ? { kind: 'cancel', faults: new Map([['', 'withdrawn']]) } : { kind: 'go' }
    const allVoid = (reason: string): Verdict => ({
      kind: 'cancel',
      faults: new Map(items.map(({ key }) => [key, reason])),
    })
    if (!subscriber || subscriber.follows.length === 0) return allVoid('unsubscribed')
    const at = deps.minuteOf(now)
    if ((subscriber.pausedUntil ?? '') > at.today) return allVoid('paused')
    const faults = new Map(
      items.flatMap((item) => {
        const fault = faultOf(item, subscriber, at.today, deps)
        return fault === null ? [] : [[item.key, fault] as const]
      }),
    )
    if (faults.size > 0) return { kind: 'cancel', faults }
    const { quiet } = subscriber
    if (!quiet || !isQuiet(quiet, at.minute)) return { kind: 'go' }
    const day = dayOfEnd(quiet, at)
    const tooLate = items.filter(({ kind, due }) => kind !== 'gone' && due < day)
    return tooLate.length > 0
      ? { kind: 'cancel', faults: new Map(tooLate.map(({ key }) => [key, 'quiet-hours'])) }
      : { kind: 'wait', until: deps.instantOf(day, quiet.to) }
  }
