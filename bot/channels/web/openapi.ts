import { z } from 'zod'
import { chatSchema, eligibilitySchema } from './payload.ts'

const label = { type: 'string' }
const citation = {
  type: 'object',
  properties: { document: label, clause: label, label },
}
const list = (items: object) => ({ type: 'array', items })
const nullable = (schema: object) => ({ anyOf: [schema, { type: 'null' }] })

const amount = {
  type: 'object',
  properties: {
    text: label,
    value: { description: 'in `unit`; a truth or an id where the condition has no number' },
    from: nullable({ type: 'number' }),
    to: nullable({ type: 'number' }),
    unit: nullable({ enum: ['m2', 'dong', 'member', 'service', 'vehicle', 'point'] }),
    bound: { enum: ['atLeast', 'moreThan', 'equals'] },
  },
}

const verdict = {
  type: 'object',
  properties: {
    eligibility: { enum: ['eligible', 'not_eligible', 'needs_verification'] },
    programme: nullable({
      type: 'object',
      properties: { id: label, status: { enum: ['upcoming', 'open', 'closed', 'ended'] } },
    }),
    failing: list({
      type: 'object',
      properties: {
        fact: label,
        required: amount,
        actual: amount,
        gap: nullable({
          type: 'object',
          properties: {
            text: label,
            value: { type: 'number' },
            percent: { type: 'number' },
            unit: label,
          },
        }),
        citations: list(citation),
      },
    }),
    toVerify: list({
      type: 'object',
      properties: {
        fact: label,
        reason: { enum: ['unknown', 'vague', 'not-asked', 'authority', 'no-conditions'] },
        text: label,
        citations: list(citation),
      },
    }),
    priorityMet: list({
      type: 'object',
      properties: { condition: label, citations: list(citation) },
    }),
  },
}

const chatAnswer = {
  type: 'object',
  properties: {
    replies: list({
      type: 'object',
      properties: {
        text: label,
        choices: list({ type: 'object', properties: { value: label, label } }),
        citations: list(citation),
        links: list({ type: 'object', properties: { label, url: label } }),
      },
    }),
    turn: {
      type: 'object',
      properties: {
        kind: {
          enum: [
            'answer',
            'abstain',
            'question',
            'confirmation',
            'verdict',
            'menu',
            'smalltalk',
            'notice',
          ],
        },
        question: nullable({
          type: 'object',
          properties: { fact: label, step: { type: 'integer' }, of: { type: 'integer' } },
        }),
        verdict: nullable(verdict),
      },
    },
  },
}

const error = {
  type: 'object',
  properties: { error: { type: 'object', properties: { code: label, message: label } } },
}

const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const faults = Object.fromEntries(
  [400, 413, 415, 429, 503].map((status) => [status, { description: 'error', ...json(error) }]),
)

const post = (summary: string, request: z.ZodType, response: object) => ({
  post: {
    summary,
    requestBody: { required: true, ...json(z.toJSONSchema(request)) },
    responses: { 200: { description: 'ok', ...json(response) }, ...faults },
  },
})

/** The description of the whole interface, made from the schemas that check the requests. */
export const openapi = {
  openapi: '3.1.0',
  info: { title: 'Tro ly HTX', version: '1' },
  paths: {
    '/api/v1/chat': post('One message of a conversation', chatSchema, chatAnswer),
    '/api/v1/eligibility': post('Judge structured answers', eligibilitySchema, verdict),
  },
} as const
