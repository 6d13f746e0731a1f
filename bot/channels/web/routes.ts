import type { WebDeps } from './dispatch.ts'
import type { FastifyInstance } from 'fastify'
import { civilDay } from '../../clock.ts'
import { registerDeadlines } from './deadlines/deadlines.ts'
import { judgeAnswers } from './eligibility.ts'
import { sendError } from './errors.ts'
import { registerSheets } from './sheets.ts'
import { createLimit, limitAddress, refuse } from './limits.ts'
import { describeInterface } from './openapi.ts'
import { registerPrivacy } from './privacy/privacy.ts'
import {
  createChatSchema,
  conversationOf,
  eligibilitySchema,
  messageOf,
  readBody,
  TOO_LONG,
} from './payload.ts'

/** The HTTP interface for the web page and for other systems. */
export const registerRoutes = (app: FastifyInstance, deps: WebDeps): void => {
  const { dispatch, knowledge, config, clock } = deps
  const { say, places } = knowledge
  const chatSchema = createChatSchema(places.map(({ id }) => id))
  const onRequest = limitAddress(app, deps)
  const ofConversation = createLimit(app, config.RATE_PER_CONVERSATION, ({ body }) =>
    conversationOf(body),
  )

  app.post('/api/v1/chat', { onRequest }, async (request, reply) => {
    const body = readBody(chatSchema, request.body)
    if ('fault' in body)
      return body.reason === TOO_LONG
        ? sendError(reply, say, 'too_long')
        : sendError(reply, say, 'bad_request', { fault: body.fault })
    const seconds = await ofConversation(request)
    if (seconds > 0) return refuse(reply, seconds, deps)
    const { conversation, message } = body.data
    const result = await dispatch(`web:${conversation}`, message ?? null, messageOf(body.data))
    if (result.kind === 'unknown-choice') return sendError(reply, say, 'unknown_choice')
    if (result.kind === 'unavailable') return sendError(reply, say, 'unavailable')
    return reply.type('application/json; charset=utf-8').send(result.body)
  })

  app.post('/api/v1/eligibility', { onRequest }, async (request, reply) => {
    const body = readBody(eligibilitySchema, request.body)
    if ('fault' in body) return sendError(reply, say, 'bad_request', { fault: body.fault })
    const judged = judgeAnswers(body.data, civilDay(clock()), knowledge)
    if (judged === 'no-programme')
      return sendError(reply, say, 'unknown_programme', { fault: body.data.programme })
    if ('fault' in judged) return sendError(reply, say, 'bad_answer', { fault: judged.fault })
    return reply.send(judged.verdict)
  })

  registerDeadlines(app, deps)
  registerPrivacy(app, deps)
  registerSheets(app, deps)
  const units = [...knowledge.facts.values()].flatMap((fact) =>
    'unit' in fact && fact.unit ? [fact.unit] : [],
  )
  const description = describeInterface(say('page.title'), chatSchema, [...new Set(units)])
  app.get('/api/v1/openapi.json', () => description)
}
