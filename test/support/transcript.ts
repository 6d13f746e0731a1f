import type { Incoming, Session } from '../../handlers/conversation.ts'
import { respond } from '../../handlers/respond.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { provinceIds } from '../../knowledge/primitives.ts'
import { renderBotLine } from '../../bot/terminal.ts'
import { parseSession } from '../../storage/session-format.ts'

const INCOMING = /^(Bà con|Cán bộ): (.*)$/u
const SETTING = /^@ (\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})(.*)$/u

interface Setting {
  readonly at: string
  readonly today: string
  readonly profile: NonNullable<Incoming['profile']>
}

/** "@ 2026-11-21 08:10  web  director, kien-giang": clock in Vietnam, channel, who. */
const readSetting = (line: string, before: Setting): Setting => {
  const match = SETTING.exec(line)
  if (!match) throw new Error(`not a setting: ${line}`)
  const [, day = '', time = '', rest = ''] = match
  const province = provinceIds.find((id) => rest.includes(id))
  const role = rest.includes('officer') ? 'officer' : rest.includes('director') ? 'director' : null
  return {
    at: new Date(`${day}T${time}:00+07:00`).toISOString(),
    today: day,
    profile: { ...before.profile, ...(province ? { province } : {}), ...(role ? { role } : {}) },
  }
}

const START: Setting = { at: '2026-11-21T01:00:00.000Z', today: '2026-11-21', profile: {} }

/**
 * Plays the incoming lines of a transcript and writes the whole of it anew, the bot's lines as they
 * are today. Between every two lines the session goes through its stored form.
 */
export const play = (transcript: string, knowledge: Knowledge): string => {
  let setting = START
  let session: Session | null = null
  const lines: string[] = []
  for (const line of transcript.trimEnd().split('\n')) {
    if (line.startsWith('#')) lines.push(line)
    if (line.startsWith('@')) {
      setting = readSetting(line, setting)
      lines.push(line)
    }
    const text = INCOMING.exec(line)?.[2]
    if (text === undefined) continue
    const turn = respond({ ...setting, text }, session, knowledge)
    session = parseSession(JSON.stringify(turn.session))
    if (!session) throw new Error(`a session that cannot be read back after: ${line}`)
    lines.push(line, ...turn.replies.map((reply) => renderBotLine(reply, knowledge.say)))
  }
  return `${lines.join('\n')}\n`
}
