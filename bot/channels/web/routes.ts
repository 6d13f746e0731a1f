import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { civilDay, type Clock } from '../../clock.ts'
import type { Config } from '../../config.ts'
import type { Dispatch } from '../../dispatch.ts'
import { judgeAnswers } from './eligibility.ts'
import { sendError } from './errors.ts'
import { createLimiter } from './limits.ts'
import { openapi } from './openapi.ts'
import { chatSchema, eligibilitySchema, messageOf, readBody } from './payload.ts'

export interface WebDeps {
  readonly dispatch: Dispatch
  readonly knowledge: Knowledge
  readonly config: Config
  readonly clock: Clock
}

/** The HTTP interface for the web page and for other systems. */
export const registerRoutes = (app: FastifyInstance, deps: WebDeps): void => {
  const { dispatch, knowledge, config, clock } = deps
  const { say } = knowledge
  const conversations = createLimiter(config.RATE_PER_CONVERSATION)
  const addresses = createLimiter(config.RATE_PER_ADDRESS)

  const tooMany = (reply: FastifyReply, seconds: number) =>
    sendError(reply.header('retry-after', seconds), say, 'too_many')

  const limitAddress = async (request: FastifyRequest, reply: FastifyReply) => {
    const seconds = addresses.take(request.ip, clock().getTime())
    return seconds > 0 ? tooMany(reply, seconds) : undefined
  }

  app.post('/api/v1/chat', { onRequest: limitAddress }, async (request, reply) => {
    const body = readBody(chatSchema, request.body)
    if ('fault' in body)
      return body.tooLong
        ? sendError(reply, say, 'too_long')
        : sendError(reply, say, 'bad_request', { fault: body.fault })
    const { conversation, message } = body.data
    const seconds = conversations.take(conversation, clock().getTime())
    if (seconds > 0) return tooMany(reply, seconds)
    const result = await dispatch(`web:${conversation}`, message ?? null, messageOf(body.data))
    if (result.kind === 'unknown-choice') return sendError(reply, say, 'unknown_choice')
    if (result.kind === 'unavailable') return sendError(reply, say, 'unavailable')
    return reply.type('application/json; charset=utf-8').send(result.body)
  })

  app.post('/api/v1/eligibility', { onRequest: limitAddress }, async (request, reply) => {
    const body = readBody(eligibilitySchema, request.body)
    if ('fault' in body) return sendError(reply, say, 'bad_request', { fault: body.fault })
    const judged = judgeAnswers(body.data, civilDay(clock()), knowledge)
    if (judged === 'no-programme')
      return sendError(reply, say, 'unknown_programme', { fault: body.data.programme })
    if ('fault' in judged) return sendError(reply, say, 'bad_answer', { fault: judged.fault })
    return reply.send(judged.verdict)
  })

  app.get('/api/v1/openapi.json', () => openapi)
}
