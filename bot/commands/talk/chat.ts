import '../../process/owner-only.ts'
import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { respond } from '../../../handlers/respond.ts'
import { loadKnowledge } from '../../../knowledge/load.ts'
import { openDatabase } from '../../../storage/database/open.ts'
import { migrate } from '../../../storage/database/migrate.ts'
import { createTurnStore } from '../../../storage/chats/turns.ts'
import { createClock } from '../../clock.ts'
import { readConfig } from '../../config.ts'
import { createDispatch } from '../../channels/web/dispatch.ts'
import { explainFailure } from '../../process/failure.ts'
import { createLog } from '../../log.ts'
import { createMetrics } from '../../metrics.ts'
import { withImported } from '../../official.ts'
import { readProfile } from './profile.ts'
import { createRecording } from './recording.ts'
import { renderBotLine } from '../../channels/plain-text.ts'

const CHAT = 'terminal'

/** The same assistant in a terminal; the talk is kept only in the file that `--data` names. */
const talk = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      record: { type: 'string' },
      data: { type: 'string' },
      province: { type: 'string' },
      role: { type: 'string' },
    },
  })
  const { LOG_LEVEL, CLOCK, DATABASE_URL } = readConfig(process.env)
  const curated = loadKnowledge()
  const profile = readProfile(values, curated)
  const knowledge = await withImported(curated, DATABASE_URL)
  const { say } = knowledge
  const clock = createClock(CLOCK)
  const db = openDatabase(`sqlite:${values.data ?? ':memory:'}`)
  await migrate(db)
  const dispatch = createDispatch({
    respond,
    knowledge,
    store: createTurnStore(db),
    clock,
    log: createLog(LOG_LEVEL),
    metrics: createMetrics(),
    render: ({ replies }) => replies.map((reply) => renderBotLine(reply, say)).join('\n'),
  })
  const person = say(profile.role === 'officer' ? 'terminal.officer' : 'terminal.person')
  const recording = createRecording(person, profile)
  console.log(say('terminal.welcome'))
  const input = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: `${person}: `,
  })
  // Lines that were piped in are still answered after the input has ended.
  let isOpen = true
  input.once('close', () => {
    isOpen = false
  })
  input.prompt()
  for await (const text of input) {
    if (text.trim() !== '') {
      const now = clock()
      const result = await dispatch(CHAT, null, { text, profile })
      const said = result.kind === 'response' ? result.body : say('errors.unavailable')
      recording.add(now, text, said)
      console.log(said)
    }
    if (isOpen) input.prompt()
  }
  await db.destroy()
  if (values.record === undefined) return
  writeFileSync(values.record, recording.text())
  console.log(say('terminal.recorded', { file: values.record }))
}

try {
  await talk()
} catch (error) {
  console.error(explainFailure(error))
  process.exit(1)
}
