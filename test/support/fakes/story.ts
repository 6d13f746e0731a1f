import { readFileSync } from 'node:fs'
import type { ChannelLimits } from '../../../bot/channels/channel.ts'
import { packReplies } from '../../../bot/channels/message.ts'
import type { Session } from '../../../handlers/conversation.ts'
import { respond } from '../../../handlers/respond.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { parseSession } from '../../../storage/chats/session-format.ts'

const SETTING = /^@ (\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})/mu
const INCOMING = /^(?:Bà con|Cán bộ): (.*)$/u

/** A golden story as a channel has to tell it. */
export interface Story {
  /** When it begins, for `CLOCK`. */
  readonly clock: string
  /** What the person writes, and what the person then reads, message by message. */
  readonly turns: readonly { readonly said: string; readonly read: readonly string[] }[]
}

/** Reads a transcript's incoming lines and says what each must bring within a channel's limits. */
export const readStory = (file: string, limits: ChannelLimits, knowledge: Knowledge): Story => {
  const transcript = readFileSync(file, 'utf8')
  const [, day = '', minute = ''] = SETTING.exec(transcript) ?? []
  const clock = `${day}T${minute}:00+07:00`
  const when = { at: new Date(clock).toISOString(), today: day }
  let session: Session | null = null
  const turns = transcript.split('\n').flatMap((line) => {
    const said = INCOMING.exec(line)?.[1]
    if (said === undefined) return []
    const turn = respond({ ...when, text: said }, session, knowledge)
    session = parseSession(JSON.stringify(turn.session))
    return [
      { said, read: packReplies(turn.replies, limits, knowledge.say).map(({ text }) => text) },
    ]
  })
  return { clock, turns }
}
