import '../../process/owner-only.ts'
import { parseArgs } from 'node:util'
import { reminderText } from '../../../handlers/text/reminder.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { loadKnowledge } from '../../../knowledge/load.ts'
import { remindersOf, type Reminder } from '../../../knowledge/calendar/reminder.ts'
import {
  faultOf,
  MOST_YEARS,
  selectDeadlines,
  type QueryFault,
} from '../../channels/web/deadlines/query.ts'
import { explainFailure } from '../../process/failure.ts'

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

/** What is wrong with the command as it was typed; null where it can be carried out. */
const complaintOf = (asked: Partial<Asked>, knowledge: Knowledge): string | null => {
  const { province, from, to } = asked
  if (province === undefined || from === undefined || to === undefined)
    return knowledge.say('simulate.usage')
  const fault = faultOf(asked, knowledge)
  return fault && explain(fault, { ...asked, province, from, to }, knowledge)
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

const OPTIONS = {
  province: { type: 'string' },
  agency: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** The options as typed; none where one is not known, so that the usage is told. */
const readOptions = (): Partial<Asked> & { readonly json?: boolean } => {
  try {
    return parseArgs({ options: OPTIONS }).values
  } catch {
    return {}
  }
}

/** Prints every reminder that would go out in a time; nothing is sent. Returns the exit code. */
const simulate = (): number => {
  const knowledge = loadKnowledge()
  const { say, holidays } = knowledge
  const asked = readOptions()
  const { json = false, from = '', to = '' } = asked
  const complaint = complaintOf(asked, knowledge)
  if (complaint !== null) {
    console.error(complaint)
    return 1
  }
  const reminders = remindersOf(selectDeadlines(asked, knowledge), holidays, from, to)
  for (const reminder of reminders)
    console.log(
      json
        ? renderJson(reminder, knowledge)
        : say('simulate.line', {
            on: reminder.on,
            text: reminderText(reminder, knowledge).replaceAll('\n', ' '),
          }),
    )
  if (reminders.length === 0 && !json) console.log(say('simulate.none'))
  return 0
}

try {
  process.exitCode = simulate()
} catch (error) {
  console.error(explainFailure(error))
  process.exitCode = 1
}
