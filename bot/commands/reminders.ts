import { countReminders, listDoubts } from '../../storage/reminders/explanation.ts'
import { openChannels } from '../channels/registry.ts'
import { civilMinute, createTime } from '../clock.ts'
import { createLog } from '../log.ts'
import { createMetrics } from '../metrics.ts'
import { explainReminder } from '../reminders/explanation.ts'
import { previewReminders } from '../reminders/preview.ts'
import { run, type Opened } from './command.ts'
import { failed, printed, type Printed } from './printed.ts'

const MOST_DOUBTS = 50

type ReminderWork = (opened: Opened) => Promise<Printed>

const tellStatus: ReminderWork = async ({ database, stores, say }) => {
  const db = await database()
  const muted = await (await stores()).standing.readMute()
  const counts = await countReminders(db)
  const doubts = await listDoubts(db, MOST_DOUBTS)
  return printed(
    muted === null ? say('reminders.on') : say('reminders.muted', { reason: muted }),
    ...[...counts].map(
      ([state, count]) =>
        `  ${say('reminders.count', { state: say(`reminders.state.${state}`), count })}`,
    ),
    ...(doubts.length === 0 ? [] : [say('reminders.doubts')]),
    ...doubts.map(
      ({ id, chat, settled_at: at }) =>
        `  ${say('reminders.doubt', { id, chat, at: civilMinute(new Date(at ?? 0)) })}`,
    ),
  )
}

const preview: ReminderWork = async ({ config, clock, knowledge, database, stores, say }) => {
  const log = createLog('silent')
  const channels = await openChannels(config, {
    stores: await stores(),
    clock,
    log,
    metrics: createMetrics(),
    say,
  })
  if (channels.length === 0) return failed(say('reminders.preview.noChannel'))
  const deps = {
    db: await database(),
    channels,
    knowledge: await knowledge(),
    time: createTime(clock),
  }
  return printed(...(await previewReminders(deps, say)))
}

const resume: ReminderWork = async ({ stores, say }) => {
  const wasMuted = await (await stores()).standing.unmute()
  return printed(say(`reminders.${wasMuted ? 'resumed' : 'on'}`))
}

const explain =
  (what: string): ReminderWork =>
  async ({ database, say }) => {
    const lines = await explainReminder(await database(), what, say)
    return lines ? printed(...lines) : failed(say('reminders.explain.none', { what }))
  }

/** What the words ask for; null where they ask for nothing that there is. */
const workOf = ([command, what, ...rest]: readonly string[]): ReminderWork | null => {
  if (rest.length > 0) return null
  if (what !== undefined) return command === 'explain' ? explain(what) : null
  if (command === 'status') return tellStatus
  if (command === 'preview') return preview
  return command === 'resume' ? resume : null
}

await run({
  options: {},
  usage: 'reminders.usage',
  work: (opened) => workOf(opened.words)?.(opened) ?? null,
})
