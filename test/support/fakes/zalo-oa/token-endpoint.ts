import type { IncomingMessage, ServerResponse } from 'node:http'
import { BAD_JSON, GATEWAY, reply } from '../server.ts'
import type { Answer } from './answers.ts'
import type { createTokens } from './tokens.ts'

/** What the token endpoint does with the next call. */
export type TokenFault =
  /** The pair is changed, and the answer never arrives. */
  | 'accept-then-drop'
  /** The connection is cut before anything is changed. */
  | 'drop-before'
  /** The pair is changed, and the answer never comes. */
  | 'accept-then-hang'
  | 'bad-gateway'
  | 'bad-json'
  | 'too-many'

/** Where a refresh token or a code is exchanged for a pair; an answer takes `delayMs`. */
export const createTokenEndpoint = (
  tokens: ReturnType<typeof createTokens>,
  delayMs: number,
  tooMany: Answer,
) => {
  const faults: (TokenFault | null)[] = []
  return {
    fail: (...next: readonly (TokenFault | null)[]) => void faults.push(...next),
    exchange: async (request: IncomingMessage, body: string, response: ServerResponse) => {
      const fault = faults.shift() ?? null
      const secret = request.headers['secret_key']
      if (delayMs > 0) await new Promise((done) => setTimeout(done, delayMs))
      if (fault === 'drop-before') return response.destroy()
      if (fault === 'bad-gateway') return reply(response, GATEWAY)
      if (fault === 'too-many')
        return reply(response, { status: 200, body: JSON.stringify(tooMany) })
      const answer = tokens.exchange(new URLSearchParams(body), String(secret))
      if (fault === 'accept-then-hang') return undefined
      if (fault === 'accept-then-drop') return response.destroy()
      if (fault === 'bad-json') return reply(response, BAD_JSON)
      return reply(response, { status: 200, body: JSON.stringify(answer) })
    },
  }
}
