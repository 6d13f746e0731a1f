import type { Session, Turn } from '../../../handlers/conversation/conversation.ts'
import type { Incoming } from '../../../handlers/conversation/incoming.ts'
import { respond } from '../../../handlers/respond.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { loadKnowledge } from '../content/knowledge.ts'
import { parseSession } from '../../../storage/chats/format/session-format.ts'

const shipped = loadKnowledge()
/** When a chat takes place unless a message says otherwise. */
export const NOW = { at: '2026-11-21T01:10:00.000Z', today: '2026-11-21' } as const

/** A chat whose session goes through its stored form at every turn. */
export const createChat = (knowledge: Knowledge = shipped, before: Session | null = null) => {
  let session = before
  const send = (incoming: Partial<Incoming>): Turn => {
    const turn = respond({ ...NOW, ...incoming }, session, knowledge)
    session = parseSession(JSON.stringify(turn.session))
    if (!session) throw new Error('a session that cannot be read back')
    return turn
  }
  return {
    say: (text: string, at: Partial<Incoming> = {}) => send({ text, ...at }),
    choose: (choice: string) => send({ choice }),
    session: () => session,
  }
}

export const lastChoices = (turn: Turn) => turn.replies.at(-1)?.choices ?? []
export const textOf = (turn: Turn) => turn.replies.map(({ text }) => text).join('\n')
/** A chat in which the consent to an opening message was given. */
export const start = (opening: string) => {
  const chat = createChat()
  chat.say(opening)
  return { chat, turn: chat.say('đồng ý') }
}
