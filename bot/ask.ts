import { parseArgs } from 'node:util'
import { respond } from '../handlers/respond.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { renderTurn } from './channels/web/render.ts'
import { civilDay, createClock } from './clock.ts'
import { ConfigError, readConfig } from './config.ts'
import { explainFailure } from './failure.ts'
import { readProfile } from './profile.ts'
import { renderReply } from './terminal.ts'

/** One question, one answer. */
const ask = (): void => {
  const { values, positionals } = parseArgs({
    options: {
      province: { type: 'string' },
      role: { type: 'string' },
      json: { type: 'boolean' },
    },
    allowPositionals: true,
  })
  const knowledge = loadKnowledge()
  const text = positionals.join(' ')
  if (text === '') throw new ConfigError(knowledge.say('terminal.usage'))
  const now = createClock(readConfig(process.env).CLOCK)()
  const incoming = {
    at: now.toISOString(),
    today: civilDay(now),
    text,
    profile: readProfile(values),
  }
  const turn = respond(incoming, null, knowledge)
  console.log(
    values.json
      ? renderTurn(turn)
      : turn.replies.map((reply) => renderReply(reply, knowledge.say)).join('\n\n'),
  )
}

try {
  ask()
} catch (error) {
  console.error(explainFailure(error))
  process.exit(1)
}
