import '../../process/owner-only.ts'
import { parseArgs } from 'node:util'
import { respond } from '../../../handlers/respond.ts'
import { loadKnowledge } from '../../../knowledge/load.ts'
import { renderTurn } from '../../channels/web/render.ts'
import { civilDay, createClock } from '../../clock.ts'
import { ConfigError, readConfig } from '../../config.ts'
import { explainFailure } from '../../process/failure.ts'
import { withImported } from '../../official.ts'
import { readProfile } from './profile.ts'
import { renderReply } from '../../channels/plain-text.ts'

/** One question, one answer. */
const ask = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    options: {
      province: { type: 'string' },
      role: { type: 'string' },
      json: { type: 'boolean' },
    },
    allowPositionals: true,
  })
  const curated = loadKnowledge()
  const text = positionals.join(' ')
  if (text === '') throw new ConfigError(curated.say('terminal.usage'))
  const { CLOCK, DATABASE_URL } = readConfig(process.env)
  const knowledge = await withImported(curated, DATABASE_URL)
  const now = createClock(CLOCK)()
  const incoming = {
    at: now.toISOString(),
    today: civilDay(now),
    text,
    profile: readProfile(values, knowledge),
  }
  const turn = respond(incoming, null, knowledge)
  console.log(
    values.json
      ? renderTurn(turn)
      : turn.replies.map((reply) => renderReply(reply, knowledge.say)).join('\n\n'),
  )
}

try {
  await ask()
} catch (error) {
  console.error(explainFailure(error))
  process.exit(1)
}
