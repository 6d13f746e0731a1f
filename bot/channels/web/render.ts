import type { Turn } from '../../../handlers/conversation/conversation.ts'
import { partsOf } from '../../../handlers/conversation/part.ts'

/** A turn as the HTTP interface answers it. */
export const renderTurn = ({ replies, kind, question, verdict, sheet }: Turn): string =>
  JSON.stringify({
    replies: replies.map(({ text, choices, numbered, citations, links, marks = [] }) => ({
      text,
      parts: partsOf(text, marks),
      choices,
      numbered,
      citations,
      links,
    })),
    turn: { kind, question, verdict, sheet },
  })
