import type { FastifyReply } from 'fastify'
import type { Say } from '../../../knowledge/phrases.ts'

/** Code of an error → its status. Each has a sentence `errors.<code>` that says what to do. */
const STATUS = {
  bad_request: 400,
  bad_json: 400,
  too_long: 400,
  unknown_choice: 400,
  unknown_programme: 400,
  bad_answer: 400,
  bad_query: 400,
  not_found: 404,
  too_large: 413,
  wrong_type: 415,
  too_many: 429,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof STATUS

/** Answers with an error of the contract: `{ error: { code, message } }`, in Vietnamese. */
export const sendError = (
  reply: FastifyReply,
  say: Say,
  code: ErrorCode,
  values: Readonly<Record<string, string | number>> = {},
) => reply.code(STATUS[code]).send({ error: { code, message: say(`errors.${code}`, values) } })

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'bad_json',
  413: 'too_large',
  415: 'wrong_type',
  429: 'too_many',
}

/** The code of a fault that the server itself found before any route ran. */
export const codeOf = (status: number | undefined): ErrorCode =>
  BY_STATUS[status ?? 0] ?? 'unavailable'
