import { DEFAULTS } from '../../../handlers/conversation/subscriber.ts'
import type { NudgeRow } from '../../../storage/checklists/nudges.ts'
import type { Verdict } from '../../../storage/outbox/recheck.ts'
import { dayOfEnd, isQuiet } from '../timing/quiet.ts'

/** The day and minute of now, and the instant of another one. */
export interface NudgeMoment {
  readonly today: string
  readonly minute: string
  readonly instantOf: (day: string, minute: string) => number
}

const cancel = (reason: string): Verdict => ({ kind: 'cancel', faults: new Map([['', reason]]) })

/**
 * Whether a reminder of papers may leave now: still wanted, nothing ticked since it was written, on its own
 * day and not at night. What was ticked meanwhile has it written anew; so has another day.
 */
export const recheckNudge = (
  { lists, sendOn, subscriber }: NudgeRow,
  { today, minute, instantOf }: NudgeMoment,
): Verdict => {
  if (lists.every(({ now }) => !now?.isOn)) return cancel('unsubscribed')
  if ((subscriber?.pausedUntil ?? '') > today) return cancel('changed')
  if (lists.some(({ revision, now }) => now?.revision !== revision)) return cancel('changed')
  if (sendOn !== today) return cancel('clock')
  const quiet = subscriber ? subscriber.quiet : DEFAULTS.quiet
  if (!quiet || !isQuiet(quiet, minute)) return { kind: 'go' }
  const day = dayOfEnd(quiet, { today, minute })
  // Tomorrow it is written anew, so that no day brings two.
  return day === today ? { kind: 'wait', until: instantOf(day, quiet.to) } : cancel('clock')
}
