import { respond } from '../../../handlers/respond.ts'
import type { Session } from '../../../handlers/conversation/conversation.ts'
import type { Incoming } from '../../../handlers/conversation/incoming.ts'
import { parseSession } from '../../../storage/chats/format/session-format.ts'
import { loadKnowledge } from '../content/knowledge.ts'

type Role = 'director' | 'officer'
/** Province, who asks, what was asked before, the message, and what stands in its answer. */
export type Pair = readonly [string | null, Role, string, string, RegExp]

const knowledge = loadKnowledge()
const MOMENT = { at: '2026-11-30T08:00:00.000Z', today: '2026-11-30' }

/** One message by itself, or behind a session. */
export const ask = (text: string, province: string | null, role: Role, before: Session | null) => {
  const profile: NonNullable<Incoming['profile']> = { role, ...(province ? { province } : {}) }
  return respond({ ...MOMENT, text, profile }, before, knowledge)
}

/** What is answered to a message behind another one, with the session stored in between. */
export const answerBehind = (
  province: string | null,
  role: Role,
  before: string,
  text: string,
): string => {
  const { session } = ask(before, province, role, null)
  const { replies } = ask(text, province, role, parseSession(JSON.stringify(session)))
  return replies.map((reply) => reply.text).join('\n')
}
