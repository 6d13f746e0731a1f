import type { FastifyReply } from 'fastify'
import type { Say } from '../../../knowledge/phrases.ts'

/** Code of an error → its status. Each has a sentence `errors.<code>` that says what to do. */
export const STATUS = {
  bad_request: 400,
  bad_json: 400,
  too_long: 400,
  unknown_choice: 400,
  unknown_programme: 400,
  bad_answer: 400,
  bad_query: 400,
  unauthenticated: 401,
  not_found: 404,
  gone: 410,
  timed_out: 408,
  too_large: 413,
  wrong_type: 415,
  too_many: 429,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof STATUS

type Values = Readonly<Record<string, string | number>>

/** An error of the contract: `{ error: { code, message } }`, in Vietnamese. */
export const errorBody = (say: Say, code: ErrorCode, values: Values = {}) => ({
  error: { code, message: say(`errors.${code}`, values) },
})

/** Answers with an error of the contract. */
export const sendError = (reply: FastifyReply, say: Say, code: ErrorCode, values: Values = {}) =>
  reply.code(STATUS[code]).send(errorBody(say, code, values))

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  413: 'too_large',
  415: 'wrong_type',
  429: 'too_many',
}

const isOfRequest = (status: number) => status >= 400 && status < 500

/** The code of a fault that the server itself found before any route ran. */
export const codeOf = (status = 500): ErrorCode =>
  BY_STATUS[status] ?? (isOfRequest(status) ? 'bad_json' : 'unavailable')
