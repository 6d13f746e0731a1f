import { reminderText } from '../../../handlers/text/reminder.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { remindersOf, type Reminder } from '../../../knowledge/calendar/reminder.ts'
import {
  faultOf,
  MOST_YEARS,
  selectDeadlines,
  type QueryFault,
} from '../../channels/web/deadlines/query.ts'
import { withConfirmed } from '../../reminders/confirmed.ts'
import { run } from '../command.ts'
import { failed, printed } from '../printed.ts'

interface Asked {
  readonly province: string
  readonly from: string
  readonly to: string
  readonly agency?: string | undefined
}

const explain = (fault: QueryFault, asked: Asked, { agencies, places, say }: Knowledge): string => {
  if (fault === 'from' || fault === 'to')
    return say('simulate.day', { name: fault, given: asked[fault] })
  return say(`simulate.${fault}`, {
    ...asked,
    agency: asked.agency ?? '',
    years: MOST_YEARS,
    allowed: (fault === 'agency' ? [...agencies.keys()] : places.map(({ id }) => id)).join(', '),
  })
}

/** A reminder as a line of JSON: the contract of `--json`. */
const renderJson = (reminder: Reminder, knowledge: Knowledge): string => {
  const { deadline, on, due } = reminder
  return JSON.stringify({
    on,
    due,
    deadline: deadline.id,
    document: deadline.source,
    clause: deadline.clause,
    agency: deadline.lead[0],
    text: reminderText(reminder, knowledge),
  })
}

/** Prints every reminder that would go out in a time; nothing is sent. */
await run({
  options: {
    province: { type: 'string' },
    agency: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    json: { type: 'boolean' },
  },
  usage: 'simulate.usage',
  async work(opened) {
    const { words, flags } = opened
    const { province, agency, from, to, json = false } = flags
    if (words.length > 0 || province === undefined || from === undefined || to === undefined)
      return null
    const { DATABASE_URL: url } = opened.config
    const knowledge = await withConfirmed(await opened.knowledge(), url)
    const asked = { province, agency, from, to }
    const fault = faultOf(asked, knowledge)
    if (fault) return failed(explain(fault, asked, knowledge))
    const { say, holidays } = knowledge
    const reminders = remindersOf(selectDeadlines(asked, knowledge), holidays, from, to)
    if (json) return printed(...reminders.map((reminder) => renderJson(reminder, knowledge)))
    if (reminders.length === 0) return printed(say('simulate.none'))
    return printed(
      ...reminders.map((reminder) => {
        const text = reminderText(reminder, knowledge).replaceAll('\n', ' ')
        return say('simulate.line', { on: reminder.on, text })
      }),
    )
  },
})
