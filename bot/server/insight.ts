import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/u
/** What a proxy adds: behind one, an address of this machine says nothing of who asks. */
const BY_A_PROXY = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']
const BEARER = /^Bearer\s+(?<token>\S+)$/iu

const hash = (text: string) => createHash('sha256').update(text).digest()

const isOnThisMachine = ({ socket, headers }: Pick<FastifyRequest, 'socket' | 'headers'>) =>
  LOOPBACK.test(socket.remoteAddress ?? '') && !BY_A_PROXY.some((name) => name in headers)

/**
 * Who may look into the program: whoever shows the token in `Authorization: Bearer`, or, where none is
 * set, whoever asks from this machine and not through a proxy.
 */
export const createInsight = (token: string | undefined) => {
  const expected = token === undefined ? null : hash(token)
  return (request: Pick<FastifyRequest, 'socket' | 'headers'>): boolean => {
    if (!expected) return isOnThisMachine(request)
    const given = BEARER.exec(request.headers.authorization ?? '')?.groups?.['token']
    return given !== undefined && timingSafeEqual(hash(given), expected)
  }
}
