import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Reminder } from '../../knowledge/calendar/reminder.ts'
import type { Act } from '../../knowledge/language/reminders/wish.ts'
import type { Choice } from '../conversation/conversation.ts'
import { goneText, movedItem, movedText, reminderItem, reminderText } from '../text/reminder.ts'
import type { Due } from '../conversation/subscriber.ts'
import { pressValue } from '../conversation/wishes/press.ts'

/** One thing to tell. */
export interface ReminderItem {
  readonly reminder: Reminder
  readonly kind: 'lead' | 'snooze' | 'moved' | 'gone'
  /** For `moved`: the last day as it was told before, `YYYY-MM-DD`. */
  readonly before?: string
}

/** What is said beside the items. */
export interface MessageContext {
  /** It should have gone out on an earlier day or hour. */
  readonly late: boolean
  /** It may have arrived already: the first sending was never confirmed. */
  readonly again: boolean
}

/** One message of a morning. */
export interface ReminderMessage {
  readonly text: string
  /** What can be typed, for channels without buttons; empty where nothing can be done about it. */
  readonly words: string
  /** Buttons; their values need no session. */
  readonly choices: readonly Choice[]
  /** What it names, in the order of its numbers: "xong 2" is about the second one. */
  readonly due: readonly Due[]
}

type Known = Pick<Knowledge, 'agencies' | 'say' | 'sources'>

const MOST_ITEMS = 12
const MOST_BUTTONS = 6
const ACTS: readonly Act[] = ['done', 'later', 'more']

const dueOf = ({ deadline, occurrence, due }: Reminder): Due => ({
  deadline: deadline.id,
  occurrence: occurrence.key,
  due,
})

const alone = ({ kind, reminder, before }: ReminderItem, known: Known): string =>
  kind === 'moved' && before !== undefined
    ? movedText(before, reminder, known)
    : reminderText(reminder, known)

const inList = ({ kind, reminder, before }: ReminderItem, at: number, known: Known): string =>
  kind === 'moved' && before !== undefined
    ? movedItem(at + 1, before, reminder, known)
    : reminderItem(at + 1, reminder, known)

const linesOf = (live: readonly ReminderItem[], known: Known): readonly string[] => {
  const [only, ...others] = live
  if (!only) return []
  if (others.length === 0) return [alone(only, known)]
  const left = live.length - MOST_ITEMS
  return [
    known.say('reminder.digest', { count: live.length }),
    ...live.slice(0, MOST_ITEMS).map((item, at) => inList(item, at, known)),
    ...(left > 0 ? [known.say('reminder.more', { count: left })] : []),
  ]
}

const buttonsOf = (due: readonly Due[], { say }: Known): readonly Choice[] => {
  const [only, ...others] = due
  if (!only) return []
  if (others.length === 0)
    return ACTS.map((act) => ({
      value: pressValue(act, only),
      label: say(`reminder.button.${act}`),
    }))
  return due.slice(0, MOST_BUTTONS).map((one, at) => ({
    value: pressValue('done', one),
    label: say('reminder.doneMany', { number: at + 1 }),
  }))
}

const wordsFor = (count: number, { say }: Known): string => {
  if (count === 0) return ''
  return say(count === 1 ? 'reminder.words' : 'reminder.wordsMany')
}

/**
 * The reminders of one morning as one message: one alone with what, by when, for whom and under which
 * clause; several as a numbered list, the most urgent first; what is no longer due below, unnumbered.
 */
export const reminderMessage = (
  items: readonly ReminderItem[],
  { late, again }: MessageContext,
  known: Known,
): ReminderMessage => {
  const live = items
    .filter(({ kind }) => kind !== 'gone')
    .toSorted((one, other) => one.reminder.due.localeCompare(other.reminder.due))
  const gone = items.filter(({ kind }) => kind === 'gone')
  const due = live.slice(0, MOST_ITEMS).map(({ reminder }) => dueOf(reminder))
  const lines = [
    ...(again ? [known.say('reminder.again')] : []),
    ...(late ? [known.say('reminder.late')] : []),
    ...linesOf(live, known),
    ...gone.map(({ reminder }) => goneText(reminder, known)),
  ]
  return {
    text: lines.join('\n'),
    words: wordsFor(due.length, known),
    choices: buttonsOf(due, known),
    due,
  }
}
