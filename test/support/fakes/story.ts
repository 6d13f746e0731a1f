import { readFileSync } from 'node:fs'
import type { ChannelLimits } from '../../../bot/channels/channel.ts'
import { packReplies } from '../../../bot/channels/message.ts'
import type { Reply, Session } from '../../../handlers/conversation/conversation.ts'
import { respond } from '../../../handlers/respond.ts'
import { parseSession } from '../../../storage/chats/format/session-format.ts'
import { loadKnowledge } from '../content/knowledge.ts'

const SETTING = /^@ (\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})/mu
const INCOMING = /^(?:Bà con|Cán bộ): (.*)$/u

/** A golden story as a channel has to tell it. */
export interface Story {
  /** When it begins, for `CLOCK`. */
  readonly clock: string
  /** What the person writes, and what the person then reads, message by message. */
  readonly turns: readonly { readonly said: string; readonly read: readonly string[] }[]
}

interface Played {
  readonly clock: string
  readonly turns: readonly { readonly said: string; readonly replies: readonly Reply[] }[]
}

const play = (file: string, site: string | null): Played => {
  const transcript = readFileSync(file, 'utf8')
  const [, day = '', minute = ''] = SETTING.exec(transcript) ?? []
  const clock = `${day}T${minute}:00+07:00`
  const when = { at: new Date(clock).toISOString(), today: day }
  let session: Session | null = null
  const turns = transcript.split('\n').flatMap((line) => {
    const said = INCOMING.exec(line)?.[1]
    if (said === undefined) return []
    const turn = respond({ ...when, text: said, site }, session, loadKnowledge())
    session = parseSession(JSON.stringify(turn.session))
    return [{ said, replies: turn.replies }]
  })
  return { clock, turns }
}

/** A talk is the same on every channel, but for how it is packed: it is played once. */
const played = new Map<string, Played>()

/**
 * Reads a transcript's incoming lines and says what each must bring within a channel's limits, by a
 * program of this environment: where it has an address, some replies lead there.
 */
export const readStory = (
  file: string,
  limits: ChannelLimits,
  { PUBLIC_URL: site = null }: Readonly<{ PUBLIC_URL?: string | null }>,
): Story => {
  const key = `${file} ${site ?? ''}`
  const { clock, turns } = played.get(key) ?? play(file, site)
  played.set(key, { clock, turns })
  return {
    clock,
    turns: turns.map(({ said, replies }) => ({
      said,
      read: packReplies(replies, limits, loadKnowledge().say).map(({ text }) => text),
    })),
  }
}
