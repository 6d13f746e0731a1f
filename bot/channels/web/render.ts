import type { Turn } from '../../../handlers/conversation/conversation.ts'

/** A turn as the HTTP interface answers it. */
export const renderTurn = ({ replies, kind, question, verdict, sheet }: Turn): string =>
  JSON.stringify({
    replies: replies.map(({ text, choices, citations, links }) => ({
      text,
      choices,
      citations,
      links,
    })),
    turn: { kind, question, verdict, sheet },
  })
