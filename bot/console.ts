import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import type { Session } from '../handlers/conversation.ts'
import { respond } from '../handlers/respond.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { parseSession } from '../storage/session-format.ts'
import { civilDay, createClock } from './clock.ts'
import { readConfig } from './config.ts'
import { explainFailure } from './failure.ts'
import { readProfile } from './profile.ts'
import { renderBotLine } from './terminal.ts'

/** The same assistant in a terminal; nothing is kept after it ends, unless it is recorded. */
const talk = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      record: { type: 'string' },
      province: { type: 'string' },
      role: { type: 'string' },
    },
  })
  const { say, ...rest } = loadKnowledge()
  const knowledge = { say, ...rest }
  const clock = createClock(readConfig(process.env).CLOCK)
  const profile = readProfile(values)
  const person = say(profile.role === 'officer' ? 'terminal.officer' : 'terminal.person')
  const at = () => clock().toISOString()
  const lines = [
    `@ ${at().slice(0, 16).replace('T', ' ')}  terminal  ${profile.role ?? 'director'}`,
  ]
  let session: Session | null = null
  console.log(say('terminal.welcome'))
  const input = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: `${person}: `,
  })
  input.prompt()
  for await (const text of input) {
    const now = clock()
    const turn = respond(
      { at: now.toISOString(), today: civilDay(now), text, profile },
      session,
      knowledge,
    )
    session = parseSession(JSON.stringify(turn.session))
    const said = turn.replies.map((reply) => renderBotLine(reply, say))
    lines.push(`${person}: ${text}`, ...said)
    console.log(said.join('\n'))
    input.prompt()
  }
  if (values.record === undefined) return
  writeFileSync(values.record, `# ${lines[1] ?? ''}\n${lines.join('\n')}\n`)
  console.log(say('terminal.recorded', { file: values.record }))
}

try {
  await talk()
} catch (error) {
  console.error(explainFailure(error))
  process.exit(1)
}
