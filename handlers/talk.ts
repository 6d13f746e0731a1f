import type { Knowledge } from '../knowledge/knowledge.ts'
import type { MessageReading } from '../knowledge/language/message/reader.ts'
import type { Say } from '../knowledge/phrases.ts'
import type { Incoming, Session } from './conversation.ts'
import type { Outcome } from './outcome.ts'

/** One incoming on its way through the handlers. */
export interface Talk {
  readonly incoming: Incoming
  readonly session: Session
  readonly knowledge: Knowledge
  readonly say: Say
}

/** A talk whose message has been read. */
export interface ReadTalk extends Talk {
  readonly reading: MessageReading
}

/** Answers a talk, or leaves it to the next handler. */
export type Handler = (talk: ReadTalk) => Outcome | null

export const withSession = <T extends Talk>(talk: T, session: Session): T => ({ ...talk, session })
