import '../process/owner-only.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import { openDatabase } from '../../storage/database/open.ts'
import { countReminders, listDoubts } from '../../storage/reminders/explanation.ts'
import { asCommand } from '../../storage/database/file/lock.ts'
import { migrate } from '../../storage/database/migrate.ts'
import { createStores } from '../../storage/stores.ts'
import { openChannels } from '../channels/registry.ts'
import { civilMinute, createClock, createTime } from '../clock.ts'
import { sealOf, readConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { runOperation, type Operation, type Printed } from './command.ts'
import { explainReminder } from '../reminders/explanation.ts'
import { previewReminders } from '../reminders/preview.ts'

const MOST_DOUBTS = 50

type Db = ReturnType<typeof openDatabase>
type Work = (db: Db, operation: Operation) => Promise<Printed>

const printed = (lines: readonly string[]): Printed => ({ ok: true, text: lines.join('\n') })

const tellStatus: Work = async (db, { say }) => {
  const muted = await createStores(db).standing.readMute()
  const counts = await countReminders(db)
  const doubts = await listDoubts(db, MOST_DOUBTS)
  return printed([
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
  ])
}

const preview: Work = async (db, { say }) => {
  const config = readConfig(process.env)
  const knowledge = loadKnowledge()
  const clock = createClock(config.CLOCK)
  const log = createLog('silent')
  const stores = createStores(db, { seal: sealOf(config) })
  const channels = await openChannels(config, { stores, clock, log, say })
  if (channels.length === 0) return { ok: false, text: say('reminders.preview.noChannel') }
  return printed(await previewReminders({ db, channels, knowledge, time: createTime(clock) }, say))
}

const resume: Work = async (db, { say }) => {
  const wasMuted = await createStores(db).standing.unmute()
  return printed([say(`reminders.${wasMuted ? 'resumed' : 'on'}`)])
}

const explain =
  (what: string): Work =>
  async (db, { say }) => {
    const lines = await explainReminder(db, what, say)
    return lines ? printed(lines) : { ok: false, text: say('reminders.explain.none', { what }) }
  }

/** What the words ask for; null where they ask for nothing that there is. */
const workOf = ([command, what, ...rest]: readonly string[]): Work | null => {
  if (rest.length > 0) return null
  if (what !== undefined) return command === 'explain' ? explain(what) : null
  if (command === 'status') return tellStatus
  if (command === 'preview') return preview
  return command === 'resume' ? resume : null
}

await runOperation({}, 'reminders.usage', async (operation) => {
  const work = workOf(operation.words)
  if (!work) return null
  const db = openDatabase(asCommand(operation.url))
  try {
    await migrate(db)
    return await work(db, operation)
  } finally {
    await db.destroy()
  }
})
